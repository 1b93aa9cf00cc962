# Every command of the project. `make` alone prints the list; each command does its own set-up, and a
# second run of the set-up does nothing. What is made is remembered by the stamp files named *.ready.

STARTED := $(shell date +%s)
FACET_PORT ?= 8400
FACET_EDGE_PORT ?= 8410
KILLS ?= 20
RUNS ?= 1000
PORTS = FACET_PORT=$(FACET_PORT)

# The interpreter that sets up: the first of these that is 3.11 or newer.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
BIN := .venv/bin
PY := $(BIN)/python

# Node 20.19 or newer from this machine, else the one that is installed beside Python.
NODE_IS_THERE = node -e 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < 2019 ? 1 : 0)' 2>/dev/null
NODE = PATH="$(CURDIR)/.venv/bin:$$PATH"
WEB_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -not -path 'web/dist-preview/*' -not -name '*.md')
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable chrome
BROWSER = $${FACET_CHROMIUM:-$$(for each in $(BROWSERS); do command -v $$each && break; done)}

TESTS := tests/unit tests/contract tests/functional tests/architecture tests/infrastructure \
	tests/faults
PIP := -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup build run run-edge demo verify-audit reset test unit conformance journeys screenshots browser check web-check format \
	faults fuzz mutants docs figures hooks requirements stage-is-named deploy deploy-local \
	deploy-rehearsal deploy-rehearsal-chalice deploy-rehearsal-image

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- Set-up -------------------------------------------------------------------------------------------
RUNNING := .venv/run.ready .venv-emulator/run.ready web/dist/index.html
TOGETHER := @$(MAKE) --no-print-directory --silent -j3

setup: ## Install all that running, checking and testing need into this folder
	$(TOGETHER) $(RUNNING) .venv/test.ready

build: ## Install what running needs, and build the exam app
	$(TOGETHER) $(RUNNING)

.venv/run.ready: requirements/local.txt
	@$(call make_venv,.venv)
	@echo "Installing what Facet needs"
	@$(PY) $(PIP) -r $<
	@touch $@

.venv/test.ready: requirements/dev.txt .venv/run.ready
	@echo "Installing what checking and testing need"
	@$(PY) $(PIP) -r $<
	@touch $@

.venv-emulator/run.ready: requirements/emulator.txt
	@$(call make_venv,.venv-emulator)
	@echo "Installing the emulated cloud"
	@.venv-emulator/bin/python $(PIP) -r $<
	@touch $@

.venv/node.ready: .venv/run.ready requirements/node.txt
	@$(NODE_IS_THERE) || { echo "Installing Node"; $(PY) $(PIP) -r requirements/node.txt; }
	@touch $@

web/node_modules/npm.ready: web/package.json web/package-lock.json .venv/node.ready
	@echo "Installing what the exam app needs"
	@cd web && $(NODE) npm ci --loglevel=error --no-audit --no-fund --no-update-notifier
	@touch $@

web/dist/index.html: $(WEB_SOURCES) web/node_modules/npm.ready
	@echo "Building the exam app"
	@cd web && $(NODE) npm run --silent build -- --logLevel warn
	@touch $@

define make_venv
test -n "$(PYTHON)" || { echo "Facet needs Python 3.11 or newer as python3 (found: $$(python3 --version 2>&1)). Install it, or name it: make PYTHON=/path/to/python3.12"; exit 1; }; \
test -x $(1)/bin/python || $(PYTHON) -m venv $(1) || { rm -rf $(1); echo "Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
endef

# --- Running ------------------------------------------------------------------------------------------
run: build ## Run a whole Facet on http://127.0.0.1:8400 (another port: FACET_PORT=8500)
	@FACET_STARTED_AT=$(STARTED) $(PORTS) $(PY) -m infrastructure.local

demo: .venv/run.ready .venv-emulator/run.ready ## Play a whole exam day with thirty simulated candidates (at a school server: EDGE=1)
	@$(PY) -m demonstration.day $(if $(EDGE),--edge)

run-edge: build ## Run a school server beside `make run` on http://127.0.0.1:8410 (FACET_EDGE_PORT)
	@$(PORTS) FACET_EDGE_PORT=$(FACET_EDGE_PORT) $(PY) -m infrastructure.local.edge

verify-audit: .venv/run.ready ## Check the audit chains of a running `make run` (docs/audit.md)
	@$(PORTS) $(PY) -m infrastructure.local.audit

reset: .venv/run.ready ## Forget everything that `make run` stored
	@$(PORTS) $(PY) -m infrastructure.local reset

# --- Checking -----------------------------------------------------------------------------------------
test: setup check web-check unit conformance deploy-local journeys ## Check and test everything, as CI does

unit: setup ## Run the tests in Python that need no browser
	$(PY) -m pytest -n2 $(TESTS)

conformance: setup ## Try real exam content of others (FACET_CORPUS names its folder; skipped without)
	$(PY) -m pytest tests/conformance

deploy-local: setup ## Deploy into an emulated AWS of its own and play an exam day there
	$(PY) -m pytest tests/deployment

journeys: setup web/node_modules/npm.ready browser ## Play the exam day in a real browser
	FACET_CHROMIUM="$(BROWSER)" $(PY) -m pytest tests/journeys

screenshots: setup web/node_modules/npm.ready browser ## Keep a picture of every page as every role, wide and narrow, in build/screenshots
	@rm -rf build/screenshots && mkdir -p build/screenshots
	FACET_SCREENSHOTS=build/screenshots FACET_CHROMIUM="$(BROWSER)" $(PY) -m pytest tests/journeys/test_every_page.py

browser:
	@test -n "$(BROWSER)" \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
		&& apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-noto-core >/dev/null; } \
	|| { echo "The journeys need Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere: install Chrome, or name it in FACET_CHROMIUM"; exit 1; }

check: setup ## Look for mistakes without running anything: style, types, imports, templates, licences
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet chalicelib/pages/templates
	$(BIN)/cfn-lint infrastructure/*.yaml
	$(PY) -m infrastructure.documents check
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

web-check: setup ## Check, test, build and weigh the exam app
	cd web && $(NODE) npm run --silent check

format: setup ## Put Python into our style
	$(BIN)/ruff check --quiet --fix
	$(BIN)/ruff format --quiet

faults: setup ## Kill a school server under load, and look for lost answers: make faults KILLS=100
	$(PY) -m bench.faults $(KILLS) $(SEED)

fuzz: setup ## Damage exam packages in thousands of ways, and look for an import that fails: make fuzz RUNS=5000
	$(PY) -m tests.faults.fuzzing --runs $(RUNS) $(if $(SEED),--seed $(SEED)) $(if $(CASE),--case $(CASE))

mutants: setup ## Turn each operator of the scoring engine into what it is easily taken for: a test must notice
	$(PY) -m tests.mutation

# --- Deploying ----------------------------------------------------------------------------------------
stage-is-named:
	@test -n "$(STAGE)" || { echo "Name a deployment of .chalice/config.json: make deploy STAGE=dev CERTIFICATE=arn:..."; exit 1; }

deploy: stage-is-named setup ## Deploy to AWS: make deploy STAGE=dev CERTIFICATE=arn:... (docs/runbooks/deploy.md)
	$(PY) -m infrastructure.deploying deploy $(STAGE) --certificate "$(CERTIFICATE)"

deploy-rehearsal: deploy-rehearsal-chalice deploy-rehearsal-image ## Rehearse what `make test` leaves out: chalice deploy itself, the image of the school server

deploy-rehearsal-chalice: setup
	$(PY) -m infrastructure.rehearsal.chalice_deploy

deploy-rehearsal-image: build
	$(PY) -m infrastructure.rehearsal.image

# --- Making -------------------------------------------------------------------------------------------
docs: setup ## Write the documents that are made from code
	$(PY) -m infrastructure.documents write

figures: setup browser ## Measure what docs/figures.md reports (the image: make deploy-rehearsal-image)
	$(PY) -m bench.package_size
	$(PY) -m bench.edge_figures
	FACET_CHROMIUM="$(BROWSER)" $(PY) -m bench.exam_app
	$(PY) -m pytest -s tests/journeys/test_exam_day_at_a_school_server.py
	cd web && $(NODE) npm run --silent size

hooks: ## Let git run `make check` before every commit
	git config core.hooksPath .githooks

requirements: setup ## Resolve requirements/*.in anew, with hashes; what is tested is what ships
	$(COMPILE) requirements/lambda.in -o requirements.txt
	$(COMPILE) requirements/serve.in -c requirements.txt -o requirements/serve.txt
	$(COMPILE) requirements/edge.in -c requirements/serve.txt -o requirements/edge.txt
	$(COMPILE) requirements/local.in -c requirements/serve.txt -c requirements/edge.txt -o requirements/local.txt
	$(COMPILE) requirements/dev.in -c requirements/local.txt -o requirements/dev.txt
	$(COMPILE) requirements/emulator.in -o requirements/emulator.txt
	$(COMPILE) requirements/node.in -o requirements/node.txt
