"""Cards to print: the back of each lies behind its front once the sheet is turned."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.jeu import Jeu
from macros.typography import NBSP
from macros.views.jeu import (
    PAR_FEUILLE,
    CarteAJouerView,
    FaceView,
    PlancheDeCartesView,
    a6_view,
    jeu_view,
    planches_view,
)
from tests.unit.samples import JEU, corpus_of

CORPUS = corpus_of({"organisme/organisme": {}, "sora/agir": {}})
decks = st.integers(3, 32)


def deck(number: int) -> Jeu:
    """A set of so many cards."""
    card = JEU["cartes"][0]
    cards = [{**card, "titre": f"Carte {rank}"} for rank in range(1, number + 1)]
    return Jeu.model_validate({**JEU, "cartes": cards})


def turned(side: PlancheDeCartesView) -> list[FaceView]:
    """What is behind each place of a sheet turned on its long side: left and right swap."""
    rows = [side.faces[:2], side.faces[2:]]
    return [face for row in rows for face in reversed(row)]


def shown(faces: list[FaceView] | tuple[FaceView, ...]) -> list[CarteAJouerView | None]:
    return [face.carte for face in faces]


@given(decks)
def test_each_back_lies_behind_its_front(number: int) -> None:
    """On every sheet, the last and incomplete one included."""
    sides = planches_view(deck(number), CORPUS).planches
    assert len(sides) == 2 * ceil(number / PAR_FEUILLE)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert len(front.faces) == len(back.faces) == PAR_FEUILLE
        assert shown(front.faces) == shown(turned(back))
        assert {face.cote for face in front.faces} <= {"recto", "vide"}
        assert {face.cote for face in back.faces} <= {"verso", "vide"}
        for face in (*front.faces, *back.faces):
            assert (face.carte is None) == (face.cote == "vide")


@given(decks)
def test_every_card_is_printed_once_in_its_order(number: int) -> None:
    """Cut and stacked, the set is whole."""
    sides = planches_view(deck(number), CORPUS).planches
    fronts = [card for side in sides[::2] for card in shown(side.faces) if card]
    assert [card.titre for card in fronts] == [f"Carte {rank}" for rank in range(1, number + 1)]
    told = [f"{rank}{NBSP}/{NBSP}{number}" for rank in range(1, number + 1)]
    assert [card.numero for card in fronts] == told


@given(decks)
def test_a_card_to_a_page_has_its_back_on_the_next(number: int) -> None:
    """A printer that turns its paper needs no imposition."""
    sides = a6_view(deck(number), CORPUS).planches
    assert len(sides) == 2 * number
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        ((recto,), (verso,)) = front.faces, back.faces
        assert (recto.cote, verso.cote) == ("recto", "verso")
        assert recto.carte == verso.carte


@pytest.mark.parametrize(
    ("number", "told"), [(3, "1_feuille"), (4, "1_feuille"), (5, "2_feuilles")]
)
def test_the_page_says_how_much_paper_it_takes(number: int, told: str) -> None:
    """Before one downloads anything."""
    contents, paper = jeu_view(deck(number), CORPUS, ()).reperes
    assert contents.valeur == f"{number}{NBSP}cartes"
    assert paper.valeur == f"{told.replace('_', NBSP)} A4, recto verso"


def test_a_card_leads_to_the_page_that_says_more() -> None:
    """Where there is one."""
    first, *others = JEU["cartes"]
    jeu = Jeu.model_validate({**JEU, "cartes": [{**first, "vers": "sora/agir"}, *others]})
    hrefs = [card.href for card in jeu_view(jeu, CORPUS, ()).cartes]
    assert hrefs == ["pratiquer/sora/agir.html", "", ""]
