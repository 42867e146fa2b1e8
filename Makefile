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

# Debian keeps « venv » in a package of its own.
$(VENV)/bin/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent."; exit 1; }
	@python3 -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); $(ROOT) apt-get -qq update && $(ROOT) apt-get -qq install -y python3-venv && python3 -m venv $(VENV); } || { rm -rf $(VENV); echo "$(NO_VENV)"; exit 1; }
ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)
NO_VENV := Le module « venv » de Python manque. Debian, Ubuntu : sudo apt-get install python3-venv

$(VENV)/.site: requirements.lock | $(VENV)/bin/python
	$(PYTHON) -m pip install --require-hashes --progress-bar on -r requirements.lock
	touch $@

$(VENV)/.tests: requirements-tests.lock | $(VENV)/bin/python
	$(PYTHON) -m pip install --require-hashes --progress-bar on -r requirements-tests.lock
	touch $@ $(VENV)/.site
