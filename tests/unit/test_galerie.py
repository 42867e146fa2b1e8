"""The gallery of worksheets: each sheet is found by what a facilitator looks for."""

from typing import Any

import pytest

from macros.corpus import Corpus
from macros.model.fiche import Fiche
from macros.typography import NBSP
from macros.views.adresses import adresse
from macros.views.galerie import FicheAuMurView, GalerieView, gallery_view
from tests.unit.samples import FICHE, corpus_of

ONE_EACH = ("methode", "moment", "duree", "animer", "participer")
"""The facets of which a sheet has one value; it may suit several groups, or need several things."""


def fiche(slug: str = "x", **fields: Any) -> Fiche:
    written: dict[str, Any] = {**FICHE, "slug": slug, **fields}
    if "duree" in fields:
        first, last = FICHE["etapes"]
        rest = f"{int(fields['duree'].removesuffix(' min')) - 5} min"
        written["etapes"] = [{**first, "duree": "5 min"}, {**last, "duree": rest}]
    return Fiche.model_validate(written)


def shown(*fiches: Fiche) -> GalerieView:
    return gallery_view(fiches, corpus_of({"organisme/organisme": {}}))


def values(card: FicheAuMurView) -> dict[str, list[str]]:
    """The values of a card, by facet."""
    found: dict[str, list[str]] = {}
    for pair in card.valeurs.split():
        nom, _, value = pair.partition("=")
        found.setdefault(nom, []).append(value)
    return found


def test_every_sheet_on_offer_is_on_the_wall_once(corpus: Corpus) -> None:
    """Withdrawn ones are not: their page alone remains, for those who come by a link."""
    fiches = corpus.tous(Fiche)
    gone = fiches[0].model_copy(update={"retrait": object()})
    view = gallery_view([gone, *fiches[1:]], corpus)
    offered = {adresse(f"fiche/{one.slug}") for one in fiches[1:] if not one.retrait}
    assert {card.href for card in view.fiches} == offered
    assert view.nombre == len(view.fiches) == len(offered) > 10
    assert gone.titre not in [card.titre for card in view.fiches]


def test_every_sheet_has_one_theme_one_moment_one_length(corpus: Corpus) -> None:
    """And at least one value of every facet: no choice hides a sheet for good."""
    view = gallery_view(corpus.tous(Fiche), corpus)
    names = [facet.nom for facet in view.facettes]
    for card in view.fiches:
        found = values(card)
        assert list(found) == names
        assert all(len(found[nom]) == 1 for nom in ONE_EACH)
        assert all(len(set(held)) == len(held) for held in found.values())


def test_counts_are_those_of_the_wall(corpus: Corpus) -> None:
    """A choice announces as many sheets as it leaves; none leaves nothing."""
    view = gallery_view(corpus.tous(Fiche), corpus)
    for facet in view.facettes:
        held = [value for card in view.fiches for value in values(card)[facet.nom]]
        counted = {choice.valeur: choice.nombre for choice in facet.choix}
        assert counted == {value: held.count(value) for value in held}
        assert all(choice.libelle for choice in facet.choix)
        if facet.nom in ONE_EACH:
            assert sum(counted.values()) == view.nombre


@pytest.mark.parametrize(
    ("duree", "value"),
    [
        ("10 min", "30"),
        ("30 min", "30"),
        ("31 min", "60"),
        ("60 min", "60"),
        ("61 min", "90"),
        ("90 min", "90"),
        ("91 min", "999"),
        ("240 min", "999"),
    ],
)
def test_a_length_falls_in_one_range(duree: str, value: str) -> None:
    """« 30 min au plus » holds thirty minutes."""
    (card,) = shown(fiche(duree=duree)).fiches
    assert values(card)["duree"] == [value]


@pytest.mark.parametrize(
    ("low", "high", "held"),
    [
        (1, 1, ["1-2"]),
        (2, 3, ["1-2", "3-6"]),
        (3, 6, ["3-6"]),
        (6, 7, ["3-6", "7-12"]),
        (1, 500, ["1-2", "3-6", "7-12", "13-500"]),
        (13, 20, ["13-500"]),
    ],
)
def test_a_sheet_suits_every_group_that_it_overlaps(low: int, high: int, held: list[str]) -> None:
    """A sheet for five to eight serves a group of six as well as one of seven."""
    (card,) = shown(fiche(groupe={"min": str(low), "max": str(high)})).fiches
    assert values(card)["groupe"] == held


@pytest.mark.parametrize(
    ("objets", "held"),
    [
        ([], ["rien"]),
        (["montre", "stylo"], ["rien"]),
        (["ecran", "montre"], ["ecran"]),
        (["ciseaux", "feutres", "tableau"], ["mur", "decoupe"]),
    ],
)
def test_what_must_be_fetched_is_told(objets: list[str], held: list[str]) -> None:
    """A watch is on every wrist; a screen must be booked."""
    (card,) = shown(fiche(materiel=[{"objet": objet} for objet in objets])).fiches
    assert values(card)["materiel"] == held


def test_sheets_hang_by_theme_then_by_moment() -> None:
    """As a session goes, in the order of the themes."""
    view = shown(
        fiche("c", methode="groupe", moment="ouvrir"),
        fiche("b", methode="reseau", moment="conclure"),
        fiche("a", methode="reseau", moment="preparer"),
    )
    assert [card.href.rpartition("/")[2] for card in view.fiches] == ["a.html", "b.html", "c.html"]


def test_labels_do_not_break_in_the_middle_of_an_hour() -> None:
    """« 1 h 30 » holds together."""
    (duree,) = (facet for facet in shown(fiche()).facettes if facet.nom == "duree")
    (choice,) = duree.choix
    assert choice.libelle == f"de 1{NBSP}h à 1{NBSP}h{NBSP}30"
