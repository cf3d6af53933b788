# The habits. `make serve` reads the book; `make test` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: book serve test check lab lite not-as-root bench mutation clean

book: $(VENV)/installed
	$(BIN)/training-safety build

serve: $(VENV)/installed
	$(BIN)/training-safety serve --port $(PORT)

test: check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Your own copies of the notebooks, with the course's own settings (lab/). What is changed in this Lab stays in .venv.
# Options for JupyterLab: make lab LAB="--port=9000 --no-browser"
lab: not-as-root $(VENV)/installed
	$(BIN)/training-safety lab $(LAB)

# The notebooks in the browser, with nothing to install (lite/); needs the network, and is not part of `make test`.
lite: book
	$(BIN)/training-safety lite

not-as-root:
	@test "$$(id -u)" != 0 || test -n "$(findstring --allow-root,$(LAB))" || { echo "JupyterLab is not started as root: each notebook would have all rights on this machine. Run make lab as another user, or, in a container of your own: make lab LAB=--allow-root"; exit 1; }

bench: export PYTHONPATH := $(CURDIR)/tests/support
bench: $(VENV)/installed
	$(BIN)/python tests/support/prepare.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/grading.py

mutation: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check mutmut==3.8.1
	$(BIN)/mutmut run
	$(BIN)/mutmut results

clean:
	rm -rf _build mutants

$(VENV)/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || { echo "This needs Python 3.11.2 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Say which to use: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade >/dev/null
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@
