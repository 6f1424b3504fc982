"""Captions without a credit, told by how they speak of what a picture shows.

The news is told in the past tense and about people, a caption in the present tense, without a
verb (see ``verbless``), or about who stands where. Nothing here looks at credits: see ``captions``.
"""

import re
from collections.abc import Sequence

from sayso.articles.captions import in_title_case
from sayso.articles.lines import Line
from sayso.articles.verbless import (
    MANY,
    MONTHS,
    PLACE,
    SENTENCE_BREAK,
    WORD,
    WORD_OR_COMMA,
    has_no_verb,
    is_named,
)
from sayso.knowledge.boilerplate import boilerplate
from sayso.knowledge.titles import body_words

_NOT_PLAIN = re.compile(r"[\"“”:;?!—–]| - |--")
_MARKED = re.compile(r"[\"“”?!]|''|https?:|(?<!\w)[#@]\w")
_QUOTED = re.compile(r"[\"“”?!]|''|\b(?:said|says|told|tells)\b|https?:|(?<!\w)[#@]\w")
# "Monday, March 9, 2026", "March 9, 2026", "in March 2026"
_FULL_DAY = re.compile(
    rf"\b{MONTHS}\b\.?,?\s(?:\d{{1,2}},?\s)?(?:19|20)\d{{2}}\b|"
    r"\b\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d{2}\b"
)
_WEEKDAY = re.compile(r"\bon\s[A-Z][a-z]+day\b")
# "meet for a debate Monday": the news so tells what is to come.
_DAY_AHEAD = re.compile(r"(?<=[a-z])(?<!\bon)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# The year beside a weekday: news of the week never tells it, captions of agencies always do.
_WEEKDAY_AND_YEAR = re.compile(
    rf"\b[A-Z][a-z]+day,?\s{MONTHS}\b\.?\s\d{{1,2}},?\s(?:19|20)\d{{2}}\b"
)
# "... shot down since. Sept. 7, 2026.", "... his flight home. (March 9)"
_DATED_END = re.compile(
    rf"[.!?][\"”]?\s(?:[A-Z][a-z]+day,?\s)?(?:{MONTHS}\.?\s\d{{1,2}},?\s(?:19|20)\d{{2}}|"
    rf"\({MONTHS}\.?\s\d{{1,2}}(?:,?\s(?:19|20)\d{{2}})?\))\.?$"
)
# "Orre, left, and Aust (centre)"
_SIDE = r"(?:[Ff]ar |[Ss]econd from |[Bb]ottom |[Tt]op )?(?:[Ll]eft|[Rr]ight|[Cc]ent(?:er|re))"
_PLACED = re.compile(
    rf"\((?:{_SIDE}|(?:also )?[Pp]ictured|L|C)\)|"
    r", (?:seen|shown|pictured) here\b|, pictured (?:at|in|on|during|outside|with)\b|"
    r"\((?:in the |at )?(?:background|foreground|rear)\)|"
    r"\bin (?:this|an?) (?:[\w.]+,? ){0,4}(?:file|handout) (?:photo|photograph|picture|image)\b|"
    rf"(?<=[A-Z]\w\w), (?:(?:pictured |seen )?{_SIDE}|pictured)(?=[,.;]|$| and [A-Z]| with )|"
    rf"(?<=[a-z]{{3}}), (?:(?:pictured |seen )?{_SIDE}|pictured)(?=[,.;]|$| and [A-Z]| with )"
)
# "This 2019 photo provided by the port shows", "An artist's impression of the bridge"
_OF_PICTURE = re.compile(
    r"(?:This|In this|This [\w\s,.'’-]{0,50}?|In this [\w\s,.'’-]{0,50}?)\b"
    r"(?:(?:file|handout|satellite) )?"
    r"(?:photo|photograph|image|picture|frame grab|video grab|screenshot|illustration|rendering)"
    r"s?,? (?:(?:of|by)\b[^.]{3,60}? )?(?:shows?|provided|released|taken|made|from|supplied|"
    r"obtained)\b|"
    r"(?:An?|The) (?:artist['’]?s? (?:concept|illustration|rendering|impression|sketch)|"
    r"(?:stock|file|handout|undated|composite|combination) "
    r"(?:image|photo|photograph|picture)|courtroom sketch)s?\b|"
    r"(?:An?|The) (?:general|aerial|satellite) view of\b|"
    r"(?:Above|Below|Left|Right|Top|Bottom|Inset|From left|Clockwise from top(?: left)?): [A-Z]|"
    r"(?:[A-Z][\w.'’-]*\s){1,4}(?:took|captured|snapped) this (?:image|photo|photograph|picture)\b"
)
# What ties a sentence to others or argues: so speaks the article itself.
_TIED = re.compile(
    r"\b(?:it|they|we|because|although|if|would|could|should|may|might|will|not|also|"
    r"however|too|instead|yet|but|so|whether|that|still|then|later|again|even|only)\b|"
    r"\b(?:said|says|told|tells)\b|n[’']t\b|[$£€%]|\b(?:per ?cent|[mb]illion)\b"
)
_OF_THE_DAY = re.compile(r"\b(?:he|she|him|them|[A-Z][a-z]+day)\b")
# What the news of the day tells so: "Orre met Aust during a visit to Tarn on Friday."
_NEWS = frozenset({"met", "campaigned", "held", "delivered", "signed"})
# Where or beside what somebody is seen.
_SCENE = re.compile(
    r"\b(?:during|outside|inside|near|beside|alongside|in front of|next to|while|from the stage|"
    r"as (?:he|she|they)|at (?:an?|the|his|her|their)|at [A-Z][\w.-]*|on Capitol Hill|"
    r"in (?:the|his|her) (?:[A-Z]\w+ )+(?:Room|Office|Garden|House|Chamber|Hall))\b"
)
# "Captain Orre, joined by her crew, waves": what stands beside a name, between two commas.
_BESIDE_NAME = re.compile(r"\b(?P<name>[A-Z][\w.'’-]*),\s[^,]+,(?=\s[a-z])")
# "Many of the crew": what a picture shows is never told so.
_GENERAL = frozenset({"many", "most", "all", "few", "no", "more", "other", "such", "both"})
_AUXILIARIES = frozenset({"was", "were", "is", "are", "has", "have", "had", "will", "be", "been"})
_AT_PLACE = frozenset(
    "in at on outside inside near during into through after before from along behind beside "
    "alongside next".split()
)
_SHOWING_WORDS = range(6, 61)
_DID_WORDS = range(6, 36)
_SHORT_WORDS = range(6, 26)
_OWNING = ("'s", "’s", "s'", "s’")
_SUBJECT_WORDS = 12
_MOST_WORDS = 60
_MOST_SENTENCES = 3


def is_of_picture(line: Line) -> bool:
    """Whether a paragraph by its form tells what a picture shows.

    Args:
        line: a line of a text, not its headline.
    """
    return has_no_verb(line) or shows_picture(line) or _points_at_picture(line)


def _points_at_picture(line: Line) -> bool:
    """Whether a paragraph names the picture or says who stands where: "Orre, left, and Aust".

    Of 29,000 lines of PolNeAR, BASIL and FNC-1 about 25 are marked, two of them the articles' own.
    """
    if line.words > _MOST_WORDS or _QUOTED.search(line.text):
        return False
    return any(form.search(line.text) for form in (_PLACED, _OF_PICTURE, _DATED_END))


def shows_picture(line: Line) -> bool:
    """Whether a paragraph tells in the present tense what a picture shows.

    "Captain Orre looks on as divers inspect the hull in Tarn on Monday, March 9, 2026." The verb
    must be the first of its sentence, and nobody may be quoted. What counts is a day with its year
    and a verb of doing (beside a weekday also one in the past tense), somebody at an act that is
    seen ("Captain Orre hugs her mate"), a day and a verb that pictures show, or words that only
    pictures have ("looks on"). More may follow a full day, or an act with its place or occasion.
    Of 29,600 lines of PolNeAR, BASIL, FNC-1 and ECB+ the acts mark eight, all of them captions.
    Of 105 captions of news pages, set without their credits into the articles, 42 are known.
    """
    text = line.text.rstrip(".")
    if line.words not in _SHOWING_WORDS or not text[0].isupper() or _MARKED.search(text):
        return False
    if text == line.text and in_title_case(text):
        return False
    sentences = SENTENCE_BREAK.split(text)
    first, alone = sentences[0], len(sentences) == 1
    if len(sentences) > _MOST_SENTENCES or _QUOTED.search(first):
        return False
    parts = WORD_OR_COMMA.findall(first)
    if _FULL_DAY.search(first) and (_does(parts) or _shows(first)):
        return True
    if _WEEKDAY_AND_YEAR.search(first) and _did(parts):
        return True
    if alone and _did_there(first):
        return True
    bare = _BESIDE_NAME.sub(r"\g<name>", first, count=1)
    plain = not _NOT_PLAIN.search(first)
    return plain and any(_is_at_act(x, alone=alone) or (alone and _shows(x)) for x in (first, bare))


def _first_verb(text: str) -> tuple[list[str], int]:
    """The words of a sentence, and where the first that may be its verb stands; 0 if none."""
    words = WORD.findall(text)
    return words, next((n for n in range(1, len(words)) if _tells_or_shows(words[:n], words[n])), 0)


def _is_at_act(text: str, *, alone: bool) -> bool:
    """Whether a sentence tells of somebody at an act that is seen; if more follow, also where."""
    words, at = _first_verb(text)
    known = boilerplate()
    if not at or not _is_somebody(words[:at]):
        return False
    acts = words[at] in known.caption_acts or _is_seen_there(words[at : at + 3])
    return (acts and alone) or (
        (acts or words[at] in known.caption_doings) and _has_scene(text, words[at])
    )


def _shows(text: str) -> bool:
    """Whether the first verb of a sentence is one that tells what pictures show."""
    words, at = _first_verb(text)
    known = boilerplate()
    if at and (_FULL_DAY.search(text) or _WEEKDAY.search(text)):
        return words[at] in known.caption_verbs or _is_seen(words[at : at + 2])
    return bool(at) and known.caption_scenes.match(" ".join(words[at : at + 4]))


def _has_scene(text: str, verb: str) -> bool:
    """Whether after a verb stands where or at what occasion something is seen, or a full day."""
    if _DAY_AHEAD.search(text):
        return False
    return bool(_SCENE.search(text, max(text.find(verb), 0)) or _FULL_DAY.search(text))


def _is_somebody(subject: Sequence[str]) -> bool:
    """Whether the words before a verb name a person or tell of people: "A crew member"."""
    known = boilerplate()
    no_openings = known.verbless.prepositions | known.verbless.finite | _GENERAL
    if len(subject) > _SUBJECT_WORDS or subject[0].casefold() in no_openings:
        return False
    if any(word.casefold() in known.caption_people for word in subject):
        return True
    owned = next((n for n, word in enumerate(reversed(subject)) if word.endswith(_OWNING)), None)
    subject = subject[len(subject) - owned :] if owned else subject
    return (
        subject[0] != "The"
        and subject[-1][0].isupper()
        and (is_named(subject) or _ends_in_name(subject))
    )


def _ends_in_name(subject: Sequence[str]) -> bool:
    """Whether the words before a verb end in a name of two words that is no body's."""
    known = boilerplate().verbless
    return (
        len(subject) > 1
        and subject[0][0].isupper()
        and not subject[0].endswith("ly")
        and subject[-2][0].isupper()
        and not (known.prepositions | known.determiners | known.finite).intersection(
            map(str.casefold, subject)
        )
        and not any(word.casefold() in body_words() for word in subject[-2:])
    )


def _did(parts: Sequence[str]) -> bool:
    """Whether somebody with a full name did something, and nothing was done to them."""
    if len(parts) < 2 or not (parts[0][0].isupper() and parts[1][0].isupper()):
        return False
    return not _AUXILIARIES.intersection(parts) and not _FULL_DAY.match(" ".join(parts))


def _did_there(text: str) -> bool:
    """Whether somebody with a full name or a title did at a named place what is seen.

    Where a day is told or who did it is named again, the occasion must be told too: "Captain Orre
    greeted her crew during a visit to the docks on Friday."
    """
    words, at = _first_verb(text)
    if len(words) not in _DID_WORDS or _NOT_PLAIN.search(text) or _TIED.search(text):
        return False
    known, subject = boilerplate(), [word for word in words[:at] if not word.endswith("ly")]
    small = known.verbless.prepositions | known.verbless.finite | known.verbless.beside_names
    no_opening = small | _GENERAL | {"the", "mr", "mr.", "mrs", "mrs.", "according"}
    opens = words[0].casefold() not in no_opening
    if not (at and opens and words[at] in known.caption_did and is_named(subject)):
        return False
    after = text[text.find(words[at]) :]
    if _OF_THE_DAY.search(text) or len(words) not in _SHORT_WORDS:
        seen = words[at] not in _NEWS and _SCENE.search(after)
        return bool(seen and (PLACE.search(text) or _WEEKDAY.search(text)))
    return bool(PLACE.search(text))


def _does(parts: Sequence[str]) -> bool:
    """Whether a sentence's first verb is a present tense on -s of somebody named."""
    known = boilerplate()
    small = known.verbless.determiners | known.verbless.prepositions
    if parts[0].casefold() in small - {"a", "an", "the"} or _FULL_DAY.match(" ".join(parts)):
        return False
    for at in range(1, len(parts) - 1):
        before, word, after = parts[at - 1 : at + 2]
        named = before[0].isupper() and before.casefold() not in small
        if word in known.verbless.finite or (word.endswith("ed") and named):
            return False
        if named and _is_present(word):
            return after != "," and not _is_past(after)
    return False


def _is_present(word: str) -> bool:
    known = boilerplate()
    ends = word.endswith("s") and not word.endswith(("ss", "'s", "’s"))
    shows = ends and len(word) > 3 and word.islower()
    return shows and word not in known.verbless.not_verbs | known.caption_stative


def _is_past(word: str) -> bool:
    return word in boilerplate().verbless.finite or word.endswith("ed")


def _tells_or_shows(subject: Sequence[str], word: str) -> bool:
    """Whether a word may be a sentence's verb; a form without -s wants a plural before it."""
    known, before = boilerplate(), subject[-1]
    if word in known.caption_verbs | known.caption_acts | known.caption_doings:
        many = (
            before.endswith("s")
            or before.casefold() in MANY
            or "and" in subject
            or (word in known.caption_acts and subject[0].casefold() in known.caption_people)
        )
        alone = before.endswith(_OWNING[:2]) or before.casefold() in (
            known.verbless.determiners | known.verbless.prepositions
        )
        return not alone and (many or (word.endswith("s") and not word.endswith("ss")))
    return word in known.verbless.finite or (word.endswith("ed") and word.islower())


def _is_seen(words: list[str]) -> bool:
    return words[0] in {"is", "are"} and words[-1] in {"seen", "pictured", "shown", "photographed"}


def _is_seen_there(words: Sequence[str]) -> bool:
    """ "is seen in her chambers", "are led into court": not "is seen as a friend"."""
    verb, how, where = words if len(words) == 3 else ("", "", "")
    return verb in {"is", "are"} and how in boilerplate().caption_seen and where in _AT_PLACE
