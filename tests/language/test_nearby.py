from hypothesis import given
from hypothesis import strategies as st

from sayso.language.nearby import WIDTH, Nearby, spread
from sayso.model import Span

spans = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(0, 10 * WIDTH),
    st.integers(1, 3 * WIDTH),
)


def touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@given(st.lists(spans), spans)
def test_nothing_that_touches_a_stretch_is_left_out_and_the_order_is_kept(
    items: list[Span], stretch: Span
) -> None:
    near = spread(items).near(stretch)
    assert [item for item in near if touches(item, stretch)] == [
        item for item in items if touches(item, stretch)
    ]


def test_of_a_long_text_only_what_stands_close_by_is_asked() -> None:
    sentences = [Span(at, at + 100) for at in range(0, 1000 * WIDTH, 100)]
    assert len(spread(sentences).near(Span(500_000, 500_100))) <= 2 * WIDTH / 100


def test_an_item_put_in_the_place_of_another_is_found_where_it_stands_now() -> None:
    found = Nearby([Span(0, 5)], lambda span: (span,))
    found.put(0, Span(5 * WIDTH, 5 * WIDTH + 5))
    assert found.near(Span(5 * WIDTH, 5 * WIDTH + 1)) == [Span(5 * WIDTH, 5 * WIDTH + 5)]
