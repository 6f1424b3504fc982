"""The style sheet: every colour of text is readable on what it stands on, by day and by night."""

import re
from importlib.resources import files
from itertools import product

import pytest

CSS = files("sayso.dossier").joinpath("templates", "style.css").read_text(encoding="utf-8")
BLOCKS = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
SCHEMES = dict(zip(("light", "dark", "print"), BLOCKS, strict=True))
ENOUGH = 4.5
"""WCAG 2.2, level AA, for text."""
TEXTS = ("ink", "soft", "faint", "link", "several", "one", "tell", "conflict")
HUES = tuple(f"h{hue}" for hue in range(9))


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme; print takes those it does not set from the light one."""
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", SCHEMES["light"]))
    own = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", SCHEMES[scheme]))
    return {**light, **own}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guideline_has_it() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_readable_on_paper_panel_and_marked_words(scheme: str) -> None:
    found = colours(scheme)
    pairs = product(TEXTS, ("paper", "panel", "shared"))
    weak = [pair for pair in pairs if contrast(found[pair[0]], found[pair[1]]) < ENOUGH]
    assert weak == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_letter_of_an_origin_is_readable_on_its_hue(scheme: str) -> None:
    found = colours(scheme)
    weak = [hue for hue in (*HUES, "one") if contrast(found["paper"], found[hue]) < ENOUGH]
    assert weak == []
