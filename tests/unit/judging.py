"""How the tests of the model ask it for its opinion."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.model.base import Incoherence


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


def _first_error(kind: Any, written: object) -> ErrorDetails:
    with pytest.raises(ValidationError) as caught:
        read_as(kind, written)
    return caught.value.errors()[0]
