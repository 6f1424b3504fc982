"""The type of an entity and the gender of a person, from all that is said of them."""

import re
from collections import Counter
from collections.abc import Iterable

from sayso.entities.forms import Form
from sayso.knowledge.bodies import bodies
from sayso.knowledge.given_names import gender_of_name
from sayso.knowledge.places import country_of_capital
from sayso.knowledge.titles import Gender, gender_of_title
from sayso.model import EntityType, Mention

_ORDER: tuple[EntityType, ...] = ("person", "organization", "place", "facility", "other")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[\s“\"]*\Z")
_LOOK_BACK = 24
"""Characters before a name in which a form of address is looked for."""


def type_of(types: Counter[EntityType], forms: Iterable[Form]) -> EntityType:
    """The type most mentions were given; knowledge overrules for countries and known bodies."""
    texts = [form.text for form in forms]
    if any(form.country for form in forms) or any(country_of_capital(text) for text in texts):
        return "place"
    known = bodies()
    if any(text in known.organizations or text in known.acronyms for text in texts):
        return "organization"
    told = [kind for kind in _ORDER if types[kind] and kind != "other"]
    return max(told, key=lambda kind: types[kind], default="other")


def gender_before(text: str, mention: Mention) -> Gender | None:
    """The gender told by the form of address or title right before a name, or None."""
    match = _LAST_WORD.search(text[max(0, mention.start - _LOOK_BACK) : mention.start])
    return gender_of_title(match[1]) if match else None


def gender_of_forms(forms: Iterable[Form]) -> Gender | None:
    """The gender the given names of a person tell, or None."""
    told: Counter[Gender] = Counter()
    for form in forms:
        first = re.split(r"[\s-]", form.text.strip())[0]
        gender = gender_of_name(first) if len(form.words) > 1 else None
        if gender:
            told[gender] += 1
    if len(told) != 1:
        return None
    return next(iter(told))
