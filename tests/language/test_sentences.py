import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.sentences import sentences
from sayso.model import Noise, Span


def read(text, noise=()):
    return [text[span.start : span.end] for span in sentences(text, noise)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell. Nobody was hurt.", ["The bridge fell.", "Nobody was hurt."]),
        ("Bridge falls\nThe bridge fell.", ["Bridge falls", "The bridge fell."]),
        ("Bridge falls\r\n\r\nIt fell.", ["Bridge falls", "It fell."]),
        ("He left on Sept. 9. She stayed.", ["He left on Sept. 9.", "She stayed."]),
        ("Mr. Okafor came at 5 p.m. on Friday.", ["Mr. Okafor came at 5 p.m. on Friday."]),
        ("The U.S. Army moved in.", ["The U.S. Army moved in."]),
        ("Lt. Bo Chen left. He spoke.", ["Lt. Bo Chen left.", "He spoke."]),
        ("Rep. Ada Moss (R-Calif.), a pilot, came.", ["Rep. Ada Moss (R-Calif.), a pilot, came."]),
        ("The P.O.A. chair came. He left.", ["The P.O.A. chair came.", "He left."]),
        ("He sued the P.O.A. Nobody came.", ["He sued the P.O.A.", "Nobody came."]),
        ("“Who pays?” Okafor asked. Nobody knew.", ["“Who pays?” Okafor asked.", "Nobody knew."]),
        ("“Who pays?” The hall fell silent.", ["“Who pays?”", "The hall fell silent."]),
        ("Rep. Ada Low (D-N.Y.), who led it, left.", ["Rep. Ada Low (D-N.Y.), who led it, left."]),
        ("The A.B.C.D. leaders met.", ["The A.B.C.D. leaders met."]),
        ("Sales fell. iPads went first.", ["Sales fell.", "iPads went first."]),
        ("  Spaces around.  \n\n  ", ["Spaces around."]),
        ("—\n***\nA word.", ["A word."]),
        ("", []),
    ],
)
def test_a_text_is_split_where_a_reader_would_split_it(text, expected):
    assert read(text) == expected


def test_noise_is_left_out_and_splits_what_surrounds_it():
    text = "The dam held. Read more here! The river fell."
    noise = [Noise(14, 29, "promotion")]
    assert read(text, noise) == ["The dam held.", "The river fell."]


def test_noise_in_the_middle_of_a_sentence_leaves_both_sides():
    text = "The dam Advertisement held."
    assert read(text, [Noise(8, 21, "promotion")]) == ["The dam", "held."]


texts = st.text(alphabet=st.sampled_from('Ab. ?!"”’\n\r\u2028é漢🙂1,'), max_size=80)
stretches = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=4)


@given(texts, stretches)
def test_sentences_are_ordered_trimmed_and_never_overlap_noise(text, raw):
    noise = [Span(start, start + size) for start, size in raw if size]
    at = 0
    for span in sentences(text, noise):
        assert at <= span.start < span.end <= len(text)
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        assert all(span.end <= item.start or item.end <= span.start for item in noise)
        at = span.end


@given(texts)
def test_every_letter_outside_noise_lies_in_a_sentence(text):
    inside = {at for span in sentences(text) for at in range(span.start, span.end)}
    assert all(at in inside for at, sign in enumerate(text) if sign.isalnum())
