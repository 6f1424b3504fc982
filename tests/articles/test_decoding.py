"""Bytes to text."""

import codecs

import pytest

from sayso.articles.decoding import decode
from sayso.errors import SkipArticle

TEXT = "“Köprü kapandı” — Мост закрыт, said Müller."
WESTERN = (
    "The café owner said: “We waited until the naïve promises of the mayor had cost us €40,000.” "
    "Señora Muñoz, a neighbour, agreed – she’d seen it coming. "
) * 4
RUSSIAN = "Мост через реку закрыт на два года, сообщила мэр города на заседании совета. " * 6


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_without_its_mark(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    assert decode("The bridge is closed.".encode(encoding)) == "The bridge is closed."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        (RUSSIAN, "cp1251"),
        ("橋は閉鎖された。市長が発表した。" * 9, "shift_jis"),
    ],
)
def test_an_old_encoding_is_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


def test_a_page_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Мост</body></html>'
    assert "Мост" in decode(page.encode("cp1251"), declares=True)


def test_a_false_declaration_does_not_spoil_utf_8() -> None:
    page = '<meta charset="no-such-encoding"><p>Мост</p>'
    assert "Мост" in decode(page.encode(), declares=True)


def test_a_few_damaged_bytes_do_not_make_utf_8_another_encoding() -> None:
    data = RUSSIAN.encode()
    text = decode(data[:100] + b"\xff" + data[100:])
    assert text.count("�") >= 1
    assert "Мост через реку" in text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
        (bytes(range(32)) * 20, "not text"),
        (b"%PDF-1.4\n1 0 obj << >> endobj\n", "is a PDF"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 50, "does not decode"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, told: str) -> None:
    with pytest.raises(SkipArticle, match=told):
        decode(data)
