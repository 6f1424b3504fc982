"""The options of a run, declared once: name, type, default and help."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct


class Options(Struct, frozen=True, kw_only=True):
    """What a user may choose about the analysis; the command line reads its help from here.

    ``extra["commands"]`` names the commands an option is for where it is not for all.
    """

    one_story: Annotated[
        bool,
        Meta(
            description="Take all the articles as coverage of one event; do not group.",
            extra={"commands": ("report", "stories")},
        ),
    ] = False
    admiralty: Annotated[
        bool,
        Meta(
            description="Propose a credibility digit of the Admiralty scale (1, 2, 3 or 6) for "
            "each finding, with its reason, from its origins and disagreements. A proposal, "
            "never a score of truth.",
            extra={"commands": ("report",)},
        ),
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
            "never are, which is somebody else, which articles are one story, which passages "
            "state the same and which do not (see docs/judgements.md)."
        ),
    ] = None
    threads: Annotated[
        int, Meta(ge=1, le=64, description="Processor threads the language models may use.")
    ] = 2
