# Two commands do all the set-up on a fresh machine: make run, make test.
# The first Python that runs and is new enough; a name on the path alone may be a version manager's empty shell.
FIND := for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; exit; }; done; echo python3
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell $(FIND))
endif
VENV := .venv
BIN := $(VENV)/bin
PREPARE = $(PYTHON) packaging/prepare.py

.PHONY: help setup run test check bench coverage pictures bundle lock format clean

help:           ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:          ## .venv with everything that running and testing need
	@$(PREPARE) dev

run:            ## set up what is missing and open the sample board
	@$(PREPARE) run

test:           ## set up what is missing and run all tests
	@$(PREPARE) dev
	$(BIN)/python -m pytest -n auto $(PYTEST)

check: setup    ## ruff, mypy --strict, the import fences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_fences.py

coverage: setup ## branches of the board file and the brief that tests reach, at least 95 %
	$(BIN)/python -m pytest -n auto tests/db tests/desktop/brief --cov=db --cov=desktop/brief --cov-branch \
		--cov-report=term:skip-covered --cov-fail-under=95

bench: setup    ## speed, as measured ratios
	$(BIN)/python -m pytest tests/bench --benchmark-enable --benchmark-only -p no:xdist $(PYTEST)

pictures: setup ## the sample board as it looks without colour and to the colour-blind: docs/accessibility.md
	$(BIN)/python -m tests.checks

bundle: setup   ## a folder that runs without Python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-bundle.txt
	$(BIN)/pyinstaller --noconfirm --clean packaging/panse.spec

lock: setup     ## renew the pinned, hashed requirements after a change in pyproject.toml
	$(BIN)/python packaging/lock.py

format: setup   ## lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:          ## take away what was made
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks .coverage htmlcov
