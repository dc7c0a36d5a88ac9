# `make serve` runs the app on the shipped data; `make test` passes the tests.
# Both make what they need, in .venv and var, and nothing outside this folder.
PYTHON ?= python3
PORT ?= 5000
HOST ?= 127.0.0.1
SIZES ?= 10000
EXAMPLES ?= 2000
NUMBER ?= 10000
KILLS ?= 1000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve build check vectors wheel test evaluated wheel-test kill-test fuzz fuzz-api lint typecheck pictures docs format bench lock clean

serve: $(VENV)/run.done
	$(BIN)/navigator serve --host $(HOST) --port $(PORT)

build check vectors: %: $(VENV)/run.done
	$(BIN)/navigator $@

# The program as one package, with its pages and the example map.
wheel: $(VENV)/run.done
	$(BIN)/python -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w dist .

# What needs one processor goes two by two; files of tests go the longest first (tests/conftest.py).
test: $(VENV)/dev.done
	$(MAKE) -j 2 lint typecheck evaluated
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Dictionaries are made first and once, not by each of the processes that test.
evaluated: $(VENV)/dev.done
	$(BIN)/navigator evaluate > /dev/null

# The package built and installed in a fresh environment; PYTHON names the Python of that.
wheel-test: $(VENV)/dev.done
	WHEEL_REQUIRED=1 WHEEL_PYTHON=$(PYTHON) $(BIN)/python -m pytest tests/test_wheel.py

# The open API asked much that nobody would think of: EXAMPLES good and bad questions a route.
fuzz-api: $(VENV)/dev.done
	FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest tests/web/machines/test_openapi.py

# The real server and commands, killed so many times while people write: is anything lost? It takes
# some two seconds a kill. SEED, which it tells, brings the same moments again.
kill-test: $(VENV)/dev.done
	$(BIN)/python -u -m tests.kills $(KILLS) $(SEED)

lint: $(VENV)/dev.done
	$(BIN)/ruff format --check navigator tests bench
	$(BIN)/ruff check navigator tests bench

typecheck: $(VENV)/dev.done
	$(BIN)/mypy

# The pictures that README shows, taken anew (needs Chromium).
pictures: $(VENV)/dev.done
	$(BIN)/python -m tests.pictures

# What of the manuals comes from the code: the picture of the rooms, and the help of the commands.
docs: $(VENV)/dev.done
	$(BIN)/python -m tests.rooms
	$(BIN)/python -m tests.manual

format: $(VENV)/dev.done
	$(BIN)/ruff format navigator tests bench
	$(BIN)/ruff check --fix navigator tests bench

# Ten thousand questions that nobody would ask: no fault, and how much of the processor they take.
fuzz: $(VENV)/dev.done
	$(BIN)/python -m tests.fuzz $(NUMBER)

# The search beside others, see docs/search.md. SIZES="10000 100000" also grows the map to the latter.
bench: $(VENV)/dev.done
	$(BIN)/python -m bench.search --sizes "$(SIZES)" $(QUESTIONS)

# The lock files pin every package with its hash, for each platform; uv resolves them.
lock: | $(BIN)/python
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile pyproject.toml --extra build --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra dev -c requirements.lock --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock

clean:
	rm -rf $(VENV) var dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make an environment. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/run.done: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.done: requirements-dev.lock $(VENV)/run.done
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
