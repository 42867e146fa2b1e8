"""What every test may ask for."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return Path(__file__).parents[1]


@pytest.fixture
def corpus_copy(root: Path, tmp_path: Path) -> Path:
    """A root whose `data/` is a copy of the real one, to break."""
    shutil.copytree(root / "data", tmp_path / "data")
    return tmp_path
