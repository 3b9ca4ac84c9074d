# Everything is installed into .venv in this folder; every target first brings it up to date.
#
#   make demo     render the demo choreography, without a screen
#   make test     run all tests
#   make run      start the program
#   make check    what a change has to pass: format, lint, types, architecture, tests

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
PYTEST := QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

.PHONY: help setup demo run test check bench bench-ears lint format constraints translations

help:
	@sed -n 's/^#   //p' Makefile

setup:
	@$(PYTHON) packaging/bootstrap.py

demo: setup
	$(BIN)/choreo-desktop demo --out choreography-demo.mp4

run: setup
	$(BIN)/choreo-desktop

# Several processes, each with a whole test file at a time. ARGS="-n 0 -k beats" for less.
test: setup
	$(PYTEST) -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: lint test

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m tests.benchmarks $(ARGS)

# How well the ears hear songs whose beats are known, librosa beside them. ARGS="--songs FOLDER --half held --librosa".
bench-ears: setup
	$(BIN)/uv pip install --quiet --python $(BIN)/python -c packaging/constraints.txt --group bench
	$(BIN)/python -m tests.benchmarks.bench_ears $(ARGS)

# Bring the files for translators up to date with the program, and say what is left to translate.
translations: setup
	$(BIN)/python packaging/translations.py update
	$(BIN)/python packaging/translations.py check

# The newest versions of everything, for the oldest Python that is supported.
constraints: setup
	echo uv | $(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --no-header --no-annotate \
		--group dev --group bench pyproject.toml - -o packaging/constraints.txt
