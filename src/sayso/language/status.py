"""The status of a clause: happened, planned, requested, ongoing, possible or denied.

Status is read from the clause's own words: the tense of its main verb (verbs that only tell
who says so are passed over), modals, and the word lists of ``knowledge/status_words.toml``.
Rules are tried in the order of ``_RULES``; each answers with its reason or not at all, and
what no rule claims has happened, as most of what news tells has.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from sayso.knowledge.status_words import status_words
from sayso.language.verbs import VerbGroup, verb_groups
from sayso.model import Span, Status

_SUBORDINATE = re.compile(
    r"\b(?:who|which|that|where|when|since|after|before|because|if|once|while|whose|until|unless)"
    r"(?:\s[\w’'-]+){0,2}\s$",
    re.IGNORECASE,
)


_NEAR, _FAR = 60, 200
"""Characters before a verb in which it is made subordinate, and after it in which what is asked
for stands."""
_OBJECT = re.compile(r"\s(?:(?:the|all|any|such|his|her|these|those)\s)*([\w-]+)")


class Clause(Struct, frozen=True):
    """A clause as the rules see it.

    ``main`` is the verb group that tells what the clause tells, None when it has no finite
    verb; ``told`` says that somebody is named as saying so.
    """

    text: str
    main: VerbGroup | None
    groups: tuple[VerbGroup, ...]
    cue: str
    told: bool


def status(text: str, clause: Span, cue: str | None = None) -> tuple[Status, str]:
    """The status of what a clause tells, and why.

    Args:
        text: the text the clause stands in.
        clause: its span in ``text``.
        cue: the cue of the attribution it is the content of, as written ("urged"); None in
            the outlet's own voice.

    Returns:
        The status and its reason, in words of the clause itself.
    """
    read = _read(text[clause.start : clause.end], cue)
    for name, rule in _RULES:
        reason = rule(read)
        if reason is not None:
            return name, reason
    return "happened", _reason(read)


def _reason(clause: Clause) -> str:
    """Why a clause that no rule claims counts as happened."""
    if clause.main is None:
        return "no finite verb, and no word of plan, request or doubt"
    present = clause.main.tense == "present"
    how = "stated by somebody" if present and clause.told else "told as done"
    return f"{how} (“{_words(clause, clause.main)}”)"


def _read(text: str, cue: str | None) -> Clause:
    groups = verb_groups(text)
    finite = [group for group in groups if group.tense not in {"infinitive", "gerund"}]
    report = status_words().report.verbs
    own = [group for group in finite if group.verb not in report]
    main = _main(text, _told(finite, own) or own) or next(iter(own or finite), None)
    told = cue is not None or len(own) < len(finite) or text.startswith(("“", '"'))
    return Clause(text, main, groups, (cue or "").lower(), told)


def _main(text: str, groups: Sequence[VerbGroup]) -> VerbGroup | None:
    return next((group for group in groups if not _is_subordinate(text, group)), None)


def _told(finite: Sequence[VerbGroup], own: Sequence[VerbGroup]) -> list[VerbGroup]:
    """The verbs after a verb of saying: what is told decides, not the frame around it."""
    said = next((group for group in finite if group not in own), None)
    return [group for group in own if said is not None and group.start > said.start]


def _is_subordinate(text: str, group: VerbGroup) -> bool:
    return _SUBORDINATE.search(text[max(0, group.start - _NEAR) : group.start]) is not None


def _words(clause: Clause, group: VerbGroup | None) -> str:
    return clause.text[group.start : group.end] if group else ""


def _first_word(clause: Clause, group: VerbGroup) -> str:
    return _words(clause, group).split()[0].lower()


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)


def _said(clause: Clause, words: tuple[str, ...]) -> str | None:
    match = _any(words).search(clause.text)
    return f"“{match.group()}”" if match else None


def _cue_of(clause: Clause, verbs: frozenset[str], called: frozenset[str]) -> str | None:
    """Why the cue makes a clause what it is: it holds one of some verbs ("has called on")."""
    words = clause.cue.split()
    on_somebody = not {"on", "for", "upon"}.isdisjoint(words)
    telling = any(word in verbs and (word not in called or on_somebody) for word in words)
    return f"content of “{clause.cue}”" if telling else None


# ---------------------------------------------------------------- the rules


def _denied(clause: Clause) -> str | None:
    words = status_words().denied
    for group in clause.groups:
        after = _OBJECT.match(clause.text, group.end)
        if group.verb in words.verbs and after and after[1].lower() in words.objects:
            return f"denies (“{_words(clause, group)}”)"
    return _cue_of(clause, words.verbs, frozenset()) or _said(clause, words.words)


def _requested(clause: Clause) -> str | None:
    words = status_words().requested
    for group in clause.groups:
        if group.verb in words.verbs and not _is_planned(group) and _asks(clause, group):
            return f"asks for it (“{_words(clause, group)}”)"
    first = clause.text.lstrip("“\"‘' ").partition(" ")[0]
    if clause.main is None and first.lower() in words.imperatives:
        return f"asks for it (“{first}”)"
    past = clause.main is not None and _first_word(clause, clause.main) in {"was", "were", "had"}
    return None if past else _cue_of(clause, words.verbs, words.called)


def _asks(clause: Clause, group: VerbGroup) -> bool:
    """Whether what follows a verb of asking is something asked for."""
    words = status_words().requested
    if group.passive:
        pattern = words.passive_complement if group.tense == "present" else None
    elif group.verb in words.called:
        pattern = words.called_complement
    else:
        pattern = r"\s+\S" if group.verb in words.always else words.complement
    after = clause.text[group.end : group.end + _FAR]
    if re.match(words.unnamed, after, re.IGNORECASE):
        return False
    return pattern is not None and re.match(pattern, after, re.IGNORECASE) is not None


def _is_planned(group: VerbGroup) -> bool:
    """Whether what a group tells is itself ahead ("plans to ask", "will ask")."""
    governed = group.tense == "infinitive" and group.governor in status_words().planned.verbs
    return governed or group.tense in {"future", "planned"}


def _duty(clause: Clause) -> str | None:
    main, words = clause.main, status_words().requested
    if main is None or main.tense != "modal" or main.done:
        return None
    match = _any(words.duty).match(clause.text, main.start)
    if match and (clause.told or match.group().lower() == "must"):
        return f"says it ought to be (“{_words(clause, main)}”)"
    return None


def _planned(clause: Clause) -> str | None:
    main, words = clause.main, status_words().planned
    if main is not None and main.tense == "planned" and _is_no_plan(clause, main):
        return None
    if main is not None and main.tense in {"future", "planned"}:
        return f"ahead (“{_words(clause, main)}”)"
    for group in clause.groups:
        if group.tense == "infinitive" and _governs(clause, group):
            return f"ahead (“{group.governor} {_words(clause, group)}”)"
    return _headline(clause) or _said(clause, words.words)


def _governs(clause: Clause, group: VerbGroup) -> bool:
    """Whether an infinitive hangs on a verb of planning ("plans to ask", not "the plan to ask"),
    or on one of expecting, its subject between ("expects the court to rule")."""
    words, main = status_words().planned, clause.main
    if group.governor in words.verbs:
        return any(
            other.verb == group.governor and other.end <= group.start for other in clause.groups
        )
    return (
        main is not None
        and main.verb in words.expecting
        and main.end <= group.start
        and not main.passive
    )


def _headline(clause: Clause) -> str | None:
    """ "Envoy to visit Quito", "Envoy To Visit Quito": a headline's future."""
    titled = _TITLED.search(clause.text)
    words = clause.text.split()
    if titled and sum(word[:1].isupper() for word in words) >= _CAPITALS * len(words):
        return f"a headline's future (“{titled.group().strip()}”)"
    first = next(iter(clause.groups), None)
    if clause.main is not None or first is None or first.tense != "infinitive":
        return None
    if not _HEADLINE.fullmatch(clause.text, 0, first.start):
        return None
    return f"a headline's future (“{_words(clause, first)}”)"


_CAPITALS = 0.7
"""Share of capitalized words from which a line is a headline in title case."""
_TITLED = re.compile(r"(?<=[\w’'”\"]\s)To\s[A-Z][a-z]+\b(?!ing)")
_HEADLINE = re.compile(
    r"[“\"‘']?(?!(?:For|In|On|As|How|What|When|Where|Why|Ready|Able|Due)\b)[A-Z\d][^,;:.]{0,60}?\s"
)


def _is_no_plan(clause: Clause, main: VerbGroup) -> bool:
    """ "is trying to", and what was going to be, was supposed to be, or was overtaken."""
    words = _words(clause, main)
    missed = main.done and (
        re.search(r"\b(?:supposed|going|to have)\b", words)
        or _any(status_words().planned.overtaken).search(clause.text, main.end)
    )
    return bool(missed or _any(status_words().planned.not_plans).search(words))


def _possible(clause: Clause) -> str | None:
    main, words = clause.main, status_words().possible
    if main is not None and main.tense == "modal" and _first_word(clause, main) in words.modals:
        failed = main.negated and not clause.told and _first_word(clause, main) == "could"
        return None if failed else f"not certain (“{_words(clause, main)}”)"
    return _said(clause, words.words)


def _ongoing(clause: Clause) -> str | None:
    main, words = clause.main, status_words().ongoing
    if re.search(words.counting, clause.text, re.IGNORECASE):
        return None
    if main is not None and _goes_on(main) and not _is_own_word(clause, main):
        return f"going on (“{_words(clause, main)}”)"
    found = _said(clause, words.words)
    if main is None or main.tense != "past":
        found = found or _said(clause, words.now)
    if found:
        return found
    if main is not None and not clause.told and _lasts(clause, main):
        return f"a lasting state (“{_words(clause, main)}”)"
    return None


def _lasts(clause: Clause, main: VerbGroup) -> bool:
    """Whether a verb in the present, or what something can do, tells of a state, no act."""
    words, first = status_words().ongoing, _first_word(clause, main)
    if main.tense == "modal":
        return first in {"can", "cannot", "can't"} and not main.done
    if main.tense != "present" or first not in words.lasting:
        return False
    act = main.passive and main.verb in words.acts
    return not act and not _any(words.particles).match(clause.text, main.end + 1)


def _is_own_word(clause: Clause, main: VerbGroup) -> bool:
    """ "I'm talking", "we're saying": a speaker of himself."""
    before = clause.text[: main.start].rstrip().rpartition(" ")[2].strip("“\"‘'").lower()
    return clause.told and before in {"i", "we"}


def _goes_on(main: VerbGroup) -> bool:
    """ "is searching", "has been searching", "is trying to"."""
    if main.verb in status_words().ongoing.adjectives:
        return False
    trying = main.tense == "planned" and not main.done
    lasting = main.tense == "perfect" and main.verb.endswith("ing")
    return trying or lasting or main.tense == "progressive"


_RULES: tuple[tuple[Status, Callable[[Clause], str | None]], ...] = (
    ("denied", _denied),
    ("requested", _requested),
    ("planned", _planned),
    ("possible", _possible),
    ("requested", _duty),
    ("ongoing", _ongoing),
)
