"""No figure without an origin: what counts as a figure, what gives it one, what states no fact."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.chiffres import ORIGINES, figure_in, unsourced
from macros.coherence import Origine
from macros.corpus import Corpus
from macros.model.base import Entree
from macros.model.page import Page
from macros.reading.problems import Problem
from macros.reading.source import Source
from macros.typography import NBSP, THIN
from tests.unit.samples import entry, passage


def told(entrees: Mapping[str, Entree]) -> list[Problem]:
    origines = {name: Origine(Source("x.md", "", {}, {}, {}), ()) for name in entrees}
    return list(unsourced(entrees, origines))


def places(adresse: str, **fields: object) -> list[str]:
    """Where one entry states a figure without an origin."""
    return [problem.path for problem in told({adresse: entry(adresse, **fields)})]


@pytest.mark.parametrize(
    "written",
    [
        *("70 %", "70%", f"70{NBSP}%", "2,5 %", "soixante pour cent", "10 pour-cent"),
        *("100 €", "120,50 €", f"1{THIN}250{NBSP}€", "trente euros", "12 euros"),
        *("45 min", "45 minutes", "1 h 30", "14 h", "deux heures", "vingt-cinq minutes"),
        *("3 jours", "quatre journées", "cinq matinées", "6 semaines", "deux mois", "30 ans"),
        *("12 personnes", "8 à 12 participantes", "une dizaine de familles", "quinze élèves"),
        *("une quinzaine d'enfants", "une vingtaine d’adultes", "trente professionnels"),
        *("cent soignants", "mille jeunes", "Douze parents", "3 praticiennes"),
    ],
)
def test_a_percentage_a_sum_a_duration_or_a_number_of_people_is_a_figure(written: str) -> None:
    """In digits or in letters, whatever the space."""
    assert figure_in(f"Environ {written}, dit-on.")


@pytest.mark.parametrize(
    "written",
    [
        *("en 2026", "le 3 mars 2014", "l'article 226-13", "la page 12", "l'étape 3 sur 4"),
        *("deux parents", "trois professionnels", "une heure", "un an", "une personne"),
        *("les sept repères", "quatre étapes", "dix mots", "5 colonnes", "la loi du 2 janvier"),
        *("l'an dernier", "chaque mois", "pour cent raisons", "une demi-heure", "10 hommages"),
    ],
)
def test_a_date_a_rank_or_a_few_people_is_no_figure(written: str) -> None:
    """« Deux parents » is a scene, not a statistic."""
    assert not figure_in(f"Voici {written}, dit-on.")


@given(
    st.integers(2, 99_999),
    st.sampled_from(["", " ", NBSP, THIN]),
    st.sampled_from(["%", "€", "min", "heures", "jours", "personnes", "familles"]),
)
def test_any_number_of_units_is_a_figure(number: int, space: str, unit: str) -> None:
    """Whatever the number and the space before its unit."""
    assert figure_in(f"Il y en a {number}{space}{unit}.")


@pytest.mark.parametrize("origine", ORIGINES)
def test_a_link_beside_it_gives_a_figure_its_origin(origine: str) -> None:
    """A source, a declared figure, an offer or a programme, in the same passage."""
    figure = passage("Environ 70 % des cas.", "terme/x", f"{origine}temoin")
    assert places("pratiquer/x", corps=(figure,)) == []


@pytest.mark.parametrize("cible", ["terme/x", "fiche/x", "comprendre/x", "ressources/chiffres"])
def test_any_other_link_gives_none(cible: str) -> None:
    """A page of the guide is no source."""
    assert places("pratiquer/x", corps=(passage("45 minutes", cible),)) == ["corps.0"]


def test_each_passage_is_judged_alone() -> None:
    """A source in the next paragraph is too far; headings are judged too."""
    body = (
        passage("Rien."),
        passage("70 % ici."),
        passage("Voir.", "reference/x"),
        passage("12 personnes", niveau=2),
    )
    assert places("pratiquer/x", corps=body) == ["corps.1", "corps.3"]


def test_a_passage_is_told_once_with_its_first_figure() -> None:
    """The author adds one source, whatever the number of figures."""
    page = entry("pratiquer/x", corps=(passage("Une fois 3 jours, puis 70 %"),))
    (problem,) = told({"pratiquer/x": page})
    asked = "(source, chiffre déclaré ou offre)"
    assert problem.message == f"chiffre sans origine : « 3 jours » {asked}"


def test_what_is_proposed_or_invented_states_no_fact() -> None:
    """Its mention on the page says so."""
    assert places("pratiquer/x", corps=(passage("70 %, 12 personnes", libre=True),)) == []


@pytest.mark.parametrize("genre", ["composante", "sora", "principe"])
@pytest.mark.parametrize("nom", ["definition", "utilite", "faire", "limites"])
def test_the_sections_of_a_notion_are_judged_unless_proposed(genre: str, nom: str) -> None:
    """A source, or the mention « proposition de la rédaction »."""
    bare, sourced = "Environ 70 %.", "Environ 70 % [[reference/temoin]]."
    written = {nom: ["Un texte.", bare, sourced]}
    assert places(f"{genre}/x", **written) == [f"{nom}.1"]
    assert places(f"{genre}/x", **written, propositions=[nom]) == []


def test_a_definition_is_judged() -> None:
    """A term of the glossary states facts."""
    assert places("terme/x", definition=["Un texte.", "Trois heures."]) == ["definition.1"]


@pytest.mark.parametrize("adresse", ["offre/x", "fiche/x", "reference/x"])
def test_what_is_an_origin_itself_needs_none(adresse: str) -> None:
    """An offer gives its own rates, a worksheet its own times."""
    assert places(adresse) == []


def test_every_figure_of_the_guide_would_be_missed(corpus: Corpus) -> None:
    """Take away the links of the real pages: each figure that they vouched for is told."""
    pages = {name: page for name, page in corpus.entrees.items() if isinstance(page, Page)}
    stated = [
        (name, i)
        for name, page in pages.items()
        for i, found in enumerate(page.corps)
        if figure_in(found.texte) and not found.libre
    ]
    bare = {
        name: page.model_copy(update={"corps": tuple(replace(p, liens=()) for p in page.corps)})
        for name, page in pages.items()
    }
    files = {corpus.origines[name].source.file: name for name in pages}
    problems = list(unsourced(MappingProxyType(bare), corpus.origines))
    assert [(files[p.file], int(p.path.partition(".")[2])) for p in problems] == stated
    assert len(stated) > 10
