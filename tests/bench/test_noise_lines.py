"""The bench of noise: its labels, captions set among paragraphs, what is counted."""

from lxml import html

from bench.noise import KINDS, OWN, Labelled, labels, marked, shares, simply_marked, with_captions

PAGE = """<html><body><h1>Ferry runs aground</h1><nav class="caption">Home and everything</nav>
<p>A ferry ran aground off Tarn Head on Friday.</p>
<figure><figcaption>Captain Orre looks on from the quay. (Anna Smith / Tarn Press)</figcaption>
</figure><p>No one was hurt, the coast guard said.</p>
<figure><figcaption>A picture of another story altogether</figcaption></figure></body></html>"""
BODY = ["A ferry ran aground off Tarn Head on Friday.", "No one was hurt, the coast guard said."]


def test_every_line_has_one_label() -> None:
    found = labels()
    assert len(found) > 200
    assert {kind for kinds in found.values() for kind in kinds.values()} == set(KINDS)


def test_captions_stand_where_the_page_has_them_and_none_after_the_body() -> None:
    text = with_captions(html.fromstring(PAGE), BODY, credited=False)
    assert text.title == "Ferry runs aground"
    assert text.lines == [BODY[0], "Captain Orre looks on from the quay.", BODY[1]]
    assert text.kinds == [OWN, "caption", OWN]


def test_a_caption_may_keep_its_credit() -> None:
    text = with_captions(html.fromstring(PAGE), BODY, credited=True)
    assert text.lines[1].endswith("(Anna Smith / Tarn Press)")


def test_marked_lines_are_counted_by_kind_without_short_lines_and_unsure_ones() -> None:
    long = "No one was hurt when the ferry struck the sands, the coast guard said."
    text = Labelled("Ferry runs aground", [long, "Share", "Short", "Perhaps"], [
        OWN, "other", OWN, "unsure",
    ])  # fmt: skip
    assert marked(text) == [False, True, False, False]
    assert shares([(text, marked(text))]) == {OWN: (0, 1), "other": (1, 1)}
    assert simply_marked(text) == [False, True, True, True]
