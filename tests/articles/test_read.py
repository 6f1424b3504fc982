"""Files and folders to articles."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from sayso.articles import read
from sayso.errors import BadInput

TEXT = "A ferry with 120 people aboard ran aground off Tarn Head, the coast guard said."


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_folders_are_walked_and_articles_numbered_in_the_order_of_their_paths(
    tmp_path: Path,
) -> None:
    for name in ("b/two.txt", "a.txt", "b/one.txt", "c.html"):
        write(tmp_path / name, f"<p>{TEXT}</p>" if name.endswith("html") else TEXT)
    articles = read([tmp_path]).articles
    assert [(a.id, Path(a.path or "").relative_to(tmp_path).as_posix()) for a in articles] == [
        ("a1", "a.txt"),
        ("a2", "b/one.txt"),
        ("a3", "b/two.txt"),
        ("a4", "c.html"),
    ]


def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt", "One ship."), write(tmp_path / "2.txt", "Two ships.")
    assert read([one, two]) == read([two, one]) == read([str(tmp_path)])


def test_the_text_of_a_text_file_is_the_file_itself(tmp_path: Path) -> None:
    text = "  First line \r\n\r\nSecond\tline\rThird\n\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (article,) = read([tmp_path]).articles
    assert article.text == text
    assert article.sha256 == sha256(text.encode()).hexdigest()


def test_a_path_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to(path)
    assert len(read([path, tmp_path, path]).articles) == 1


def test_the_same_text_in_two_files_is_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    first, second = read([tmp_path]).articles
    assert first.sha256 == second.sha256


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    coverage = read([tmp_path])
    assert len(coverage.articles) == 1
    assert [Path(unread.path).name for unread in coverage.unread] == ["round"]


def test_hidden_files_are_passed_over_and_other_kinds_named(tmp_path: Path) -> None:
    write(tmp_path / ".DS_Store")
    write(tmp_path / ".git" / "a.txt")
    write(tmp_path / "scan.pdf")
    write(tmp_path / "README")
    write(tmp_path / "a.TXT")
    coverage = read([tmp_path])
    assert len(coverage.articles) == 1
    assert [(Path(u.path).name, u.reason) for u in coverage.unread] == [
        (
            "README",
            "a file without a suffix is not a kind that can be read; "
            "give .txt, .html, .htm, .json, .jsonl",
        ),
        (
            "scan.pdf",
            ".pdf is not a kind that can be read; give .txt, .html, .htm, .json, .jsonl",
        ),
    ]


def test_a_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "empty.txt", "")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0\0")
    write(tmp_path / "page.html", "<html></html>")
    write(tmp_path / "whole.txt")
    coverage = read([tmp_path])
    assert [Path(a.path or "").name for a in coverage.articles] == ["whole.txt"]
    assert [Path(u.path).name for u in coverage.unread] == ["empty.txt", "page.html", "picture.txt"]
    assert all("\n" not in unread.reason for unread in coverage.unread)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    (unread,) = read([tmp_path]).unread
    assert "permission denied" in unread.reason


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (unread,) = read([tmp_path]).unread
    assert unread.reason == "is not a regular file"


def test_a_missing_path_is_named_beside_one_that_is_there(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    coverage = read([path, tmp_path / "gone"])
    assert len(coverage.articles) == 1
    assert coverage.unread[0].reason == "no such file or folder; check the path"


@pytest.mark.parametrize("paths", [[], ["/no/such/place"], ["/no/such\0place"]])
def test_nothing_to_read_stops_the_run(paths: list[str]) -> None:
    with pytest.raises(BadInput, match="nothing to read"):
        read(paths)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".json"])
def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"big{suffix}"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (unread,) = read([tmp_path]).unread
    assert "is 100 MB" in unread.reason


def test_a_text_too_long_for_one_article_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "big.txt", "word " * 300_000)
    (unread,) = read([tmp_path]).unread
    assert "1,500,000 characters" in unread.reason


def test_ten_thousand_files_are_read_and_counted(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_bytes(b"Ship %d is late." % number)
    seen: list[tuple[str, int, int]] = []
    coverage = read([tmp_path], progress=lambda *step: seen.append(step))
    assert len(coverage.articles) == 10_000
    assert coverage.articles[-1].id == "a10000"
    assert seen[0] == ("reading", 1, 10_000)
    assert seen[-1] == ("reading", 10_000, 10_000)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Die Brücke über den Fluss wird im Mai geschlossen, sagte die Bürgermeisterin.", "de"),
        ("Мост через реку закроют в мае, сообщила мэр города.", "ru"),
        ("سيتم إغلاق الجسر فوق النهر في شهر مايو المقبل", "ar"),
        ("8", None),
        ("Ship late", None),
    ],
)
def test_the_language_is_told_where_there_is_enough_text(
    text: str, language: str | None, tmp_path: Path
) -> None:
    write(tmp_path / "a.txt", text)
    assert read([tmp_path]).articles[0].language == language
