"""What rests on each source of a story: which statements fall if it is wrong."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sayso.dossier.finding_view import Reference, references
from sayso.dossier.index import Index
from sayso.dossier.matters import is_loose
from sayso.dossier.origin_keys import origin_label
from sayso.dossier.paths import Path, Stop, source_anchor
from sayso.dossier.wording import count, say_list
from sayso.model import Finding, Story


class Resting(Struct, frozen=True):
    """The findings that some outlet tells on a source's word, straight or through others.

    Without the source, ``fallen`` are told by nobody, ``silent`` only in outlets' own voice,
    and ``kept`` on the word of others too.
    """

    fallen: tuple[Finding, ...]
    silent: tuple[Finding, ...]
    kept: tuple[Finding, ...]


class SourceView(Struct, frozen=True):
    """A source as a page tells it: what falls with it, in words and as links.

    ``parts`` are heads, a word for their style, and the statements under them, those that fall
    first. ``reasons`` tell
    what is known of it: why its names are one source, that it is state media.
    """

    anchor: str
    stop: Stop
    reasons: tuple[str, ...]
    if_wrong: str
    parts: tuple[tuple[str, str, tuple[Reference, ...]], ...]

    @property
    def name(self) -> str:
        """What it is called, with those it was reached through."""
        return origin_label(self.stop.name)


def view_sources(
    story: Story,
    findings: Sequence[Finding],
    paths: Mapping[str, Sequence[Path]],
    index: Index,
) -> tuple[SourceView, ...]:
    """Return the sources of a story, those with which most falls first.

    ``paths`` are the ways of each finding's id.
    """
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    for finding in findings:
        for origin in finding.origins:
            known = reasons.setdefault((origin.name, origin.kind), {})
            known.update(dict.fromkeys(map(index.name_articles, origin.reasons)))
    return tuple(
        SourceView(
            source_anchor(story.id, stop),
            stop,
            tuple(reasons.get((stop.name, stop.kind), ())),
            if_wrong(resting),
            _parts(resting, index),
        )
        for stop, resting in resting_on(findings, paths)
    )


def resting_on(
    findings: Sequence[Finding], paths: Mapping[str, Sequence[Path]]
) -> list[tuple[Stop, Resting]]:
    """Return what rests on each source, origins and those who pass on alike.

    The source with which most findings fall comes first; of equals the one with which more of
    several outlets fall, then the one on which more rests.
    """
    found: dict[Stop, tuple[list[Finding], list[Finding], list[Finding]]] = {}
    for finding in findings:
        own = paths[finding.id]
        for stop in dict.fromkeys(stop for path in own for stop in path.stops):
            found.setdefault(stop, ([], [], []))[_left_without(stop, own)].append(finding)
    resting = [(stop, Resting(*map(tuple, groups))) for stop, groups in found.items()]
    return sorted(resting, key=lambda pair: _weight(pair[1]))


def _left_without(stop: Stop, paths: Iterable[Path]) -> int:
    """Return what tells a finding without a source: 0 nothing, 1 own voices, 2 other sources."""
    left = [path for path in paths if stop not in path.stops]
    if not left:
        return 0
    return 2 if any(path.stops for path in left) else 1


def _weight(one: Resting) -> tuple[int, ...]:
    return (-len(one.fallen), -_shared(one), -len(one.silent), -len(one.kept))


def _shared(one: Resting) -> int:
    """How many of the fallen several outlets surely tell."""
    return sum(finding.outlets > 1 and not is_loose(finding) for finding in one.fallen)


def if_wrong(one: Resting) -> str:
    """Return what a source's being wrong would do, as a sentence."""
    parts = [count(len(one.fallen), "statement falls", "statements fall")]
    if not one.fallen:
        parts = ["no statement falls"]
    elif shared := _shared(one):
        some = f"{shared} " if shared < len(one.fallen) else "all " if shared > 1 else ""
        parts[0] += f" ({some}told by several outlets)"
    if one.silent:
        left = "is left to outlets that name nobody", "are left to outlets that name nobody"
        parts.append(count(len(one.silent), *left))
    if one.kept:
        parts.append(count(len(one.kept), "keeps another source", "keep another source"))
    return f"If wrong, {say_list(parts)}."


def _parts(one: Resting, index: Index) -> tuple[tuple[str, str, tuple[Reference, ...]], ...]:
    heads = (
        ("Fall with it", "fallen", one.fallen),
        ("Only own voice left", "silent", one.silent),
        ("Other sources left", "kept", one.kept),
    )
    return tuple(
        (head, style, references([finding.id for finding in findings], index))
        for head, style, findings in heads
        if findings
    )
