# Deux commandes suffisent : « make site » et « make test ». Chacune prépare ce qu'il lui faut.
VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: site test serve check bench lock clean

site: $(VENV)/.site
	$(PYTHON) -m macros prerequisites
	$(PYTHON) -m macros build

test: $(VENV)/.tests
	$(PYTHON) -m macros prerequisites --tests
	$(PYTHON) -m pytest

serve: $(VENV)/.site
	$(PYTHON) -m macros prerequisites
	NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs serve

check: $(VENV)/.site
	$(PYTHON) -m macros check

bench: $(VENV)/.site
	$(PYTHON) -m macros prerequisites
	$(PYTHON) -m macros bench

# Récrit les deux verrous après un changement de dépendance dans pyproject.toml.
lock: $(VENV)/bin/python
	$(PYTHON) -m pip install --quiet uv
	$(VENV)/bin/uv pip compile pyproject.toml $(LOCK) --output-file requirements.lock
	$(VENV)/bin/uv pip compile pyproject.toml --group tests --constraint requirements.lock $(LOCK) --output-file requirements-tests.lock
LOCK := --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line --quiet

clean:
	rm -rf $(VENV) .cache site

$(VENV)/bin/python:
	python3 -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(VENV)/bin/python
	$(PYTHON) -m pip install --require-hashes --progress-bar on -r requirements.lock
	touch $@

$(VENV)/.tests: requirements-tests.lock | $(VENV)/bin/python
	$(PYTHON) -m pip install --require-hashes --progress-bar on -r requirements-tests.lock
	touch $@ $(VENV)/.site
