# `make` alone prints this list; everything sets itself up in .venv first.
PYTHON ?= python3
BIN := .venv/bin
EXTRAS := worker,video,nvml,otel,local,vgg16,export,sketch,faces,demo,dev

.DEFAULT_GOAL := help
.PHONY: help setup demo up test slow check format bench contract platforms gpu chaos soak clean images browser screenshots

help:  ## print this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: .venv/.installed  ## make .venv and install everything into it

.venv/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(0 if sys.version_info >= (3, 11) else f"Brushfarm needs Python 3.11 or newer and this is {v}: run make PYTHON=python3.12")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@# What pip was stopped in the middle of would pass for installed.
	@for package in .venv/lib/python*/site-packages/*.dist-info; do \
	  test -f "$$package/INSTALLER" || rm -rf "$$package"; \
	done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $@

demo: setup  ## render a picture through a whole farm, into demo.png
	@$(BIN)/python -m farm.cli demo

up: setup  ## run a farm on this machine until Ctrl-C
	@$(BIN)/python -m farm.cli up

test: setup browser  ## run the tests
	$(BIN)/python -m pytest

slow: setup browser  ## run the tests that the suite leaves out: further cases, whole films and farms
	$(BIN)/python -m pytest -m 'slow and not chaos'

check: setup  ## format, lint, types, import rule
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup  ## print the figures of the README
	$(BIN)/python -m benchmarks

gpu: setup  ## measure the engine on this machine's GPU, into gpu-report (MINUTES=8)
	$(BIN)/python -m benchmarks.gpu.pack build/gpu
	$(BIN)/python -m benchmarks.gpu --kernels build/gpu/vgg16.safetensors --minutes $(or $(MINUTES),8)

soak: setup  ## break a working farm for ten minutes, then audit it (MINUTES=60 SEED=1 POSTGRES=1)
	$(BIN)/python -m tests.chaos.soak --minutes $(or $(MINUTES),10) $(if $(SEED),--seed $(SEED)) $(if $(POSTGRES),--postgres)

contract: setup  ## send the API much more nonsense than the tests do (EXAMPLES=100)
	CONTRACT_EXAMPLES=$(or $(EXAMPLES),100) $(BIN)/python -m pytest tests/web/test_contract.py --timeout 3600

platforms: setup  ## resolve constraints.txt for other systems, by the network
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv
	$(BIN)/python -m tests.platforms

chaos: setup  ## kill things while the farm works
	$(BIN)/python -m pytest -m chaos tests/chaos tests/test_frozen.py

# The first engine that works here; BUILD="…" is for options of its own.
ENGINE ?= $(shell for engine in docker podman buildah; do \
  $$engine info >/dev/null 2>&1 && echo $$engine && break; done)

images:  ## build the images of the Dockerfile and print their sizes (ENGINE=docker)
	@test -n "$(ENGINE)" || { echo 'No engine works here: install docker, podman or buildah, or say ENGINE=…'; exit 1; }
	for target in farm worker worker-vgg16; do \
	  $(ENGINE) build $(BUILD) --target $$target --tag brushfarm/$$target . || exit 1; \
	done
	@$(ENGINE) images | grep brushfarm/

screenshots: setup browser  ## print what each page weighs, and renew docs/screens
	$(BIN)/python -m benchmarks.screens

# Browser tests are skipped, with a line that says so, where Chromium cannot be had.
browser:
	@command -v chromium >/dev/null || $(MAKE) --no-print-directory .chromium || true

.PHONY: .chromium
.chromium:
	@if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo 'Installing Chromium for the browser tests'; \
	  apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	else \
	  echo 'No Chromium here: the browser tests will be skipped'; \
	fi

clean:  ## remove the environment and caches; the data folder stays
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
