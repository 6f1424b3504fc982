"""Labels of whole stories: which pairs of claims they tell of."""

from training.whole_stories import Line, Place, letters, whole_stories

LEAD, CLAUSE, OTHER, ELSEWHERE, FAR = CLAIMS = [
    Place("harbour-1", 0, 60),
    Place("harbour-1", 20, 60),
    Place("harbour-2", 0, 40),
    Place("harbour-2", 50, 90),
    Place("harbour-3", 0, 40),
]


def more(place: Place) -> Place:
    return Place(place.text, place.start, place.end, more=True)


def test_claims_of_one_line_state_the_same():
    assert letters(CLAIMS, [Line("=", (CLAUSE, OTHER))])[1, 2] == "s"


def test_a_claim_that_tells_more_states_a_part():
    told = letters(CLAIMS, [Line("=", (CLAUSE, more(OTHER), more(FAR)))])
    assert (told[1, 2], told[2, 4]) == ("p", "q")


def test_what_no_line_holds_together_is_different():
    told = letters(CLAIMS, [Line("=", (CLAUSE, OTHER))])
    assert told[1, 3] == told[3, 4] == "d"


def test_a_sentence_around_a_labelled_clause_is_in_doubt():
    assert (0, 2) not in letters(CLAIMS, [Line("=", (CLAUSE, OTHER))])


def test_the_closest_of_several_lines_counts():
    lines = [Line("~", (CLAUSE, OTHER)), Line("=", (CLAUSE, OTHER))]
    assert letters(CLAIMS, lines)[1, 2] == "s"


def test_claims_of_one_text_make_no_pair():
    assert (0, 1) not in letters(CLAIMS, [])


def test_a_claim_that_is_cut_otherwise_now_is_passed_over():
    moved = Place("harbour-2", 0, 41)
    assert letters(CLAIMS, [Line("=", (CLAUSE, moved))])[1, 2] == "d"


def test_every_eighth_story_is_kept_back():
    stories = whole_stories()
    assert 0.1 < sum(story.kept_back for story in stories) / len(stories) < 0.15


def test_every_line_holds_claims_of_its_story():
    for story in whole_stories():
        for line in story.lines:
            assert len(line.places) > 1
            assert {place.text for place in line.places} <= set(story.texts)
            assert all(place.start < place.end for place in line.places)
