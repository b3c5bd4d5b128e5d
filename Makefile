# Claqueta's commands. `make` alone lists them; each one works from a fresh clone.
.DEFAULT_GOAL := help
SHELL := /bin/bash
UV := $(shell command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := $(UV) run --no-sync
STUDIO := -c server/pyproject.toml --rootdir server -n 2
# What is run on PostgreSQL and S3 at every commit; `make nightly` runs all of it there.
FARM := accounts config library/test_search.py library/test_organize.py
MEDIA ?= ../shared/media
export CLAQUETA_MEDIA ?= $(abspath $(MEDIA))

help: ## List the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install everything: system packages, Python and Node parts, built assets
	@./setup.sh

setup-tests:
	@./setup.sh tests

test: setup-tests ## Run the tests
	@$(RUN) pytest -n 2 -m "not nightly"
	@$(RUN) pytest $(STUDIO) -m "not nightly and not browser" server/tests
	@STUDIO_TEST_PROFILE=farm $(RUN) pytest $(STUDIO) -m "not nightly and not browser and not flow" $(addprefix server/tests/,$(FARM))

browser: setup-tests ## Drive the studio with a real browser, as people do
	@$(RUN) pytest -c server/pyproject.toml --rootdir server -m "browser and not nightly" server/tests/browser

nightly: setup-tests ## Run the longer proofs as well
	@CLAQUETA_LAWS=nightly $(RUN) pytest -n 2
	@$(RUN) pytest $(STUDIO) -m "not browser" server/tests
	@$(RUN) pytest $(STUDIO) -n 0 server/tests/browser
	@STUDIO_TEST_PROFILE=farm $(RUN) pytest $(STUDIO) -m "not browser" server/tests

check: setup ## Check format, lint, types, architecture and generated files
	@$(RUN) ruff format --check
	@$(RUN) ruff check
	@MYPYPATH=engine/tests $(RUN) mypy engine/src engine/tests bench
	@MYPYPATH=server/tests $(RUN) mypy server/src server/tests
	@$(RUN) lint-imports
	@$(RUN) python -m claqueta.document.schema --check
	@$(RUN) python -m claqueta.ops.schema --check
	@$(RUN) python engine/tests/conformance_cases.py --check
	@$(RUN) python -m studio.collaboration.schema --check
	@STUDIO="$(RUN) studio" npm run --silent api:check

demo: setup ## Run the studio on this machine with a demo workspace; prints a sign-in link
	@$(RUN) studio serve --demo

serve: setup ## Run the studio on this machine
	@$(RUN) studio serve

films: setup ## Make two videos from the scripts in examples/ by the command line alone, into out/
	@$(RUN) python examples/demo.py

smoke: setup ## Walk through the studio as a client would, make the films and examine them; fails loudly
	@$(RUN) python -m studio.testing.smoke
	@$(RUN) python examples/demo.py --examine

screenshots: setup-tests ## Take the guide's pictures of the demo workspace anew
	@PYTHONPATH=server/tests $(RUN) python server/tests/browser/screenshots.py

bench: setup ## Measure speed and memory, beside other tools where installed
	@$(RUN) python -m bench

.PHONY: help setup setup-tests test browser nightly check demo serve films smoke screenshots bench
