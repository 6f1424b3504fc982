"""The dossier as JSON: the public shape, both ways."""

import json
import types
import typing

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.dossier import from_json, to_json
from sayso.errors import BadDossier
from sayso.model import Dossier

KEYS = {
    "": "format version models articles unread stories attributions entities times claims "
    "findings disagreements quotes copies timeline reading_list error_card judgements",
    "articles": "id path url outlet title byline published language sha256 text noise credits",
    "attributions": "id article source cue content kind chain stance confidence within reason",
    "entities": "id type name variants labels mentions reasons",
    "times": "article start end value candidates reason",
    "claims": "id article start end text status attribution chain stance entities times reason "
    "reads",
    "findings": "id story text claims status outlets first origins independence reasons links "
    "refines admiralty",
    "disagreements": "id story about kind sides cause reason",
    "quotes": "id speaker renderings drift sure",
    "timeline": "when findings",
}


@pytest.mark.parametrize("part", KEYS)
def test_keys_stand_in_the_order_of_the_format(sample: Dossier, part: str) -> None:
    written = json.loads(to_json(sample))
    shown = written[part][0] if part else written
    expected = KEYS[part].split()
    assert [key for key in shown if key in expected] == expected


def test_what_is_not_known_is_written_as_null(sample: Dossier) -> None:
    articles = json.loads(to_json(sample))["articles"]
    assert articles[0]["url"] is None
    assert articles[2]["published"]["value"] is None
    assert articles[2]["published"]["candidates"] == []


def test_where_a_date_comes_from_is_called_from(sample: Dossier) -> None:
    published = json.loads(to_json(sample))["articles"][0]["published"]
    assert published["from"] == "text"
    assert published["candidates"][0]["from"] == "text"


def test_letters_are_written_as_they_are() -> None:
    written = to_json(Dossier(version="żółć 東京"))
    assert "żółć 東京".encode() in written
    assert written.endswith(b"}\n")


def test_a_dossier_comes_back_as_it_was(sample: Dossier, hostile: Dossier) -> None:
    assert from_json(to_json(sample)) == sample
    assert from_json(to_json(hostile)) == hostile


def test_fields_of_a_later_version_are_passed_over(sample: Dossier) -> None:
    later = json.loads(to_json(sample))
    later["articles"][0]["paywall"] = True
    assert from_json(json.dumps(later).encode()) == sample


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a JSON file"),
        (b"\xff\xfe", "not a JSON file"),
        (b"{", "not a JSON file"),
        (b"[]", "expected `object`"),
        (b"{}", "expected format 'sayso-dossier/1', found ''"),
        (b'{"format": "sayso-dossier/9"}', "found 'sayso-dossier/9'"),
        (b'{"format": "sayso-dossier/1"}', "`version`"),
        (b'{"format": "sayso-dossier/1", "version": 1}', "$.version"),
        (
            b'{"format": "sayso-dossier/1", "version": "1", "reading_list": ["a", 2]}',
            "$.reading_list[1]",
        ),
    ],
)
def test_what_is_no_dossier_is_refused_in_one_line_with_a_remedy(data: bytes, told: str) -> None:
    with pytest.raises(BadDossier) as caught:
        from_json(data)
    message = str(caught.value)
    assert told.lower() in message.lower()
    assert "sayso report" in message
    assert "\n" not in message


def values(kind: object) -> st.SearchStrategy[object]:
    """Any value of a type the model is made of."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin in {types.UnionType, typing.Union}:
        return st.one_of([values(one) for one in inner])
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, inner))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        own = tuple[kind, ...]  # type: ignore[valid-type]
        fields = {name: values(hint) for name, hint in hints.items() if hint != own}
        once = st.builds(kind, **fields)
        inside = {name: st.lists(once, max_size=2).map(tuple) for name in hints.keys() - fields}
        return st.builds(kind, **fields, **inside)
    plain: dict[object, st.SearchStrategy[object]] = {
        str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        int: st.integers(-(2**53), 2**53),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[kind]


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(values(Dossier))
def test_any_dossier_comes_back_as_it_was_and_gives_the_same_bytes(dossier: object) -> None:
    assert isinstance(dossier, Dossier)
    written = to_json(dossier)
    assert from_json(written) == dossier
    assert to_json(from_json(written)) == written
