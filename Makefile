# make demo    install into .venv, run the main job on examples/, say where the dossier is
# make test    the tests
# make check   lint, types, direction of imports
# make gates   quality figures against bench/floors.json (needs the public data sets; says so if absent)
# make clean   remove what the other targets made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-dossier
DATA ?= ../shared

.PHONY: demo test check gates clean

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sayso needs Python 3.11 or newer; call 'make PYTHON=/path/to/python3.11'." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/installed
	$(BIN)/sayso report examples --output $(DEMO)
	@echo "The dossier of examples/: open $(DEMO)/dossier.html in a browser (dossier.json and dossier.md lie beside it)."

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

gates: $(VENV)/installed-dev
	$(BIN)/python -m bench.gates --data $(DATA)

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis
