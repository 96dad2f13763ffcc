# `make` sets everything up and runs the pipeline; `make test` sets everything up and runs the tests.
# Needs Python 3.11 to 3.13 and git; everything else is installed into .venv, from requirements.lock alone.

PYTHON ?= python3
BIN := $(CURDIR)/.venv/bin
export PATH := $(BIN):$(PATH)
# Stages and tests start hundreds of Pythons. Each would compile every module anew where a machine says so to all.
export PYTHONDONTWRITEBYTECODE :=
T ?=
# Processes side by side; tests of one file stay together. One more than there are processors, because a test often waits
# for its browser or server; more than four would want more memory than laptops have.
WORKERS = $(shell $(PYTHON) -c 'import os; print(min(4, 1 + (os.cpu_count() or 1)))')
PARALLEL ?= -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: all help setup pretrained repro test test-all lint format lock clean

all: setup repro ## the default: set-up, then `dvc repro`

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## environment, bundle tools and browser, each only where it is missing
	@$(PYTHON) .ci/setup.py

pretrained: setup ## SmolLM2 135M (98 MB), for the slow tests and `storyloop profile smollm2`
	@$(PYTHON) .ci/setup.py pretrained

repro: ## the pipeline: stages whose inputs changed
	@dvc repro

test: setup $(if $(T),,lint) ## lint and the fast tests; T=tests/grader: the fast tests of that part alone
	@pytest $(PARALLEL) $(T)

test-all: setup pretrained $(if $(T),,lint) ## lint, the fast tests and the slow ones (whole pipelines, killed runs)
	@pytest $(PARALLEL) -m 'not gpu' $(T)

lint: ## what the pre-commit hooks check: ruff, its formatter, mypy
	@ruff check .
	@ruff format --check .
	@mypy

format: ## fixes what ruff can fix, and formats
	@ruff check --fix .
	@ruff format .

lock: ## requirements.lock, after a change of pyproject.toml
	@uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--extra test --extra gpu --extra ray --output-file requirements.lock pyproject.toml

clean: ## removes what the pipeline wrote and its caches; stories, and metrics that are in git, stay
	@rm -rf .cache .dvc/cache .dvc/tmp && git clean -fdXq data
