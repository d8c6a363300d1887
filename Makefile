# The verbs of the project. Each sets up what it needs in .venv and .cache.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
# The last Python client that sent JSON for create: kept beside the newest one for the acceptance tests.
OLD_CLIENT := .cache/openai-2.26.0
NODE_CLIENT := .cache/node

.PHONY: install demo serve test check format docs pictures gallery bench bench-remix train-shapes install-all test-all clean help

help:            ## Show the verbs.
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | expand -t 14

install: $(INSTALLED)  ## Make .venv with Kinora and its development tools.

$(INSTALLED): pyproject.toml constraints.txt
	@bash scripts/system-libraries.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(OLD_CLIENT): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $@.new openai==2.26.0 distro==1.9.0 tqdm==4.67.1
	@rm -rf $@ && mv $@.new $@

demo: install    ## Make a video, remix it, and put both into demo/.
	@$(BIN)/kinora demo --output demo

serve: install   ## Serve the API on http://127.0.0.1:8000/v1.
	@$(BIN)/kinora serve

test: install    ## Run the tests that need nothing but Kinora.
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not extra" tests

check: install   ## Lint, formatting and types.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: install  ## Put all files into the house format.
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: install    ## Write the pages that are made from the code.
	@$(BIN)/python scripts/settings_table.py
	@$(BIN)/python scripts/vocabulary_table.py
	@$(BIN)/python scripts/conformance_table.py

pictures: install  ## Draw the picture of every word in docs/vocabulary.md anew.
	@$(BIN)/python scripts/vocabulary_pictures.py $(ONLY)
	@$(BIN)/python scripts/vocabulary_table.py

gallery: install ## Draw contact sheets of the animatic engine into build/gallery, to be looked at.
	@$(BIN)/python scripts/gallery.py $(ONLY)

bench: install   ## Measure speed and size; prints one table.
	@bash scripts/bench-tools.sh
	@$(BIN)/python -m bench

bench-remix: install  ## Measure remixes by a small real model against known right answers; writes docs/remix.md.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[diffusion]'
	@OMP_NUM_THREADS=1 $(BIN)/python -m bench.remix --words 200
	@OMP_NUM_THREADS=1 $(BIN)/python -m bench.remix
	@OMP_NUM_THREADS=1 $(BIN)/python -m bench.remix --retention --half report

train-shapes: install  ## Train kinora-shapes anew (hours); stopped at any time, it goes on from build/shapes.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[diffusion]'
	@$(BIN)/python -m shapes

install-all: install $(OLD_CLIENT)  ## Everything above, and what the extra tests need (Node and its client, a fuzzer, torch).
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz,diffusion]'
	@bash scripts/node-client.sh $(NODE_CLIENT)

test-all: install-all  ## Run the tests that need more than Kinora, or long.
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile -m extra tests

clean:           ## Remove everything that was built.
	@rm -rf .venv .cache build dist
