"""The findings beside the simplest way to make them, on the scored events.

    python -m bench.claims --data DIR

The baseline takes the sentences of the dossier and joins two of them when their sentence
vectors are near, by average links; every threshold is tried and its best kept, which flatters it.
"""

import argparse
import json
from pathlib import Path
from statistics import mean
from typing import Any

import sayso
from bench.events import events, scorer, strict_precision
from sayso.claims.clusters import clusters
from sayso.dossier import to_json
from sayso.language.bundle import load

THRESHOLDS = (0.4, 0.5, 0.6, 0.7)
FIGURES = ("link_p", "link_r", "link_f1", "strict_p")


def by_vectors(dossier: dict[str, Any], threshold: float) -> dict[str, Any]:
    """The same dossier with findings made of whole-sentence claims and their vectors alone."""
    claims: list[dict[str, Any]] = []
    for claim in sorted(dossier["claims"], key=lambda c: (c["article"], c["start"], -c["end"])):
        last = claims[-1] if claims else None
        inside = last and last["article"] == claim["article"] and claim["end"] <= last["end"]
        if not inside:
            claims.append(claim)
    rows = load(1).encoder.encode([claim["text"] for claim in claims])
    near = rows @ rows.T
    scores = {
        (i, j): float(near[i, j])
        for i in range(len(claims))
        for j in range(i + 1, len(claims))
        if claims[i]["article"] != claims[j]["article"]
    }
    found = clusters([claim["article"] for claim in claims], scores, threshold)
    findings = [
        {"id": f"f{n}", "claims": [claims[i]["id"] for i in cluster], "independence": ""}
        for n, cluster in enumerate(found)
    ]
    return dossier | {"claims": claims, "findings": findings, "disagreements": []}


def main() -> None:
    """Print the figures of the findings and of the baseline, the mean over the events."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    module = scorer(data)

    def score(gold: dict[str, Any], dossier: dict[str, Any]) -> dict[str, float]:
        figures: dict[str, float] = module.score(gold, dossier)
        return figures | {"strict_p": strict_precision(module, gold, dossier) or 0.0}

    ours: list[dict[str, float]] = []
    plain: dict[float, list[dict[str, float]]] = {threshold: [] for threshold in THRESHOLDS}
    for _, gold_file, paths in events(data, train=False):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        dossier = json.loads(to_json(sayso.report(paths, sayso.Options(one_story=True))))
        ours.append(score(gold, dossier))
        for threshold in THRESHOLDS:
            plain[threshold].append(score(gold, by_vectors(dossier, threshold)))
    best = max(plain.values(), key=lambda rows: mean(row["link_f1"] for row in rows))
    for name, rows in (("findings", ours), ("vectors alone", best)):
        told = "  ".join(f"{key} {mean(row[key] for row in rows):.3f}" for key in FIGURES)
        print(f"{name:14} {told}")


if __name__ == "__main__":
    main()
