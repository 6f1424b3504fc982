"""Who says what: the tagger's labels, linked and mended, as attributions of an article."""

from sayso.language.attributions.assemble import assemble
from sayso.language.attributions.complementizer import without_that
from sayso.language.attributions.finding import find
from sayso.language.attributions.linked import Linked
from sayso.language.attributions.nesting import find_inside

__all__ = ["Linked", "assemble", "find", "find_inside", "without_that"]
