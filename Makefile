# demo: the sample graph and its page.  test, check: what CI runs.  golden: graphs/sample.ttl is what the code builds.
# sample: write graphs/sample.ttl anew.  picture: take graphs/sample.png anew, in Chromium.
# bench: how fast and how right, beside peers.  VENV=DIR puts the environment there.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed

.PHONY: demo test check golden sample picture bench bench-reader clean

demo: $(INSTALLED)
	rm -rf graphs/sample
	$(BIN)/kg build data/sample --graph graphs/sample
	$(BIN)/kg export graphs/sample html -o graphs/sample.html
	$(BIN)/kg query graphs/sample --question denied
	@echo "The page is graphs/sample.html: open it in a browser."

test: $(INSTALLED)
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(INSTALLED)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/kg build data/sample --graph "$$folder/graph" && \
	$(BIN)/kg export "$$folder/graph" turtle -o "$$folder/sample.ttl" && \
	diff -u graphs/sample.ttl "$$folder/sample.ttl" | head -n 40 && cmp graphs/sample.ttl "$$folder/sample.ttl" && \
	echo "graphs/sample.ttl is what the code builds."

sample: $(INSTALLED)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/kg build data/sample --graph "$$folder/graph" && \
	mkdir -p graphs && $(BIN)/kg export "$$folder/graph" turtle -o graphs/sample.ttl

picture: $(INSTALLED)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/kg build data/sample --graph "$$folder/graph" && \
	$(BIN)/kg export "$$folder/graph" html -o "$$folder/sample.html" && \
	$(BIN)/python tests/picture.py "$$folder/sample.html" graphs/sample.png

# OPENIE=DIR, the folder `openie` of data/README.md, adds open triples beside seven systems.
bench: $(INSTALLED)
	@for bench in tests/bench/bench_*.py; do \
	$(BIN)/python -m "tests.bench.$$(basename "$$bench" .py)" || exit 1; done

# CORPORA=DIR adds accuracy, CNN=DIR spaCy's pipeline beside it, FP32=DIR the unquantised model: see data/README.md.
bench-reader: $(INSTALLED)
	$(BIN)/python -m tests.bench.bench_reader $(if $(CORPORA),--corpora $(CORPORA)) $(if $(CNN),--cnn $(CNN)) $(if $(FP32),--fp32 $(FP32))

$(INSTALLED): setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info graphs/sample graphs/sample.html
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
