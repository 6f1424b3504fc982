"""Highlighting: nothing of a text is lost, and the marks make a tree."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.highlight import Mark, Reference, lines, paragraphs


class Reader(HTMLParser):
    """Collects the text outside reference links, and what each mark covers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.links = 0
        self.depth = 0
        self.crossed = False
        self.ids: list[str] = []
        self.covered: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open.append("link" if tag == "a" else given.get("class") or "")
        if given.get("id"):
            self.ids.append(given["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        name = self.open.pop() if self.open else ""
        self.crossed |= (name == "link") != (tag == "a")
        self.links += tag == "a"

    def handle_data(self, data: str) -> None:
        if "link" in self.open:
            return
        self.text += data
        for name in dict.fromkeys(self.open):
            self.covered[name] = self.covered.get(name, "") + data


TEXTS = st.text(st.sampled_from("ab <&\"'\n\u202eé"), max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text with up to six marks anywhere in it, each with a style of its own."""
    text = draw(TEXTS)
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        name = f"m{number}"
        marks.append(Mark(start, end, name, name, references=(Reference("#x", "1", "one"),)))
    return text, marks


@given(marked_texts())
def test_the_text_is_kept_and_every_mark_covers_exactly_its_characters(
    given_text: tuple[str, list[Mark]],
) -> None:
    text, marks = given_text
    shown = [Reader(str(paragraph.html)) for paragraph in paragraphs(text, marks)]
    assert [one.text for one in shown] == [text[start:end] for start, end in lines(text)]
    for mark in marks:
        expected = "".join(
            text[max(start, mark.start) : min(end, mark.end)]
            for start, end in lines(text)
            if max(start, mark.start) < min(end, mark.end)
        )
        assert "".join(one.covered.get(mark.style, "") for one in shown) == expected


@given(marked_texts())
def test_marks_make_a_tree_with_one_anchor_and_one_reference_each(
    given_text: tuple[str, list[Mark]],
) -> None:
    text, marks = given_text
    shown = [Reader(str(paragraph.html)) for paragraph in paragraphs(text, marks)]
    assert not any(one.crossed or one.open for one in shown)
    seen = [mark.anchor for mark in marks if text[mark.start : mark.end].strip(" \n\u202e")]
    ids = [name for one in shown for name in one.ids]
    assert len(ids) == len(set(ids))
    assert set(seen) <= set(ids)
    assert sum(one.links for one in shown) >= len(seen)


def test_crossing_marks_are_cut_where_they_cross() -> None:
    (only,) = paragraphs("abcdef", [Mark(0, 4, "x", "x"), Mark(2, 6, "y", "y")])
    assert str(only.html) == (
        '<span class="x" id="x">ab<span class="y" id="y">cd</span></span><span class="y">ef</span>'
    )


def test_marks_outside_the_text_are_left_out() -> None:
    (only,) = paragraphs("abc", [Mark(1, 9, "x"), Mark(-1, 2, "y"), Mark(2, 2, "z")])
    assert str(only.html) == "abc"


def test_paragraphs_are_counted_without_empty_lines() -> None:
    text = "one\n\n \ntwo\nthree"
    assert [paragraph.number for paragraph in paragraphs(text, [])] == [1, 2, 3]
