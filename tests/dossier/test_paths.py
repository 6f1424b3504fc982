"""Along which sources a statement reached its outlet."""

import pytest
from msgspec.structs import replace

from sayso.dossier.finding_view import resting_claims
from sayso.dossier.index import Index
from sayso.dossier.origin_keys import origin_keys
from sayso.dossier.paths import finding_paths
from sayso.model import Dossier, Origin, Source, SourceKind

TERN, HERON = Source("Tern", "agency"), Source("Heron", "agency")
CLERK, BRANDT = Source("a clerk", "unnamed"), Source("Ilse Brandt", "person")


def way(sample: Dossier, chain: tuple[Source, ...], origin: tuple[str, SourceKind]) -> list[str]:
    """The stops of a claim with this chain, from its origin to just before the outlet."""
    name, kind = origin
    found = replace(sample.findings[0], claims=("c1",), origins=(Origin(name, kind, ("c1",)),))
    claims = tuple(replace(one, chain=chain) if one.id == "c1" else one for one in sample.claims)
    index = Index(replace(sample, claims=claims, findings=(found,)))
    (path,) = finding_paths(found, index, origin_keys([found], index.outlet_of_claim))
    return [stop.name for stop in path.stops]


@pytest.mark.parametrize(
    ("chain", "origin", "stops"),
    [
        ((TERN, CLERK), ("Tern <- a clerk", "unnamed"), ["Tern <- a clerk", "Tern"]),
        ((BRANDT,), ("Ilse Brandt", "person"), ["Ilse Brandt"]),
        ((TERN,), ("Tern <- a clerk", "unnamed"), ["Tern <- a clerk", "Tern"]),
        ((TERN, CLERK), ("Tern", "agency"), ["Tern"]),
        ((TERN, CLERK), ("Tern and Heron", "agency"), ["Tern and Heron"]),
        ((HERON, TERN), ("Tern", "agency"), ["Tern", "Heron"]),
        ((BRANDT,), ("Tern", "agency"), ["Tern", "Ilse Brandt"]),
    ],
    ids=[
        "an agency and whom it cites",
        "a person named straight",
        "a copy names the agency alone",
        "the origin is the agency, whomever one article says it cites",
        "the same where two agencies are named together",
        "one agency has it from another",
        "a credit behind a person who is quoted",
    ],
)
def test_a_way_leads_from_the_origin_by_those_between_to_the_outlet(
    sample: Dossier, chain: tuple[Source, ...], origin: tuple[str, SourceKind], stops: list[str]
) -> None:
    assert way(sample, chain, origin) == stops


def test_an_outlet_that_speaks_for_itself_has_no_stops(sample: Dossier) -> None:
    assert way(sample, (), ("Harbour Post", "outlet")) == []


@pytest.mark.parametrize(
    ("chains", "resting"),
    [
        (((BRANDT,), (TERN,)), {"Ilse Brandt": "c1"}),
        (((BRANDT,), ()), {"Ilse Brandt": "c1", None: "c2"}),
    ],
    ids=["another source", "no source"],
)
def test_only_who_names_nobody_is_shown_as_own_voice_beside_an_origin(
    sample: Dossier, chains: tuple[tuple[Source, ...], ...], resting: dict[str | None, str]
) -> None:
    origins = (Origin("Ilse Brandt", "person", ("c1",)),)
    found = replace(sample.findings[0], claims=("c1", "c2"), core=(), origins=origins)
    chain_of = dict(zip(found.claims, chains, strict=True))
    claims = tuple(replace(one, chain=chain_of.get(one.id, one.chain)) for one in sample.claims)
    index = Index(replace(sample, claims=claims, findings=(found,)))
    keys = origin_keys([found], index.outlet_of_claim)
    shown = resting_claims(found, index, keys).items()
    assert {key and key.name: claims for (_, key), (claims,) in shown} == resting
