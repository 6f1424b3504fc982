"""Who confirms what stands before."""

import pytest

from sayso.language.attributions.confirming import confirmed
from sayso.language.attributions.linked import Linked
from sayso.language.sentences import sentences
from sayso.model import Span

CASES = [
    ("The mill will close. A spokeswoman confirmed the news on Friday.", "A spokeswoman"),
    ("Two were hurt. Police chief Oda Lind later confirmed the number to Norvia Watch.",
     "Police chief Oda Lind"),
    ("He has left. His club, Arden, confirmed it.", "His club"),
    ("The road is open. Both the mayor and the police said so on Monday.",
     "Both the mayor and the police"),
    ("He has left. His club has not confirmed the report.", None),
    ("He has left. The club confirmed that a new keeper will come.", None),
    ("He has left. The club confirmed the arrest of two players.", None),
    ("The club confirmed it.", None),
]  # fmt: skip


def read(text: str, found: list[Linked]) -> list[Linked]:
    parts = sentences(text)
    return [item for part in parts for item in confirmed(text, part, parts, found)]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_who_confirms_vouches_for_the_sentence_before(text: str, who: str | None) -> None:
    found = [(item.source[0], item.content[0]) for item in read(text, [])]
    named = [text[source.start : source.end] for source, _ in found]
    assert named == ([who] if who else [])
    assert all(content == sentences(text)[0] for _, content in found)


def test_what_somebody_else_has_said_is_not_laid_to_who_confirms_it() -> None:
    text = "The mill will close, Lind said. A spokeswoman confirmed the news."
    said = Linked((Span(21, 25),), (Span(26, 30),), (Span(0, 19),), 1.0, "")
    assert not read(text, [said])
