"""What to print and to bring, for any number of people."""

from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.fiche import Fiche
from macros.model.materiel import PETIT_GROUPE, Materiel, Objet, Part, parts
from macros.typography import NBSP, THIN
from macros.views.materiel import OBJETS, PARTS, USED_UP, Besoin, copies, needed, supplies
from tests.unit.samples import FICHE

SIZES = {"personne": 1, "deux": 2, "petit_groupe": PETIT_GROUPE}
PEOPLE = range(1, 61)

items = st.builds(
    Materiel,
    objet=st.sampled_from(get_args(Objet)),
    nombre=st.integers(1, 50),
    par=st.sampled_from(get_args(Part)),
)


def item(objet: str, nombre: int = 1, par: str = "groupe", precision: str | None = None) -> Any:
    return Materiel(objet=objet, nombre=nombre, par=par, precision=precision)


@pytest.mark.parametrize("par", SIZES)
def test_nobody_goes_without(par: Part) -> None:
    """As many as everyone needs, and not one that nobody would hold."""
    for people in PEOPLE:
        assert parts(par, people) * SIZES[par] >= people
        assert (parts(par, people) - 1) * SIZES[par] < people


def test_a_group_is_one_whatever_its_size() -> None:
    """A clock on the wall is seen by all."""
    assert {parts("groupe", people) for people in PEOPLE} == {1}


def test_twelve_people_as_the_sheets_say() -> None:
    """Six pairs, three small groups; a thirteenth person makes one more of each."""
    assert [parts(par, 12) for par in PARTS] == [12, 6, 3, 1]
    assert [parts(par, 13) for par in PARTS] == [13, 7, 4, 1]


@given(st.lists(items, min_size=1, max_size=6))
def test_more_people_never_need_less(asked: list[Materiel]) -> None:
    """Of any object, for one person more."""
    counted = [
        [supply.nombre for supply in supplies(map(Besoin, asked), people)] for people in PEOPLE
    ]
    for fewer, more in pairwise(counted):
        assert all(a <= b for a, b in zip(fewer, more, strict=True))


@given(st.lists(items, min_size=1, max_size=6), st.sampled_from(PEOPLE))
def test_every_step_has_what_it_asks_for(asked: list[Materiel], people: int) -> None:
    """What is used up adds up; what is kept serves again, and the greediest step has enough."""
    counted = {supply.un: supply.nombre for supply in supplies(map(Besoin, asked), people)}
    for objet in {one.objet for one in asked}:
        needs = [one.nombre * parts(one.par, people) for one in asked if one.objet == objet]
        enough = sum(needs) if objet in USED_UP else max(needs)
        assert counted.pop(OBJETS[objet][0]) == enough
    assert counted == {}


def test_objects_come_in_one_order_and_once() -> None:
    """Whoever fills a bag ticks each line once."""
    asked = [item("ecran"), item("stylo", 1, "personne"), item("ecran"), item("stylo", 2)]
    shown = supplies(map(Besoin, asked), 3)
    assert [(supply.nombre, supply.nom) for supply in shown] == [
        (3, "stylos"),
        (1, "écran et son projecteur"),
    ]
    assert [supply.calcul for supply in shown] == [
        "maximum 1 personne 2 groupe",
        "maximum 1 groupe 1 groupe",
    ]


def test_what_is_used_up_is_counted_again_at_each_step() -> None:
    """Two rounds of stickers take two handfuls."""
    (supply,) = supplies(map(Besoin, [item("gommettes", 3, "personne"), item("gommettes", 2)]), 12)
    assert (supply.nombre, supply.nom) == (38, "gommettes")
    assert supply.calcul == "somme 3 personne 2 groupe"


def test_every_object_and_every_share_has_its_words() -> None:
    """A new one would otherwise stop the build."""
    assert set(OBJETS) == set(get_args(Objet))
    assert set(PARTS) == set(get_args(Part))
    assert set(USED_UP) < set(OBJETS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (item("montre"), "1_montre ou minuteur"),
        (item("gommettes", 3, "personne"), "3_gommettes par personne"),
        (item("affiche", 1, "petit_groupe"), "1_grande affiche par petit groupe"),
        (item("feutres", 2, "deux"), "2_jeux de feutres pour deux"),
        (item("montre", precision="posée là !"), f"1_montre ou minuteur, posée là{THIN}!"),
    ],
)
def test_what_is_needed_is_told_in_words(asked: Materiel, told: str) -> None:
    """One or several, for whom, and what it is for."""
    assert needed(asked) == told.replace("_", NBSP)


@pytest.mark.parametrize(
    ("part", "number", "rule"),
    [
        ("personne", 7, "1 par personne"),
        ("deux", 4, "1 pour deux"),
        ("petit_groupe", 2, "1 par petit groupe"),
        ("groupe", 1, "1 pour tous"),
    ],
)
def test_copies_are_counted_for_whom_they_are(part: Part, number: int, rule: str) -> None:
    """A step may hand out a sheet to others than those it is made for."""
    fiche = Fiche.model_validate(FICHE)
    (copy,) = copies([(fiche, part)], 7)
    assert (copy.nombre, copy.part, copy.regle) == (number, part, rule)
    assert copy.papier == f"1{NBSP}page A4"


def test_a_sheet_that_lies_on_its_side_says_so() -> None:
    """Whoever prints chooses the tray."""
    lying = {**FICHE, "papier": "paysage", "pages": {**FICHE["pages"], "vierge": "2"}}
    (copy,) = copies([(Fiche.model_validate(lying), "groupe")], 7)
    assert copy.papier == f"2{NBSP}pages A4 à l’italienne"


def test_material_follows_the_copies_of_its_sheet() -> None:
    """Two copies of a sheet made for one person ask for two envelopes, or for one for one."""
    for people in PEOPLE:
        asked = [Besoin(item("enveloppe", 1, "personne"), 2), Besoin(item("enveloppe"))]
        (supply,) = supplies(asked, people)
        told = "somme 1 personne/2 1 groupe"
        assert (supply.nombre, supply.calcul) == (min(people, 2) + 1, told)
