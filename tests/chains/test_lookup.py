"""Which attribution a stretch of text stands under."""

from sayso.chains import VOUCHES, chain_at
from sayso.model import Attribution, CueSort, Source, Span, Stance


def attribution(
    name: str,
    content: Span,
    *,
    confidence: float = 0.9,
    sort: CueSort = "speech",
    stance: Stance = "asserts",
) -> Attribution:
    """Source at 0-3, cue at 4-8."""
    return Attribution(
        id=name,
        article="a1",
        source=(Span(0, 3),),
        cue=(Span(4, 8),),
        content=(content,),
        chain=(Source(name, "person"),),
        confidence=confidence,
        sort=sort,
        stance=stance,
    )


def found(attributions: list[Attribution], span: Span) -> str | None:
    best = chain_at(attributions, span)
    return best.id if best else None


def test_the_innermost_content_wins() -> None:
    both = [attribution("outer", Span(10, 90)), attribution("inner", Span(40, 90))]
    assert found(both, Span(50, 80)) == "inner"
    assert found(both, Span(12, 35)) == "outer"


def test_two_contents_of_one_source_hold_a_sentence_together() -> None:
    two = [attribution("one", Span(10, 40)), attribution("one", Span(50, 90))]
    assert found(two, Span(0, 100)) == "one"
    apart = [attribution("one", Span(10, 40)), attribution("two", Span(50, 90))]
    assert found(apart, Span(0, 100)) is None


def test_a_third_of_a_sentence_that_names_the_speaker_makes_it_the_speakers() -> None:
    said = [attribution("one", Span(10, 45))]
    assert found(said, Span(0, 100)) == "one"
    assert found(said, Span(10, 100)) is None


def test_what_no_content_holds_is_the_outlets_own_voice() -> None:
    assert found([attribution("one", Span(10, 40))], Span(50, 80)) is None


def test_a_source_that_hardly_vouches_is_passed_over() -> None:
    weak = attribution("weak", Span(10, 90), confidence=VOUCHES - 0.01)
    assert found([weak], Span(20, 60)) is None


def test_the_words_that_attribute_do_not_count_as_uncovered() -> None:
    assert found([attribution("one", Span(10, 20))], Span(0, 20)) == "one"


def test_an_announcement_is_told_by_the_outlet_and_its_content_by_the_source() -> None:
    one = attribution("one", Span(9, 40), sort="declare")
    assert found([one], Span(0, 40)) is None
    assert found([one], Span(9, 40)) == "one"


def test_what_somebody_did_not_say_is_told_by_the_outlet() -> None:
    assert found([attribution("one", Span(9, 40), stance="doubts")], Span(0, 40)) is None
