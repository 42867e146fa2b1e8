"""What every test may ask for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.corpus import Corpus, load
from tests.site.autre import small_project

PROJECT = ("data", "docs", "macros", "overrides", "mkdocs.yml")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def corpus(root: Path) -> Corpus:
    """The real entries, read once: nothing of them can be changed."""
    return load(root)


@pytest.fixture
def corpus_copy(root: Path, tmp_path: Path) -> Path:
    """A root whose `data/` and `docs/` are copies of the real ones, to break."""
    for name in ("data", "docs"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path


def copy_project(root: Path, target: Path, rendered: Path) -> Path:
    """A whole project to build or to break elsewhere; `rendered` has its documents already."""
    for name in PROJECT:
        source = root / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, target / name)
    cache = rendered / ".cache" / "documents"
    if cache.is_dir():
        # A document in the cache is never written again: a link is as good as a copy.
        shutil.copytree(cache, target / ".cache" / "documents", copy_function=_linked)
    return target


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # from one disk to another
        shutil.copy(source, target)


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `python -m macros …` in a folder."""

    def command(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        line = [sys.executable, "-m", "macros", *arguments]
        return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)

    return command


@pytest.fixture
def project(root: Path, tmp_path: Path, site_dir: Path) -> Path:
    """A copy of the project, to break."""
    return copy_project(root, tmp_path, site_dir.parent)


@pytest.fixture(scope="session")
def site_dir(root: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The real site, built once."""
    project = copy_project(root, tmp_path_factory.mktemp("projet"), root)
    built = run(project, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


@pytest.fixture(scope="session")
def other_project(
    root: Path, corpus: Corpus, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> Path:
    """Another publisher's small project, its site built."""
    project = small_project(root, corpus, tmp_path_factory.mktemp("autre"))
    built = run(project, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return project
