"""The bundled models with their cards: loaded once, each at first use."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

from sayso.errors import BadInstallation
from sayso.language.encoder import OnnxEncoder, SentenceEncoder
from sayso.language.pairs import OnnxPairReader, PairReader
from sayso.language.tagger import OnnxTagger, Tagger
from sayso.model import Figure, ModelCard

CARDS = "cards.json"


class Cards(msgspec.Struct, frozen=True):
    """What ``models/cards.json`` holds: the models and the rates measured with them."""

    models: tuple[ModelCard, ...]
    figures: tuple[Figure, ...] = ()

    def card(self, name: str) -> ModelCard:
        """Return the card of the model ``name``.

        Raises:
            BadInstallation: there is no such card.
        """
        for card in self.models:
            if card.name == name:
                return card
        raise BadInstallation(f"{CARDS} has no model {name!r}: install sayso again")


@dataclass(frozen=True)
class Bundle:
    """The models that read a text, what is known of them, and how many threads use them."""

    tagger: Tagger
    encoder: SentenceEncoder
    pairs: PairReader
    cards: tuple[ModelCard, ...] = ()
    figures: tuple[Figure, ...] = ()
    threads: int = 1


@cache
def load(threads: int = 2) -> Bundle:
    """Return the bundled models, to be used on ``threads`` threads; files are read at first use.

    Raises:
        BadInstallation: the cards are missing or damaged.
    """
    folder = Path(str(resources.files("sayso.language"))) / "models"
    cards = read_cards(folder / CARDS)
    return Bundle(
        tagger=OnnxTagger(folder, cards.card("reader")),
        encoder=OnnxEncoder(folder, cards.card("encoder"), threads),
        pairs=OnnxPairReader(folder, cards.card("reader"), threads),
        cards=cards.models,
        figures=cards.figures,
        threads=threads,
    )


def read_cards(path: Path) -> Cards:
    """Read the models' cards.

    Raises:
        BadInstallation: the file is missing or is not what it should be.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Cards)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInstallation(f"{path}: {error}; install sayso again") from error
