# Triptych: everything runs from here, on a machine with Python 3.11 or newer and make.
#
#   make app        set up, load the examples, open the explorer on http://127.0.0.1:8501
#   make test       set up and run the tests (a few minutes)
#   make test-long  the tests that take long
#   make check      format, lint, types, imports, tests, docs: green before a review
#   make bench      the benchmarks, or those named by PART: make bench PART=query
#   make sbom       docs/sbom.cdx.json anew: what Triptych is made of, with licences (CycloneDX)
#   make profile    the five most expensive places of a load, a query and a page
#   make components the explorer's scripts anew, after a change in pages/components/src (needs node and npm)
#
# VENV names the environment's folder (default .venv), PYTHON the Python to make it with, STORE the
# store of `make app`, PORT its port.

VENV ?= .venv
PYTHON ?= python3
STORE ?= .triptych
PORT ?= 8501

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --constraint constraints.txt

.PHONY: app test test-long lint check bench sbom components clean

app: $(VENV)/.ready-app
	$(BIN)/triptych load examples --store "$(STORE)"
	$(BIN)/triptych app --store "$(STORE)" --port $(PORT)

test: $(VENV)/.ready-test
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not long" --durations 25 --durations-min 5

test-long: $(VENV)/.ready-test
	@command -v virtuoso-t >/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || \
	  { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7; } || \
	  echo "virtuoso-opensource-7 cannot be installed: the tests that need it are skipped" >&2
	$(BIN)/python -m pytest -m long

lint: $(VENV)/.ready-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: $(VENV)/.ready-test
	$(BIN)/python -m benchmarks $(PART)

sbom: $(VENV)/.ready-test
	$(BIN)/python -m tools.sbom

profile: $(VENV)/.ready-test
	$(BIN)/python -m benchmarks.hot_places

components:
	cd pages/components && npm ci --ignore-scripts --no-audit --no-fund && npm run build

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path "./.venv/*" -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c "" 2>/dev/null || \
	  { echo "make: $(PYTHON): not found; install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)" >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo "make: $(PYTHON) is too old; Triptych needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || \
	  { echo "make: $(PYTHON) has no venv module with pip; install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv "$(VENV)"
	@touch "$@"

$(VENV)/.ready-app: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch "$@"

$(VENV)/.ready-test: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) --editable ".[test,check]"
	@touch "$@"
