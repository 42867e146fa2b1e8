"""When each step of a half-day starts, and where its break falls."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from macros.model.agenda import DemiJournee, EtapeDeSequence
from macros.typography import NBSP


@dataclass(frozen=True, slots=True)
class Moment:
    """A step, or the break."""

    sequence: int
    """The rank of its sequence in the half-day."""
    debut: int
    """When it starts, in minutes since midnight."""
    minutes: int
    """How long it lasts."""
    etape: EtapeDeSequence | None
    """The step; none for the break."""


def moments(demi: DemiJournee) -> Iterator[Moment]:
    """The steps of a half-day and its break, in order.

    The break comes between two steps, as near as may be to the middle of the half-day; of two
    places as near, the earlier.
    """
    steps = [(i, etape) for i, seq in enumerate(demi.sequences) for etape in seq.etapes]
    ends = list(accumulate(etape.duree for _, etape in steps))
    middle, last = ends[-1] / 2, len(steps) - 1
    before_break = min(range(last), key=lambda i: abs(ends[i] - middle)) if last else -1
    now = demi.debut
    for i, (sequence, etape) in enumerate(steps):
        yield Moment(sequence, now, etape.duree, etape)
        now += etape.duree
        if demi.pause and i == before_break:
            yield Moment(sequence, now, demi.pause, None)
            now += demi.pause


def clock(minutes: int) -> str:
    """« 9 h », « 13 h 05 »."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def clock_iso(minutes: int) -> str:
    """« 09:00 », as a time field wants it."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
