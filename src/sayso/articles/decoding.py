"""Bytes to text: byte order marks, UTF-8, a page's own declaration, then a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from sayso.errors import SkipArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Of text files in practice at most a form feed or an escape among thousands of bytes.
_MOST_CONTROL = 0.01
# A UTF-8 file cut or damaged at a few places stays UTF-8: at most one bad byte in this many.
_BAD_BYTE_IN = 200
_SAMPLE = 100_000
# Characters that Windows-1252 has and prose has not; the bytes are letters in its neighbours.
_ODD_IN_WESTERN = re.compile(r"[¤¦¨¬¯´¸¹²³¼¾ªº×÷ÞþðÐ¡¿µ¶]|[a-z][ÀÁÂÃÄÅÆÈÌÍÎÏÒÓÔÕÖØÙÚÛÜÝ]")
_MOST_ACCENTED = 0.04
# The web reads these labels as their Windows supersets (WHATWG Encoding Standard).
_READ_AS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252"}


def decode(data: bytes, *, declares: bool = False) -> str:
    """The text of a file, without a byte order mark and otherwise as it stands.

    ``declares``: look for an encoding that the file itself declares, as HTML does. Raises
    SkipArticle when the file is empty, is not text, or its encoding cannot be told.
    """
    if not data.strip():
        raise SkipArticle("the file is empty; nothing to read")
    text = _marked(data)
    if text is None:
        text = _wide(data)
    if text is None:
        _refuse_binary(data)
        text = (declares and _declared(data)) or _utf8(data) or _western(data) or _guessed(data)
    if not text.strip():
        raise SkipArticle("the file is empty; nothing to read")
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            if text.count("�") > len(text) / _BAD_BYTE_IN + 1:
                raise SkipArticle(f"marked as {encoding} but does not decode as it; save as UTF-8")
            return text
    return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of mostly Latin text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        others = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        if zeros.count(0) > 0.6 * half and not others.count(0):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _refuse_binary(data: bytes) -> None:
    if data.startswith(b"%PDF-"):
        raise SkipArticle("is a PDF, whatever its name; save its text as .txt")
    sample = data[:_SAMPLE]
    if b"\0" in data or len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise SkipArticle("is not text (binary data); give .txt, .html, .json or .jsonl")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if not match:
        return None
    label = match.group(1).decode("ascii", errors="replace").lower()
    try:
        return data.decode(_READ_AS.get(label, label))
    except (LookupError, ValueError):
        return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    bad = text.count("�")
    letters = sum(char > "\x7f" for char in text) - bad
    return text if bad <= len(data) / _BAD_BYTE_IN and letters > 2 * bad else None


def _western(data: bytes) -> str | None:
    """Windows-1252, where all that is not ASCII is typography and a few accented letters.

    A statistical guess needs more of a text's letters than English gives it.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    accented = sum(char.isalpha() and char > "\x7f" for char in text)
    if _ODD_IN_WESTERN.search(text) or accented > _MOST_ACCENTED * len(text):
        return None
    return text


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise SkipArticle("the encoding cannot be told; save the file as UTF-8")
    return data.decode(best.encoding, errors="replace")
