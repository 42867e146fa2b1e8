"""How the tests of the model ask it for its opinion."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.corpus import load
from macros.model.base import Incoherence
from macros.reading.problems import InvalidCorpus


def read_as(kind: Any, written: object) -> Any:
    """The value that the model makes of what was written."""
    return TypeAdapter(kind).validate_python(written)


def refusal(kind: Any, written: object) -> str:
    """Why the model refuses what was written."""
    return str(_first_error(kind, written)["msg"]).removeprefix("Value error, ")


def incoherence(kind: Any, written: object) -> tuple[str, str]:
    """The field that contradicts another, and the message."""
    error = _first_error(kind, written)["ctx"]["error"]
    assert isinstance(error, Incoherence)
    return error.champ, str(error)


def report(root: Path, files: dict[str, str]) -> list[str]:
    """What check says of these files of `data/` alone: those that are not there are left out."""
    for name, text in files.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidCorpus) as caught:
        load(root)
    told = [str(problem) for problem in caught.value.problems]
    return [line for line in told if not line.endswith(": fichier manquant")]


def _first_error(kind: Any, written: object) -> ErrorDetails:
    with pytest.raises(ValidationError) as caught:
        read_as(kind, written)
    return caught.value.errors()[0]
