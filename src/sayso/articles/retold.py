"""Captions told by the article around them: they introduce anew who was introduced long ago.

An article gives a person's full name once and goes on with the surname; a caption knows nothing of
that. What it tells stands in the article too. Nothing here looks at how a sentence is built: see
``pictures`` for that.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.articles.lines import Line
from sayso.knowledge.titles import body_words, is_courtesy, title_words
from sayso.model import Noise

_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+\.?"
_NAME = re.compile(rf"{_CAPITAL}(?:\s(?:[A-Z]\.|al|bin|de|la|von|van|del|el|{_CAPITAL}))+")
_QUOTED = re.compile(r"[\"“”?!:]|''|https?:|(?<!\w)[#@'‘]\w")
_SPEAKS = re.compile(
    r"\b(?:said|says|told|tells|added|[Aa]ccording|reported|announced|wrote|tweeted)\b"
)
# What ties a sentence to others, or weighs: no caption does.
_TIED = re.compile(
    r"\b(?:but|yet|another|also|recently|however|still|again|even|instead|would|could|should|"
    r"this week|that|those|these|such)\b|n[’']t\b"
)
# A word with a capital that opens a sentence of prose and no name.
_OPENING = re.compile(
    r"(?:The|An?|But|And|So|Yet|Or|Still|However|Also|Then|Instead|Meanwhile|If|When|While|Although|"
    r"Though|Since|As|After|Before|Not|What|How|Why|In|On|At|By|For|With|To|From|Under|During|Until|"
    r"Among|Both|Another|One|Like|Even|Only|Once|Unlike|Despite|Earlier|Later)\b"
)
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9]{3})[.!?][\"”]?\s+(?=[A-Z“\"])")
_OWNED = re.compile(r"[’']s$")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SMALL = frozenset(
    "a an the of to in on at for by with from and or but as is are was were be been has have had "
    "his her its their he she it they this that who which will would not after before during mr "
    "mrs ms dr u.s us".split()
)
_GENERATIONS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III"})
_WORDS = range(5, 46)
_FIRST_LINES = 2
"""There the article itself introduces its people."""
_MOST_INTRODUCED = 2
"""Live pages and agencies' round-ups give the full name in each of their items."""
_TOLD = 0.4
"""Share of a line's words that one other line has. At .3 seven lines of clean articles are marked
instead of one, and one caption more is found."""
_MOST_LINES = 400


def retold_captions(lines: Sequence[Line], title: str | None) -> Iterator[Noise]:
    """Mark paragraphs that name somebody anew in full and tell what is told elsewhere.

    Of 40,000 lines of PolNeAR, FNC-1, BASIL, ECB+ and news pages one is marked. Of 168 captions
    that we wrote for 64 articles of BASIL and ECB+ and set among their paragraphs, 67 are known by
    the other rules and 17 more by this one; of 49 captions of news pages that no other rule knows,
    none.

    Args:
        lines: the lines of a text that nothing else has marked.
        title: the headline, which is never marked.
    """
    own = [line for line in lines if line.text != title]
    if len(own) > _MOST_LINES:
        return
    words = [_content(line.text) for line in own]
    for at, line in enumerate(own):
        name = _opening_name(line) if at >= _FIRST_LINES else ()
        if not name:
            continue
        before, after = own[:at], own[at + 1 :]
        if _is_introduced(name, before, after) and _is_told(at, words):
            yield Noise(line.start, line.end, "caption")


def _opening_name(line: Line) -> tuple[str, ...]:
    """The full name a sentence opens with, without titles; nothing if somebody is quoted."""
    text = line.text
    if line.words not in _WORDS or not text.endswith(".") or is_courtesy(text.split()[0]):
        return ()
    if any(form.search(text) for form in (_QUOTED, _SPEAKS, _TIED, _SENTENCE_BREAK)):
        return ()
    match = None if _OPENING.match(text) else _NAME.match(text)
    name = match.group().split() if match else []
    while len(name) > 2 and name[0].rstrip(".").casefold() in title_words():
        name = name[1:]
    if name and name[-1] in _GENERATIONS:
        name.pop()
    if len(name) < 2 or _OWNED.search(name[-1]) or name[-1].casefold() in body_words():
        return ()
    return tuple(name)


def _is_introduced(name: Sequence[str], before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether earlier lines give the full name and then the surname alone, as articles do.

    A caption above the introduction is not known so: it cannot be told which of the two it is.
    """
    full, alone = _counts(name, before)
    later, alone_later = _counts(name, after)
    habit = full + later <= _MOST_INTRODUCED and alone + alone_later >= full + later
    return full > 0 and alone > 0 and habit


def _counts(name: Sequence[str], lines: Sequence[Line]) -> tuple[int, int]:
    """How often lines give a full name, and how often its surname alone."""
    text = "\n".join(line.text for line in lines)
    first, surname = re.escape(name[0]), re.escape(name[-1])
    full = len(re.findall(rf"\b{first}\s(?:\S+\s){{0,{len(name) - 2}}}{surname}\b", text))
    return full, len(re.findall(rf"\b{surname}\b", text)) - full


def _is_told(at: int, words: Sequence[frozenset[str]]) -> bool:
    """Whether one other line has most words of a line."""
    own = words[at]
    enough = _TOLD * len(own)
    return any(len(own & other) >= enough for n, other in enumerate(words) if n != at)


def _content(text: str) -> frozenset[str]:
    """The words of a line that tell something, in lower case, without endings of owners."""
    words = (_OWNED.sub("", word.casefold()).strip("'’.") for word in _WORD.findall(text))
    return frozenset(words) - _SMALL
