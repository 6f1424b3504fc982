"""Why two claims are held to make the same statement, in words."""

from collections.abc import Mapping

from sayso.claims.features import Pair, likeness, longest_run, shared_amounts

MOST_WORDS = 4
LONG_RUN = 5


def link_reason(pair: Pair, entity_names: Mapping[str, str]) -> str:
    """Return what a pair shares: names, telling words, amounts, runs; and its likeness."""
    names = [entity_names.get(e, e) for e in sorted(pair.a.entities & pair.b.entities)][:MOST_WORDS]
    shared = _shared_words(pair, " ".join(names).lower())
    parts = names + shared
    told = [f"share {', '.join(parts)}"] if parts else ["share no telling word"]
    if shared_amounts(pair):
        told.append("the same amount")
    if longest_run(pair) >= LONG_RUN:
        told.append(f"{longest_run(pair):.0f} words in a row")
    if pair.a.claim.status != pair.b.claim.status:
        told.append(f"told as {pair.a.claim.status} and {pair.b.claim.status}")
    told.append(f"likeness {likeness(pair):.2f}")
    return "; ".join(told)


def _shared_words(pair: Pair, named: str) -> list[str]:
    """The most telling shared words, as the first claim writes them."""
    weight = dict(zip(pair.a.stems, pair.a.weights.tolist(), strict=True))
    forms: dict[str, str] = {}
    for word in pair.a.words:
        if word.content and word.stem in pair.shared and word.text not in named:
            forms.setdefault(word.stem, word.text)
    ordered = sorted(forms, key=lambda s: (-round(weight.get(s, 0.0), 4), s))
    return [forms[s] for s in ordered[:MOST_WORDS]]
