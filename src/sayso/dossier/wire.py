"""A dossier as JSON, ``sayso-dossier/1``: the structs of ``sayso.model`` as they stand."""

import msgspec

from sayso.errors import BadDossier
from sayso.model import Dossier

FORMAT = "sayso-dossier/1"
REMEDY = "give a file written by `sayso report FOLDER --json FILE`"


class _Head(msgspec.Struct):
    format: str = ""


def to_json(dossier: Dossier) -> bytes:
    """Return the dossier as UTF-8 JSON, two spaces a level, keys in the format's order.

    Nulls and empty lists are written; the same dossier gives the same bytes.
    """
    return msgspec.json.format(msgspec.json.encode(dossier), indent=2) + b"\n"


def from_json(data: bytes) -> Dossier:
    """Return the dossier that ``data`` holds; fields this version does not know are left out.

    Raises:
        BadDossier: the bytes are not JSON, of another format, or a field has a wrong value.
    """
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format != FORMAT:
            raise BadDossier(f"expected format {FORMAT!r}, found {head.format!r}: {REMEDY}")
        return msgspec.json.decode(data, type=Dossier)
    except msgspec.ValidationError as error:
        raise BadDossier(f"not a dossier of format {FORMAT}: {error}: {REMEDY}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadDossier(f"not a JSON file: {error}: {REMEDY}") from error
