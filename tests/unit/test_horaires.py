"""When each step of a half-day starts, where its break falls, and what is too long for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.agenda import DemiJournee
from macros.model.kit import Kit
from macros.model.programme import Programme
from macros.views.horaires import Moment, moments
from tests.unit.judging import incoherence, read_as
from tests.unit.samples import KIT, MATIN, PROGRAMME


def half(*lengths: int, pause: int = 0, cut: int = 0, debut: int = 540) -> DemiJournee:
    """A half-day of steps of these lengths, in two sequences when it is cut."""
    step = {"titre": "Dire", "forme": "seul", "consigne": "Un texte."}
    steps = [{**step, "duree": length} for length in lengths]
    parts = [part for part in (steps[:cut], steps[cut:]) if part]
    written = {"debut": debut, "fin": 1439, "pause": pause or None}
    sequences = [{"titre": "Une séquence", "etapes": part} for part in parts]
    return read_as(DemiJournee, {**written, "sequences": sequences})


def breaks(timed: list[Moment]) -> list[int]:
    """The ranks of the breaks."""
    return [rank for rank, moment in enumerate(timed) if not moment.etape]


steps = st.lists(st.integers(1, 90), min_size=1, max_size=8)
pauses = st.integers(0, 45)


@given(steps, pauses, st.integers(0, 8))
def test_nothing_overlaps_and_no_minute_is_lost(lengths: list[int], pause: int, cut: int) -> None:
    """Each moment starts when the one before is over; the last ends when all is done."""
    demi = half(*lengths, pause=pause, cut=cut)
    timed = list(moments(demi))
    now = demi.debut
    for moment in timed:
        assert moment.debut == now
        now += moment.minutes
    assert now - demi.debut == demi.prevu
    assert [m.minutes for m in timed if m.etape] == lengths


@given(steps, pauses)
def test_the_break_comes_once_between_two_steps(lengths: list[int], pause: int) -> None:
    """Never first, never last, and not at all when there is none."""
    timed = list(moments(half(*lengths, pause=pause)))
    expected = 1 if pause and len(lengths) > 1 else 0
    assert len(breaks(timed)) == expected
    for rank in breaks(timed):
        assert 0 < rank < len(timed) - 1
        assert timed[rank].minutes == pause


@given(st.lists(st.integers(1, 90), min_size=2, max_size=8))
def test_the_break_is_as_near_the_middle_as_may_be(lengths: list[int]) -> None:
    """No other place between two steps parts the work more evenly."""
    (rank,) = breaks(list(moments(half(*lengths, pause=10))))
    uneven = [abs(sum(lengths[:i]) - sum(lengths[i:])) for i in range(1, len(lengths))]
    assert uneven[rank - 1] == min(uneven)


@given(steps, pauses, st.integers(0, 8))
def test_steps_stay_in_their_sequences(lengths: list[int], pause: int, cut: int) -> None:
    """The break belongs to the sequence that it follows."""
    demi = half(*lengths, pause=pause, cut=cut)
    timed = list(moments(demi))
    ranks = [moment.sequence for moment in timed]
    assert ranks == sorted(ranks)
    for rank, sequence in enumerate(demi.sequences):
        assert [m.etape for m in timed if m.etape and m.sequence == rank] == [*sequence.etapes]


def test_of_two_places_as_near_the_earlier() -> None:
    """Twenty, twenty, twenty: people pause after the first."""
    timed = list(moments(half(20, 20, 20, pause=10)))
    assert [(m.debut, bool(m.etape)) for m in timed] == [
        (540, True),
        (560, False),
        (570, True),
        (590, True),
    ]


def days(*mornings: str, noon: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Days whose mornings end then."""
    after = {"apres_midi": noon} if noon else {}
    return [{"titre": "Un jour", "matin": {**MATIN, "fin": fin}, **after} for fin in mornings]


def test_a_full_half_day_is_no_overflow() -> None:
    """To the minute: two hours and a quarter from nine."""
    assert Kit.model_validate({**KIT, "journees": days("11 h 15")})
    (jour,) = Kit.model_validate({**KIT, "journees": days("11 h 15")}).journees
    assert jour.matin is not None
    assert jour.matin.marge == 0


def test_an_overflow_of_a_kit_is_told_in_minutes() -> None:
    """A day alone has no number; of several, the one that overflows is named."""
    told = "journees.0.matin.fin", "20 min de trop le matin"
    assert incoherence(Kit, {**KIT, "journees": days("10 h 55")}) == told
    told = "journees.1.matin.fin", "1 min de trop le matin de la journée 2"
    assert incoherence(Kit, {**KIT, "journees": days("12 h", "11 h 14")}) == told


def test_an_overflow_of_an_afternoon_is_told_as_such() -> None:
    """It has its own end."""
    noon = {**MATIN, "debut": "14 h", "fin": "16 h"}
    told = "journees.0.apres_midi.fin", "15 min de trop l’après-midi"
    assert incoherence(Kit, {**KIT, "journees": days("12 h", noon=noon)}) == told


BETWEEN = {"type": "intersession", "titre": "Essayer", "consigne": ["a"], "objectifs": ["b"]}


@pytest.mark.parametrize(
    ("unite", "named"),
    [("jour", "du jour 2"), ("matinee", "de la matinée 2"), ("seance", "de la séance 2")],
)
def test_an_overflow_of_a_programme_names_the_day_as_it_does(unite: str, named: str) -> None:
    """What comes between two days is no day, and yet has its place in the file."""
    first, second = ({"type": "jour", **day} for day in days("12 h", "10 h 55"))
    written = {**PROGRAMME, "unite": unite, "deroule": [first, BETWEEN, second]}
    told = "deroule.2.matin.fin", f"20 min de trop le matin {named}"
    assert incoherence(Programme, written) == told
