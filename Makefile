# Two commands set up everything they need and go: `make run` and `make test`.
PYTHON ?= python3
BIN = .venv/bin
# What a bare Debian or Ubuntu lacks; elsewhere README says how.
INSTALL = sh scripts/install-packages

.PHONY: run test bench data update account restore

run: .venv/ready
	$(BIN)/streamlit run app.py

test: .venv/ready-for-tests
	$(BIN)/pytest -q

bench: .venv/ready-for-tests
	$(BIN)/python tests/bench/all.py $(ARGS)

data: .venv/ready-for-tests
	$(BIN)/python data/build.py $(ARGS)

update: .venv/ready-for-tests
	$(BIN)/python -m data.update $(ARGS)

account: .venv/ready
	$(BIN)/python -m core.accounts create

restore: .venv/ready
	$(BIN)/python -m core.keeping.restore $(ARGS)

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 以上が要ります / needs Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(INSTALL) python3-venv
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-for-tests: .venv/ready tests/requirements.txt
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || $(INSTALL) chromium
	@fc-list 2>/dev/null | grep -qi "noto sans cjk" || $(INSTALL) fontconfig fonts-noto-cjk
	@$(PYTHON) -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || $(INSTALL) libatomic1
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@
