# run · test · check · bench: each sets up all it needs, from python3 >= 3.11, pip and make alone.
PYTHON ?= python3
UV_VERSION := 0.13.9
SERVE ?= 1
PORT ?= 8000
# The demonstration keeps to a folder of its own.
run: export DAODI_SITE ?= $(CURDIR)/.site
export UV_SYSTEM_CERTS := 1
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

UV := .tools/bin/uv
BIN := .venv/bin

.PHONY: run test test-hub-postgres check bench lock clean

run: .venv/.run
	@$(BIN)/python -m daodi reference verify
	@$(BIN)/python -m daodi demo
	@$(BIN)/python -m daodi hub demo
ifneq ($(SERVE),0)
	@$(BIN)/python -m daodi hub serve --port $(PORT)
endif

test: .venv/.dev
	$(BIN)/python -m pytest -n auto

test-hub-postgres: .venv/.dev
	$(BIN)/python tests/with_postgres.py $(BIN)/python -m pytest src/daodi/hub -n auto

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m daodi reference verify

bench: .venv/.bench
	$(BIN)/python -m bench

$(UV): Makefile
	@test -x $(UV) && $(UV) --version | grep -q '$(UV_VERSION)' || \
	  $(PYTHON) -m pip install --quiet --upgrade --target .tools 'uv==$(UV_VERSION)'
	@touch $(UV)

.venv/pyvenv.cfg: | $(UV)
	@$(UV) venv --quiet --python $(PYTHON) .venv

.venv/.run: requirements.txt pyproject.toml $(UV) .venv/pyvenv.cfg
	@$(UV) pip install --quiet --require-hashes -r requirements.txt
	@$(UV) pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	@$(UV) pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.bench: .venv/.dev requirements-bench.txt
	@$(UV) pip install --quiet --require-hashes -r requirements-bench.txt
	@touch $@

# The exported files are kept, not the lock: they hold names, versions and hashes, and no address.
EXPORT := export --quiet --no-emit-project --no-header --no-annotate
lock: $(UV)
	$(UV) $(EXPORT) --all-extras --no-dev --group build -o requirements.txt
	$(UV) $(EXPORT) --all-extras --group build -o requirements-dev.txt
	$(UV) $(EXPORT) --all-extras --group build --group bench -o requirements-bench.txt
	@rm -f uv.lock

clean:
	rm -rf .site .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis
