# make demo   set up .venv, install, and code the dispatches in examples/
# make test   the same with the tools for development, then the tests
# make facts RAW=folder   build the tables of actors and places anew from the raw facts

PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input

.PHONY: demo test facts

demo: .venv/installed
	@.venv/bin/dragoman code --format table examples
	@echo; echo "The same happening in two languages:"; echo
	@.venv/bin/python benchmarks/languages/side_by_side.py examples/2022-grain.html examples/2022-grano.html

test: .venv/ready-for-tests
	@.venv/bin/python -m pytest

facts: .venv/installed
	@test -n "$(RAW)" || { echo "Say where the raw facts lie: make facts RAW=folder" >&2; exit 2; }
	@.venv/bin/python training/facts/build.py "$(RAW)"
	@.venv/bin/python training/places/build.py "$(RAW)"

.venv/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11 or later; none was found on the PATH." >&2; exit 1; }
	@echo "Setting up .venv: this takes a minute, once." >&2
	@test -x .venv/bin/python || "$(PYTHON)" -m venv .venv || { rm -rf .venv; \
		echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PIP) install --editable .
	@touch $@

.venv/ready-for-tests: .venv/installed
	@$(PIP) install 'pip>=25.1'
	@$(PIP) install --group dev
	@touch $@
