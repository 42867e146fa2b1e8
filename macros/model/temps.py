"""Dates, durations and times of day, as authors write them."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema


def _iso_date(written: Any) -> Any:
    if isinstance(written, date):
        return written
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(written)):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ValueError("date attendue, écrite année-mois-jour : 2026-11-22")


Jour = Annotated[
    date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})
]

_DUREE = re.compile(r"([0-9]{1,2}) ?h(?: ?([0-5]?[0-9])(?: ?min)?)?|([0-9]{1,3}) ?min")


def plain_spaces(written: str) -> str:
    """`written` with no-break spaces made ordinary."""
    return re.sub(r"[\u00a0\u202f]", " ", written)


def _minutes(written: Any) -> Any:
    if isinstance(written, int):
        return written
    found = _DUREE.fullmatch(plain_spaces(written)) if isinstance(written, str) else None
    minutes = found and int(found[1] or 0) * 60 + int(found[2] or found[3] or 0)
    if not minutes:
        raise ValueError("durée attendue, par exemple « 45 min » ou « 1 h 30 »")
    return minutes


Duree = Annotated[
    int,
    BeforeValidator(_minutes),
    WithJsonSchema({"type": "string", "pattern": r"^(\d+ ?h)?( ?\d+( ?min)?)?$"}),
]
"""A duration in minutes, written « 45 min » or « 1 h 30 »."""


_HEURE = re.compile(r"([01]?[0-9]|2[0-3]) ?h(?: ?([0-5][0-9]))?")


def _since_midnight(written: Any) -> Any:
    if isinstance(written, int):
        return written
    found = _HEURE.fullmatch(plain_spaces(written)) if isinstance(written, str) else None
    if not found:
        raise ValueError("heure attendue, par exemple « 9 h » ou « 13 h 30 »")
    return int(found[1]) * 60 + int(found[2] or 0)


Heure = Annotated[
    int,
    BeforeValidator(_since_midnight),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2} ?h( ?\d{2})?$"}),
]
"""A time of day in minutes since midnight, written « 9 h » or « 13 h 30 »."""
