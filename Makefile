# Two commands set up everything they need and go: `make run` and `make test`.
PYTHON ?= python3
BIN = .venv/bin
PINS = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url
# What a bare Debian or Ubuntu lacks; elsewhere README says how.
INSTALL = sh scripts/install-packages

.PHONY: run venue test check bench data update account restore pins

run: .venv/ready
	$(BIN)/streamlit run app.py

# For a hall: makes an account if there is none, and lets phones in the same network come.
venue: .venv/ready
	@$(BIN)/python -m core.accounts first
	$(BIN)/streamlit run app.py --server.address 0.0.0.0

# On all cores, at most four; a file's tests stay together, since some tell one story. What was
# compiled once is kept: tests start many processes.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/ready-for-tests
	$(BIN)/pytest -q -rR -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# All of .ci/run but the tests.
check: .venv/ready-for-tests
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy core data pages tests app.py

bench: .venv/ready-for-tests
	$(BIN)/python tests/bench/all.py $(ARGS)

data: .venv/ready-for-tests
	$(BIN)/python -m data.build $(ARGS)

update: .venv/ready-for-tests
	$(BIN)/python -m data.update $(ARGS)

account: .venv/ready
	$(BIN)/python -m core.accounts create

restore: .venv/ready
	$(BIN)/python -m core.keeping.restore $(ARGS)

# Exact versions with hashes, of what pyproject.toml names and of all that it brings along.
pins: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check uv==0.13.9
	$(PINS) pyproject.toml -o requirements.txt
	$(PINS) pyproject.toml --extra tests -c requirements.txt -o tests/requirements.txt

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 以上が要ります / needs Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(INSTALL) python3-venv
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check 'pip>=25.3'
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	-@$(BIN)/pip uninstall --quiet --yes setuptools 2>/dev/null
	@touch $@

.venv/ready-for-tests: .venv/ready tests/requirements.txt
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || $(INSTALL) chromium-headless-shell || $(INSTALL) chromium
	@fc-list 2>/dev/null | grep -qi "noto sans cjk" || $(INSTALL) fontconfig fonts-noto-cjk
	@$(PYTHON) -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || $(INSTALL) libatomic1
	@PATH="$$PATH:/usr/sbin"; command -v nginx >/dev/null || sh scripts/fetch-nginx .venv/nginx
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@
