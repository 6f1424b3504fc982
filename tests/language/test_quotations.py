import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.quotations import quotations
from sayso.language.sentences import sentences

CASES = [
    ("curly marks", "He said “we are ready” and left.", ["“we are ready”"]),
    ("straight marks", 'He said "we are ready" and left.', ['"we are ready"']),
    ("single marks", "‘We are ready,’ she said.", ["‘We are ready,’"]),
    ("an apostrophe is no mark", "The ministers’ plan isn’t ready.", []),
    ("never closed", "She said: “The gate stays open.", ["“The gate stays open."]),
    ("never opened", "The gate stays open,” she said.", ["The gate stays open,”"]),
    (
        "over two lines",
        '"We came at night.\nNobody saw us," he said.',
        ['"We came at night.\nNobody saw us,"'],
    ),
    (
        "a new paragraph opens anew",
        "“We came at night.\n\n“Nobody saw us,” he said.",
        ["“We came at night.", "“Nobody saw us,”"],
    ),
]


@pytest.mark.parametrize(("shape", "text", "found"), CASES, ids=[c[0] for c in CASES])
def test_quotations_end_where_a_reader_ends_them(shape: str, text: str, found: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, sentences(text))] == found


def test_a_closing_mark_with_a_stray_space_closes() -> None:
    text = '"The gate is open, "said the guard.'
    (found,) = quotations(text, sentences(text))
    assert text[found.start : found.end] == '"The gate is open, "'


@given(st.text(alphabet="ab.,? \n“”\"‘’'", max_size=120))
def test_quotations_lie_inside_the_text_in_order_and_hold_their_words(text: str) -> None:
    found = quotations(text, sentences(text))
    assert list(found) == sorted(found)
    for quotation in found:
        inner = quotation.inner()
        assert 0 <= quotation.start <= inner.start <= inner.end <= quotation.end <= len(text)
