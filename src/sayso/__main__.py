"""``python -m sayso`` is ``sayso``."""

from sayso.desk.cli import main

main()
