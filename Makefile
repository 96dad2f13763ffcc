# `make` sets everything up and runs the pipeline; `make test` sets everything up and runs the tests.
# Needs Python 3.11 to 3.13 and git; everything else is installed into .venv, from requirements.lock alone.

PYTHON ?= python3
BIN := $(CURDIR)/.venv/bin
export PATH := $(BIN):$(PATH)

.PHONY: all setup repro test lint lock clean

all: setup repro

repro:
	@dvc repro

setup:
	@$(PYTHON) .ci/setup.py

test: setup lint
	@pytest

lint:
	@ruff check . && mypy && echo "lint: ruff and mypy found nothing"

lock: ## after a change of pyproject.toml
	@uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--extra test --extra gpu --output-file requirements.lock pyproject.toml

clean: ## what the pipeline wrote and remembers; the raw stories and the metrics in git stay
	@rm -rf .cache .dvc/cache .dvc/tmp && git clean -fdXq data
