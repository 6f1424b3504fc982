"""Whole readings of what nobody should write and somebody will."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.errors import BadInput

OPTIONS = sayso.Options(threads=1)

SAID = "The bridge over the Orr will close in May, Mayor Lena Aust told the council on Monday."
LEAD = (
    "The bridge over the Orr will close in May. Mayor Lena Aust said on Monday that the work "
    "would cost 40 million crowns.\n\n“We waited too long,” Aust told reporters in Tarn. "
    "According to the Tarn Post, the state will pay half.\n"
)


def read(data: bytes, name: str = "article.txt") -> sayso.Dossier | None:
    """The dossier of one file, checked against that file; None when the file is refused."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            dossier = sayso.read(path, OPTIONS)
        except BadInput:
            return None
        assert sayso.verify(dossier, [path]) == ()
        checked(dossier)
        return dossier


def checked(dossier: sayso.Dossier) -> None:
    """Every place a dossier names lies in the text, and what it copies stands there."""
    (article,) = dossier.articles
    size = len(article.text)
    placed = [
        *dossier.claims,
        *dossier.times,
        *article.noise,
        *(span for a in dossier.attributions for span in (*a.source, *a.cue, *a.content)),
        *(passage for e in dossier.entities for passage in (*e.mentions, *e.labels)),
    ]
    assert all(0 <= item.start < item.end <= size for item in placed)
    for claim in dossier.claims:
        assert article.text[claim.start : claim.end] == claim.text


def sayings(dossier: sayso.Dossier | None) -> list[str]:
    assert dossier is not None
    return [claim.text for claim in dossier.claims]


FOREIGN = {
    "German": "Der Minister sagte am Montag, die Brücke werde zwei Jahre geschlossen bleiben. "
    "Die Stadt Tarn bezahlt die Hälfte, teilte Bürgermeisterin Lena Aust am Dienstag mit.",
    "Spanish": "El ministro dijo el lunes que el puente estará cerrado dos años. La alcaldesa "
    "Lena Aust informó de que la ciudad pagará la mitad de las obras.",
    "Turkish": "Bakan pazartesi günü köprünün iki yıl kapalı kalacağını söyledi. Belediye başkanı "
    "Lena Aust, masrafların yarısını kentin ödeyeceğini açıkladı.",
    "Arabic": "قالت رئيسة البلدية لينا أوست يوم الاثنين إن الجسر سيغلق لمدة عامين. وأضافت أن "
    "الدولة ستدفع نصف التكاليف.",
    "Hebrew": "ראש העיר אמרה ביום שני כי הגשר ייסגר לשנתיים. המדינה תשלם מחצית מהעלות, כך הודיעה.",
    "Chinese": "市长周一表示,这座桥将关闭两年。她说,国家将承担一半的费用,工程将于五月开始。",
    "Japanese": "市長は月曜日、橋を2年間閉鎖すると述べた。費用の半分は国が負担するという。",
    "Russian": "Мэр Лена Ауст заявила в понедельник, что мост закроют на два года. По её словам, "
    "половину расходов оплатит государство.",
    "Hindi": "मेयर ने सोमवार को कहा कि पुल दो साल के लिए बंद रहेगा। आधा खर्च राज्य उठाएगा।",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_of_a_language_not_understood_nothing_is_claimed_and_the_language_is_told(
    name: str,
) -> None:
    dossier = read(FOREIGN[name].encode())
    assert dossier is not None
    assert dossier.articles[0].language not in (None, "en")
    assert dossier.claims == ()
    assert dossier.attributions == ()
    assert dossier.entities == ()


def test_full_dates_are_read_in_any_language() -> None:
    dossier = read((FOREIGN["Spanish"] + " (2026-03-09)").encode())
    assert dossier is not None
    assert [time.value for time in dossier.times] == ["2026-03-09"]


ODD = {
    "all capitals": LEAD.upper(),
    "no capitals": LEAD.lower(),
    "no punctuation": "".join(char for char in LEAD if char.isalnum() or char in " \n"),
    "no line breaks or spaces after marks": LEAD.replace("\n", "").replace(". ", "."),
    "letters misread": LEAD.replace("l", "1").replace("e", "c").replace("m", "rn"),
    "words broken at line ends": LEAD.replace("council", "coun-\ncil").replace(
        "Monday", "Mon-\nday"
    ),
    "every word on a line": LEAD.replace(" ", "\n"),
    "emoji": LEAD.replace(" ", " 🌉👩🏽‍🚒 "),
    "names written from right to left": LEAD.replace("Lena Aust", "لينا أوست"),
    "marks of direction": LEAD.replace("Aust", "\u202bAust\u202c").replace(
        "said", "\u200fsaid\u200e"
    ),
    "zero-width characters": LEAD.replace("a", "a\u200b").replace("o", "o\u2060"),
    "soft hyphens": LEAD.replace("i", "i\u00ad"),
    "combining marks": LEAD.replace("e", "e\u0301").replace("u", "u\u0308"),
    "letters of other alphabets that look alike": LEAD.replace("a", "а").replace("o", "ο"),
    "bold letters of mathematics": "".join(
        chr(ord(char) + 0x1D3B9) if "a" <= char <= "z" else char for char in LEAD
    ),
    "mixed line ends": LEAD.replace(". ", ".\r\n")
    .replace(", ", ",\r")
    .replace("\n\n", "\u2028\x85"),
    "zero bytes": LEAD.replace(" ", " \x00", 7),
    "control characters": LEAD.replace(" ", "\x0b\x0c\x1b"),
    "quotation marks that never close": LEAD.replace("”", "") * 3,
    "nothing but quotation marks": "“”\"\"''‘’«»" * 40,
    "brackets": "([{" * 300 + LEAD + "}])" * 300,
    "one endless word": LEAD + "x" * 30_000,
    "one endless sentence": ("the mayor said that " * 400) + LEAD,
    "one letter a paragraph": "\n\n".join(LEAD),
    "only digits": "1 2 3 4 5 6 7 8 9 " * 200,
    "a byte order mark in the middle": LEAD[:60] + "\ufeff" + LEAD[60:],
    "beyond the basic plane": "𒀀𓀀😀" * 60 + LEAD,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_with_right_places(name: str) -> None:
    read(ODD[name].encode())


@pytest.mark.parametrize("name", ["emoji", "mixed line ends", "marks of direction", "no capitals"])
def test_what_is_said_is_found_in_odd_texts_too(name: str) -> None:
    assert sayings(read(ODD[name].encode()))


def test_bytes_that_are_no_text_are_refused_or_read() -> None:
    for data in (b"", b"\x00", b"\xff\xfe\x00", b"\x80" * 500, bytes(range(256)) * 20):
        read(data)


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d", "\\udc00\\ud800"])
def test_half_characters_in_records_do_no_harm(escape: str) -> None:
    text = LEAD.replace("\n", " ").replace("Monday", f"Mon{escape}day")
    record = '{"title": "Bridge%s", "text": "%s", "date": "2026-03-09"}' % (escape, text)  # noqa: UP031
    dossier = read(record.encode(), "article.json")
    if dossier is not None:
        dossier.articles[0].text.encode("utf-8")
        assert sayings(dossier)


def test_a_record_may_hold_anything_json_can_say() -> None:
    odd: tuple[object, ...] = (
        None,
        7,
        [],
        {},
        [None],
        {"text": 5},
        {"text": None},
        {"text": [SAID]},
    )
    for value in odd:
        read(json.dumps(value).encode(), "article.json")


FRAGMENTS = st.sampled_from(
    [SAID, LEAD, *FOREIGN.values(), "“", "”", '"', "\n", "\r\n", "\u2028", "\x00", "\u200b",
     "\u202e", "😀", "e\u0301", "said", " said that ", "According to ", "Aust", "LENA AUST", ": ",
     "…", "-- ", "on Monday", "in 2019", "Read more: ", "(AP)", "https://tarn.example/a?b#c"]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(FRAGMENTS | st.text(max_size=12), max_size=14).map("".join))
def test_whatever_is_read_keeps_its_places(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))
