# Two commands do everything on a machine with Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAM_VENV := .venv-sam
SAM := SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=eu-central-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local $(SAM_VENV)/bin/sam
ARCH ?= arm64
# The deployed runtime: a python3.13 that has pip, on PATH or among pyenv's.
PYTHON313 = $(shell for p in python3.13 $(HOME)/.pyenv/versions/3.13*/bin/python3.13; do \
	"$$p" -m pip --version >/dev/null 2>&1 && dirname "$$(command -v "$$p")" && break; done)

.DEFAULT_GOAL := help
.PHONY: help run serve test check format build bench gallery lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: $(VENV)/.ready ## tell the product's story on the local stack, then serve it (ONCE=1: only the story; PORT=3000)
	@$(BIN)/python -m local story

serve: $(VENV)/.ready ## only serve the local stack
	@$(BIN)/python -m local serve

test: $(VENV)/.ready ## every test that needs no Docker and no AWS account
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV)/.ready $(SAM_VENV)/.ready ## linters, types, import contracts, template
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(SAM) validate --lint

format: $(VENV)/.ready ## let ruff write the code's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

build: $(SAM_VENV)/.ready ## what `sam deploy` uploads (ARCH=arm64 or x86_64); needs a python3.13 with pip
	@test -n "$(PYTHON313)" || { echo "make build needs a python3.13 with pip, on PATH or from pyenv"; exit 1; }
	PATH="$(PYTHON313):$$PATH" ARCH=$(ARCH) $(SAM) build --parameter-overrides Architecture=$(ARCH)

bench: $(VENV)/.peers ## figures, each beside its comparison in the same run
	$(BIN)/python -m tests.benchmarks

gallery: $(VENV)/.ready ## draw every page of docs/gallery.md anew
	$(BIN)/python -m tests.support.gallery

lock: $(VENV)/.ready ## pin every requirements .in anew, with hashes and without the name of any index
	for file in layers/*/requirements.in requirements/*.in; do \
		$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links $$file -o $${file%.in}.txt || exit 1; done

clean: ## remove everything that the other commands made
	rm -rf $(VENV) $(SAM_VENV) .aws-sam build out

# The locks are whole, so pip has nothing to resolve.
$(VENV)/.ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Billhead needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m billhead_pdf.fonts.build
	@touch $@

# Engines that only the benchmark compares with; they share the pins of the rest.
$(VENV)/.peers: requirements/peers.txt $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/peers.txt
	@touch $@

# aws-sam-cli pins many packages: an environment of its own.
$(SAM_VENV)/.ready: requirements/sam.txt
	$(PYTHON) -m venv $(SAM_VENV)
	$(SAM_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/sam.txt
	@touch $@
