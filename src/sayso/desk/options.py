"""The options of a run, declared once: name, type, default and help."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct


class Options(Struct, frozen=True, kw_only=True):
    """What a user may choose about the analysis; the command line reads its help from here."""

    one_story: Annotated[
        bool, Meta(description="Take all the articles as coverage of one event; do not group.")
    ] = False
    sources: Annotated[
        Path | None,
        Meta(
            description="A TOML file with agencies and outlets of your own, in the shape of the "
            "bundled list; it adds to that list and overrides it."
        ),
    ] = None
    judgements: Annotated[
        Path | None,
        Meta(
            description="A TOML file with judgements of your own: which names are one, which "
            "never are, which is somebody else (see docs/judgements.md)."
        ),
    ] = None
    threads: Annotated[
        int, Meta(ge=1, le=64, description="Processor threads the language models may use.")
    ] = 2
