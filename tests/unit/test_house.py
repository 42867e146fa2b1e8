"""The rules of the house, held by its tools."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.commands import COMMANDS
from tests.conftest import Run

TOOLS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "layers": ["importlinter.cli", "lint"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tools_find_nothing(root: Path, tool: str) -> None:
    """Lint, format, types and layers are clean."""
    line = [sys.executable, "-m", *TOOLS[tool]]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_are_those_of_the_model(root: Path, run: Run) -> None:
    """Editors complete against the model as it is; when stale: python -m macros schemas."""
    done = run(root, "schemas", "--check")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_french_what_it_does(root: Path, run: Run, name: str) -> None:
    """`--help` works for each command and is not empty."""
    done = run(root, name, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 3


def test_modules_stay_short(root: Path) -> None:
    """A module that outgrows 260 lines knows two things."""
    lines = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in (root / "macros").rglob("*.py")
    }
    assert {name: count for name, count in lines.items() if count > 260} == {}


def test_the_locks_name_no_registry(root: Path) -> None:
    """Every package is pinned with its hashes, and no address of a registry is kept."""
    for name in ("requirements.lock", "requirements-tests.lock"):
        text = (root / name).read_text(encoding="utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[a-z0-9_.\[\]-]+==\S+", text, re.MULTILINE)
        assert len(pinned) > 40
        assert text.count("--hash=sha256:") >= len(pinned)
