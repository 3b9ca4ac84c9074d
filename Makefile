# Everything is installed into .venv in this folder; every target first brings it up to date.
#
#   make demo     render the demo choreography, without a screen
#   make test     run all tests
#   make run      start the program
#   make check    what a change has to pass: format, lint, types, architecture, spelling, advisories, tests
#   make coverage how much of the code the tests run through
#   make mutants  change the code in small ways and see whether a test notices

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
SPREAD := -n auto --maxprocesses 4 --dist worksteal
COVERED := domain planning analysis services
PYTEST := QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest

.PHONY: help setup demo run test check bench bench-ears lint format constraints translations
.PHONY: bundle smoke-bundle deb test-wheel licences
.PHONY: coverage mutants spelling audit screenshots schema docs

help:
	@sed -n 's/^#   //p' Makefile

setup:
	@$(PYTHON) packaging/bootstrap.py

demo: setup
	$(BIN)/choreo-desktop demo --out choreography-demo.mp4

run: setup
	$(BIN)/choreo-desktop

# Several processes, in a random order that is told at the top: ARGS="--randomly-seed=123" has it again, ARGS="-n 0 -k beats" for less.
test: setup
	$(PYTEST) $(SPREAD) $(ARGS)

check: lint audit test

# Of the lines of each of these packages, how many the tests run through; less than 95 % of one is a failure.
coverage: setup
	$(PYTEST) $(SPREAD) --cov --cov-report= $(ARGS)
	@failed=0; for package in $(COVERED); do \
		$(BIN)/coverage report --include="choreo_desktop/$$package/*" --fail-under=95 || failed=1; \
	done; exit $$failed

# Takes an hour or two. ARGS="--sample 200 --seed 1" or ARGS="planning/slots.py domain/keys.py" for less.
mutants: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/mutants.py $(ARGS)

# What people read: texts of the window in every language, sentences of the services, README, CHANGELOG.
spelling: setup
	$(BIN)/python packaging/spelling.py

# Known weaknesses of the packages that are installed, where advisories can be reached.
audit: setup
	$(BIN)/python packaging/audit.py

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python packaging/notices.py check
	$(BIN)/python packaging/spelling.py

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

# A one-folder application in dist/choreo-desktop, with FFmpeg, that needs no Python; then tried out. Takes some minutes.
bundle: setup
	$(BIN)/python packaging/bundle.py $(ARGS)

# Try out the bundle that is there: commands, a bucket, and the window with a playing video.
smoke-bundle: setup
	$(BIN)/python packaging/smoke_bundle.py $(ARGS)

# A Debian package of the bundle that is there.
deb: setup
	$(BIN)/python packaging/deb.py $(ARGS)

# Build the wheel, install it elsewhere, and try it out.
test-wheel: setup
	$(BIN)/python packaging/smoke_wheel.py

# What others made that the program uses, with their licences.
licences: setup
	$(BIN)/python packaging/notices.py build THIRD_PARTY_NOTICES.txt

# The pictures of the README, made anew by the running program; it needs no screen.
screenshots: setup
	$(BIN)/python packaging/screenshots.py $(ARGS)

# resources/blueprint.schema.json, from the models.
schema: setup
	$(BIN)/python packaging/schema.py

# The docstrings as pages, in build/docs.
docs: setup
	$(BIN)/python packaging/docs.py $(ARGS)
