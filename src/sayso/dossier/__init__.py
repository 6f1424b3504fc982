"""Puts the values of a run together, renders them, and checks them against the articles."""

from sayso.dossier.assemble import assemble
from sayso.dossier.markdown import to_markdown
from sayso.dossier.page import to_html
from sayso.dossier.verify import Failure, verify
from sayso.dossier.wire import from_json, to_json

__all__ = ["Failure", "assemble", "from_json", "to_html", "to_json", "to_markdown", "verify"]
