"""The command line as a person meets it."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso import __main__
from sayso.desk import cli

EMPTY_BUT_READABLE = "Nothing to see here. The mayor spoke on Monday."


def test_report_writes_html_json_and_markdown_into_a_folder(run, examples, tmp_path):
    code, out, err = run("report", examples, "-o", tmp_path / "out")
    assert code == 0
    assert out == ""
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "dossier.html",
        "dossier.json",
        "dossier.md",
    ]
    assert "6 articles, 1 stories" in err or "6 articles, 1 story" in err


def test_report_prints_json_when_json_is_given_without_a_file(run, examples):
    code, out, _ = run("report", examples, "--json")
    assert code == 0
    assert json.loads(out)["format"] == "sayso-dossier/1"


def test_the_same_run_twice_gives_the_same_bytes(run, examples):
    assert run("report", examples, "--json")[1] == run("report", examples, "--json")[1]


def test_one_output_file_takes_its_form_from_its_suffix(run, examples, tmp_path):
    run("report", examples, "-o", tmp_path / "brief.md")
    assert [p.name for p in tmp_path.iterdir()] == ["brief.md"]


def test_two_forms_cannot_both_go_to_standard_output(run, examples):
    code, _, err = run("report", examples, "--json", "--md")
    assert code == 2
    assert "standard output" in err


def test_an_article_is_never_overwritten_by_the_dossier(run, examples, tmp_path):
    article = tmp_path / "a.json"
    article.write_text('{"title": "The mayor resigns", "text": "The mayor resigned."}')
    before = article.read_bytes()
    code, _, err = run("report", article, "--json", article)
    assert code == 2
    assert "a.json" in err
    assert article.read_bytes() == before


def test_an_article_of_a_folder_that_is_read_is_never_overwritten_either(run, tmp_path):
    article = tmp_path / "a.json"
    article.write_text('{"title": "The mayor resigns", "text": "The mayor resigned."}')
    before = article.read_bytes()
    code, _, err = run("report", tmp_path, "--md", article)
    assert code == 2
    assert "is one of the articles" in err
    assert article.read_bytes() == before


def test_a_dossier_of_an_earlier_run_in_the_folder_may_be_written_anew(run, tmp_path):
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    assert run("report", tmp_path, "--json", tmp_path / "d.json")[0] == 0
    assert run("report", tmp_path, "--json", tmp_path / "d.json")[0] == 0


@pytest.mark.parametrize(
    ("output", "told"),
    [("brief.txt", ".html, .json, .md"), ("a.txt/brief", "is a file, no folder")],
)
def test_a_place_that_cannot_hold_a_dossier_is_told_before_the_work(
    run, tmp_path, monkeypatch, output, told
):
    monkeypatch.setattr("sayso.desk.pipeline.report", lambda *_: pytest.fail("the work began"))
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    code, _, err = run("report", tmp_path / "a.txt", "-o", tmp_path / output)
    assert code == 2
    assert told in err


def test_a_file_that_may_not_be_written_over_is_told_before_the_work(run, tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.desk.pipeline.report", lambda *_: pytest.fail("the work began"))
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    kept = tmp_path / "brief.html"
    kept.touch()
    monkeypatch.setattr("os.access", lambda path, *_, **__: Path(path) != kept)
    code, _, err = run("report", tmp_path / "a.txt", "-o", kept)
    assert code == 2
    assert f"{kept}: may not be written over; name another file." in err


def test_on_a_full_disk_the_dossier_of_an_earlier_run_stays_and_no_half_of_a_new_one_is_left(
    run, tmp_path, monkeypatch
):
    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "brief.md").write_text("of an earlier run")
    monkeypatch.setattr(Path, "write_bytes", full)
    code, _, err = run("report", tmp_path / "a.txt", "-o", tmp_path / "out" / "brief.md")
    assert code == 2
    assert "brief.md: cannot be written (No space left on device)" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["brief.md"]
    assert (tmp_path / "out" / "brief.md").read_text() == "of an earlier run"


def test_to_stop_while_the_program_still_loads_shows_no_traceback(monkeypatch, capsys):
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", stopped)
    with pytest.raises(SystemExit) as done:
        __main__.main()
    assert done.value.code == 130
    assert capsys.readouterr().err == "sayso: stopped.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["stories", "examples", "--json"]])
def test_standard_output_that_takes_no_more_is_told_in_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sayso", *arguments],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "standard output: cannot be written" in done.stderr


def test_a_file_named_that_may_not_be_read_is_named_and_the_rest_goes_on(
    run, tmp_path, monkeypatch
):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(EMPTY_BUT_READABLE)
    monkeypatch.setattr("os.access", lambda path, *_, **__: Path(path).name != "b.txt")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    code, out, err = run("stories", tmp_path / "a.txt", tmp_path / "b.txt")
    assert code == 1
    assert "a.txt" in out or "a1" in out
    assert "b.txt: may not be read (permission denied)" in err


def test_a_dossier_that_cannot_be_read_is_told_with_what_to_give(run, tmp_path):
    code, _, err = run("verify", tmp_path / "gone.json", tmp_path)
    assert code == 2
    assert "gone.json: cannot be read" in err
    assert "give a file written by" in err


def test_a_link_that_leads_back_to_itself_is_told_as_no_file(run, tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    code, _, err = run("report", loop)
    assert code == 2
    assert "nothing to read" in err


def test_a_folder_taken_for_the_file_of_a_form_is_explained(run, tmp_path):
    code, _, err = run("report", "--json", tmp_path)
    assert code == 2
    assert "put PATHS first" in err


def test_an_empty_folder_is_told_as_one(run, tmp_path):
    code, _, err = run("report", tmp_path)
    assert code == 2
    assert err == (
        f"sayso: {tmp_path}: no files there; give files or folders with .txt, .html, .json or "
        ".jsonl articles.\n"
    )


def test_a_folder_of_other_files_tells_the_first_and_how_many_more(run, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.bin").write_bytes(bytes(range(256)))
    code, _, err = run("report", tmp_path)
    assert code == 2
    assert "0.bin: .bin is not a kind that can be read" in err
    assert err.endswith("; and 2 more that could not be read.\n")


def test_many_unread_files_are_counted_on_the_terminal_and_named_in_the_dossier(run, tmp_path):
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    for number in range(30):
        (tmp_path / f"{number}.bin").write_bytes(b"\0")
    code, out, err = run("report", tmp_path, "--json")
    assert code == 1
    assert err.count("Not read:") == cli.MOST_TOLD + 1
    assert "10 more; the dossier names them all" in err
    assert len(json.loads(out)["unread"]) == 30


def test_the_page_is_opened_in_the_browser(run, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)) or True)
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    run("report", tmp_path / "a.txt", "-o", tmp_path / "brief.html", "--open")
    assert opened == [(tmp_path / "brief.html").as_uri()]


@pytest.mark.parametrize(
    ("form", "told"), [("brief.html", "no browser was found"), ("brief.md", "no page was written")]
)
def test_a_page_that_cannot_be_opened_is_told(run, tmp_path, monkeypatch, form, told):
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    code, _, err = run("report", tmp_path / "a.txt", "-o", tmp_path / form, "--open")
    assert code == 0
    assert told in err


def test_a_proposed_admiralty_digit_is_given_when_it_is_asked_for(run, examples):
    _, out, _ = run("report", examples, "--json", "--admiralty")
    digits = {finding["admiralty"]["digit"] for finding in json.loads(out)["findings"]}
    assert digits <= {1, 2, 3, 6}
    assert len(digits) > 1


@pytest.mark.parametrize("switch", ["--admiralty", "--one-story"])
def test_a_command_has_no_switch_that_would_do_nothing(run, switch):
    code, _, err = run("read", "article.txt", switch)
    assert code == 2
    assert "See 'sayso read --help'." in err


def test_a_second_run_does_not_read_the_dossier_of_the_first(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    monkeypatch.chdir(tmp_path)
    run("report", ".")
    code, out, _ = run("report", ".", "--json")
    assert code == 0
    assert [Path(a["path"]).name for a in json.loads(out)["articles"]] == ["a.txt"]


def test_an_unreadable_file_is_named_and_the_rest_goes_on(run, tmp_path):
    (tmp_path / "a.txt").write_text(EMPTY_BUT_READABLE)
    (tmp_path / "b.txt").write_bytes(b"")
    code, out, err = run("report", tmp_path, "--json")
    assert code == 1
    assert "b.txt" in err
    assert [Path(item["path"]).name for item in json.loads(out)["unread"]] == ["b.txt"]


@pytest.mark.parametrize("given", ["yesterday", "03/04/25"])
def test_a_date_that_cannot_be_read_is_told_with_its_file_and_the_article_goes_on_undated(
    run, tmp_path, given
):
    record = {"title": "Pier shut", "text": EMPTY_BUT_READABLE, "published": given}
    (tmp_path / "a.json").write_text(json.dumps(record))
    code, out, err = run("report", tmp_path, "--json")
    assert code == 0
    (article,) = json.loads(out)["articles"]
    assert article["published"]["value"] is None
    assert article["published"]["unreadable"] == [given]
    (line,) = [line for line in err.splitlines() if line.startswith("No date:")]
    assert str(tmp_path / "a.json") in line
    assert f"“{given}”" in line
    assert "2025-10-14" in line


def test_a_date_that_cannot_be_read_is_not_told_where_another_dates_the_article(run, tmp_path):
    record = {"title": "Pier shut", "text": EMPTY_BUT_READABLE, "published": "yesterday"}
    (tmp_path / "2025-10-14-pier.json").write_text(json.dumps(record))
    assert "No date" not in run("report", tmp_path, "--json")[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "no/such/folder"], "no/such/folder"),
        (["report"], "PATHS"),
        (["verify", "no-dossier.json", "."], "no-dossier.json"),
        (["read", "no-article.txt"], "no-article.txt"),
        (["report", ".", "--threads", "0"], "--threads"),
        (["speak"], "speak"),
    ],
)
def test_bad_arguments_give_one_line_that_names_them_and_exit_code_2(run, arguments, told):
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert told in err
    assert len(err.strip().splitlines()) == 1


def test_read_tells_who_says_what_with_offsets(run, examples):
    code, out, _ = run("read", examples / "meridian-agency.txt")
    assert code == 0
    assert "Tomas Reyl" in out
    assert re.search(r"\[\d+:\d+\]", out)


def test_read_as_json_is_a_dossier_of_one_article_without_stories(run, examples):
    _, out, _ = run("read", examples / "valley-post.html", "--json")
    value = json.loads(out)
    assert len(value["articles"]) == 1
    assert value["stories"] == value["findings"] == value["disagreements"] == []
    assert value["attributions"]
    assert value["claims"]


def test_stories_as_json_can_leave_the_texts_out(run, examples):
    _, out, _ = run("stories", examples, "--json", "--no-text")
    value = json.loads(out)
    assert list(value) == ["articles", "stories"]
    assert len(value["stories"]) == 1
    assert all("text" not in article for article in value["articles"])


def test_verify_passes_on_a_fresh_dossier_and_fails_on_a_changed_article(run, examples, tmp_path):
    folder = tmp_path / "coverage"
    folder.mkdir()
    for path in examples.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    run("report", folder, "--json", tmp_path / "d.json")
    assert run("verify", tmp_path / "d.json", folder)[0] == 0
    changed = folder / "meridian-agency.txt"
    changed.write_text(changed.read_text().replace("injured 14", "injured 15"))
    code, out, _ = run("verify", tmp_path / "d.json", folder)
    assert code == 1
    assert "meridian-agency.txt" in out


@pytest.mark.parametrize("command", ["report", "read", "stories", "verify"])
def test_every_command_has_a_help_that_explains_it(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert len(out.splitlines()) > 5


def test_the_version_is_told(run):
    assert run("--version")[1].startswith("sayso ")
