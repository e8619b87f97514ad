# Two commands: `make run` and `make test`. Both set up everything they need.
PYTHON ?= python3
BIN = .venv/bin

run: .venv/run
	@mkdir -p data/live
	$(BIN)/streamlit run app.py

test: .venv/test
	$(BIN)/pytest -q

.venv/run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -r requirements.txt
	touch $@

.venv/test: .venv/run tests/requirements.txt
	$(BIN)/pip install -q -r tests/requirements.txt
	touch $@

.PHONY: run test
