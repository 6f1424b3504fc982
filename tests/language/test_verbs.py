import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.verbs import tokens, verb_groups


def read(text):
    return [(text[group.start : group.end], group.tense) for group in verb_groups(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left Lima", [("left", "past")]),
        ("The port was closed", [("was closed", "past")]),
        ("They have not been told", [("have not been told", "perfect")]),
        ("They hadn’t left", [("hadn’t left", "past")]),
        ("She will be met there", [("will be met", "future")]),
        ("They'll leave", [("'ll leave", "future")]),
        ("She is set to leave", [("is set to leave", "planned")]),
        ("The vote was to be held", [("was to be held", "planned")]),
        ("He's leaving", [("'s leaving", "progressive")]),
        ("It would end the war", [("would end", "conditional")]),
        ("It could have ended", [("could have ended", "modal")]),
        (
            "She plans to quietly resign",
            [("plans", "present"), ("to quietly resign", "infinitive")],
        ),
        ("She went to Lima", [("went", "past")]),
        ("It went to the court", [("went", "past")]),
        ("May said so", [("said", "past")]),
        ("the united front", []),
        ("the failed coup", []),
        ("Ahmed spoke", [("spoke", "past")]),
        ("", []),
    ],
)
def test_verbs_with_their_auxiliaries_are_read_as_one_group(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("She did not leave", True),
        ("She never left", True),
        ("They won't leave", True),
        ("She cannot leave", True),
        ("She left", False),
    ],
)
def test_a_negated_group_is_known(text, negated):
    assert [group.negated for group in verb_groups(text)] == [negated]


def test_an_infinitive_knows_the_word_it_hangs_on():
    assert verb_groups("She refused to leave")[1].governor == "refused"


def test_a_modal_that_looks_back_is_known():
    assert verb_groups("It could have ended")[0].done
    assert not verb_groups("It could end")[0].done


@given(st.text(alphabet=st.sampled_from("abto nedwil'’ŷ漢.-A "), max_size=60))
def test_groups_lie_in_order_inside_the_text_and_on_whole_words(text):
    words = {word.start for word in tokens(text)}, {word.end for word in tokens(text)}
    at = 0
    for group in verb_groups(text):
        assert at <= group.start < group.end <= len(text)
        assert group.start in words[0]
        assert group.end in words[1]
        at = group.end
