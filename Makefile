# make run     install what is missing, build the pages, serve (Ctrl-C stops everything)
# make test    install what is missing, run every check and test
# make lock    renew the locks after a change of dependencies
# make openapi renew the API's description and the front end's client after a change of endpoints
# make screenshots  walk the journeys again and renew docs/screenshots
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

STEP := scripts/step
BIN := .venv/bin
# A checkout that was moved or copied makes its environment anew: paths are written into it.
HERE := $(shell pwd | cksum | cut -d' ' -f1)
RUN := .venv/run-$(HERE).stamp
TEST := .venv/test-$(HERE).stamp
NPM := npm --prefix frontend --no-update-notifier
PAGES := frontend/dist/door/index.html
# The planner's search is compiled where it is installed, never while somebody waits.
SEARCH := .venv/search-$(HERE).stamp
MODULES := frontend/node_modules/.package-lock.json
FRONTEND := $(shell find frontend/src frontend/scripts -type f 2>/dev/null) \
	$(wildcard frontend/*.json frontend/*.ts frontend/*.js)

.PHONY: help install run test check-python check-frontend pytest lock openapi screenshots clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

install: $(RUN) $(SEARCH) $(PAGES)

run: install
	@exec $(BIN)/doorstep run

$(RUN): requirements-run.lock requirements-uv.lock scripts/python
	@scripts/python requirements-run.lock
	@touch $@

$(TEST): requirements.lock requirements-uv.lock scripts/python
	@scripts/python requirements.lock
	@touch $@ $(RUN)

$(SEARCH): $(RUN) $(wildcard doorstep/dispatch/solver/*.py)
	@$(BIN)/doorstep plan compile
	@touch $@

$(MODULES): frontend/package-lock.json
	@scripts/node
	@$(STEP) '安装前端依赖' 'Installing the front end’s packages' $(NPM) ci --no-audit --no-fund
	@touch $@

$(PAGES): $(MODULES) $(FRONTEND)
	@$(STEP) '构建页面' 'Building the pages' $(NPM) run build

test: $(TEST) $(SEARCH) $(PAGES)
	@scripts/chromium
	@$(MAKE) check-python check-frontend pytest

check-python: $(TEST)
	@$(STEP) '代码风格' 'ruff check' $(BIN)/ruff check .
	@$(STEP) '代码格式' 'ruff format --check' $(BIN)/ruff format --check .
	@$(STEP) '类型' 'mypy' $(BIN)/mypy
	@$(STEP) '包的依赖方向' 'lint-imports' $(BIN)/lint-imports
	@$(STEP) '接口说明' 'openapi --check' $(BIN)/doorstep openapi --check --out frontend/openapi.json

check-frontend: $(MODULES)
	@$(STEP) '前端风格' 'eslint' $(NPM) run lint
	@$(STEP) '前端类型' 'vue-tsc' $(NPM) run types
	@$(STEP) '前端接口' 'generated client' $(NPM) run api:check
	@$(STEP) '前端测试' 'vitest' $(NPM) run test

pytest: $(TEST)
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lock:
	@scripts/lock
	@$(NPM) install --package-lock-only --no-audit --no-fund

openapi: $(TEST) $(MODULES)
	@$(BIN)/doorstep openapi --out frontend/openapi.json
	@$(NPM) run --silent api

screenshots: $(TEST) $(PAGES)
	@scripts/chromium
	@DOORSTEP_SCREENSHOTS=docs/screenshots $(BIN)/python -m pytest tests/journeys

clean:
	rm -rf .venv frontend/node_modules frontend/dist
