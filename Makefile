# Weft's commands. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help run test lint bench trials build messages lock

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: ## install what is missing and serve http://127.0.0.1:8000 (PORT, HOST, WEFT_HOME, DATABASE_URL, REDIS_URL)
	@$(PYTHON) config/install.py run
	@exec $(BIN)/python -m config.launch

test: ## run every test with real servers and a real browser
	@$(PYTHON) config/install.py test
	@$(BIN)/python -m tests.run

lint: ## check style, types, layers, templates and scripts
	@$(PYTHON) config/install.py test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates apps
	node node_modules/typescript/bin/tsc --noEmit -p static/src/js/tsconfig.json

bench: ## print the benchmarks as tables
	@$(PYTHON) config/install.py test
	@$(BIN)/python -m tests.benchmarks

trials: ## kill workers, servers, browsers and tabs, and make up thousands of requests and edits (hours)
	@$(PYTHON) config/install.py test
	@$(BIN)/python -m pytest -s tests/trials/submissions.py \
		tests/trials/servers.py tests/trials/editing.py tests/trials/server_kills.py \
		tests/trials/many_runs.py tests/trials/two_hosts.py tests/trials/hostile_jobs.py \
		tests/trials/mirrored.py tests/trials/executions.py
	@PROPERTY_RUNS=5000 node --test tests/js/properties.test.js
	@WEFT_LOOKS=all $(BIN)/python -m pytest tests/e2e -k "light or dark"
	@WEFT_EXAMPLES=5000 $(BIN)/python -m pytest \
		tests/api/test_made_up_bodies.py tests/api/test_schemathesis.py

build: ## install the run-time packages and build the front end
	@$(PYTHON) config/install.py run

messages: ## collect the texts of the pages into locale/
	@$(PYTHON) config/install.py test
	$(BIN)/python manage.py makemessages

lock: ## pin again what pyproject.toml and package.json ask for (needs uv; -U in UV_FLAGS upgrades)
	$(LOCK) pyproject.toml -o requirements/run.txt
	$(LOCK) --group test -c requirements/run.txt -o requirements/test.txt
	$(LOCK) --group node -o requirements/node.txt
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

LOCK = uv pip compile -q --universal --python-version 3.11 --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock" $(UV_FLAGS)
