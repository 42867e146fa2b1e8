"""Worked answers: one that fits each bloc, and what is said of each that does not."""

from copy import deepcopy
from typing import Any, get_args

import pytest

from macros.model import blocs
from macros.model.fiche import Fiche
from macros.model.reponse import RAPPEL, RUBRIQUES, Trace, asked
from macros.views import asking
from tests.unit.judging import incoherence, read_as
from tests.unit.samples import FICHE

NOMME = {"nom": "x", "legende": "Un texte."}
BLOCS: dict[str, dict[str, Any]] = {
    "champ": {"nom": "x", "libelle": "Un texte."},
    "cases": {"nom": "x", "libelle": "Un texte.", "choix": ["moi", "nous"]},
    "tableau": {
        **NOMME,
        "colonnes": [{"titre": "A", "largeur": "40"}, {"titre": "B", "largeur": "60"}],
        "lignes": "2",
    },
    "colonnes": {
        "champs": [{"nom": "x", "libelle": "Un texte."}, {"nom": "y", "libelle": "Un texte."}],
        "lignes": "4",
    },
    "echelle": {**NOMME, "bas": "non", "haut": "oui", "degres": "4", "lignes": ["a", "b"]},
    "frise": {**NOMME, "haut": "Fait", "bas": "Témoin", "jalons": "3"},
    "dessin": {**NOMME, "fond": "blanc", "hauteur": "60"},
    "cartons": {**NOMME, "intitules": ["Qui", "Quoi"], "nombre": "2"},
    "rappel": {"finalite": "Un texte."},
}
PLACES = [{"nom": "ana", "texte": "Ana", "x": "10", "y": "90"}]
TRACE = {"texte": "Ana est seule.", "places": PLACES}
ROWS = "chacune une liste de cellules"
REMINDED = (
    "doit être une liste de 5 textes : personne informée, lecteurs, lieu, destruction, contact"
)

RIGHT: list[tuple[str, Any]] = [
    ("champ", "Une réponse."),
    ("cases", []),
    ("cases", ["nous", "moi"]),
    ("tableau", [["a", "b"]]),
    ("tableau", [["a", ""], ["", "d"]]),
    ("colonnes", "Une réponse."),
    ("echelle", ["1", "4"]),
    ("frise", [["mars", "un fait", ""]]),
    ("frise", [["", "", ""]] * 3),
    ("dessin", TRACE),
    ("cartons", [["a", "b"], ["c", "d"]]),
    ("rappel", ["a", "b", "c", "d", "e"]),
]
WRONG: list[tuple[str, Any, str]] = [
    ("champ", ["a"], "doit être un texte"),
    ("champ", [["a"]], "doit être un texte"),
    ("champ", TRACE, "doit être un texte"),
    ("cases", "eux", "doit être une liste de cases cochées"),
    ("cases", [["nous"]], "doit être une liste de cases cochées"),
    ("cases", TRACE, "doit être une liste de cases cochées"),
    ("cases", ["nous", "eux"], "coche « eux », qui n’est pas une des cases"),
    ("tableau", "x", "doit être une liste de lignes"),
    ("tableau", TRACE, "doit être une liste de lignes"),
    ("tableau", ["ab"], f"tient en 1 à 2 lignes, {ROWS}"),
    ("tableau", [], f"tient en 1 à 2 lignes, {ROWS}"),
    ("tableau", [["a", "b"]] * 3, f"tient en 1 à 2 lignes, {ROWS}"),
    ("tableau", [["a"]], "doit avoir 2 cellules par ligne"),
    ("tableau", [["a", "b"], ["a", "b", "c"]], "doit avoir 2 cellules par ligne"),
    ("colonnes", ["a"], "doit être un texte"),
    ("echelle", "3", "doit être une liste de 2 degrés, un par ligne"),
    ("echelle", ["3"], "doit être une liste de 2 degrés, un par ligne"),
    ("echelle", ["3"] * 3, "doit être une liste de 2 degrés, un par ligne"),
    ("echelle", [["3", "4"]], "doit être une liste de 2 degrés, un par ligne"),
    ("echelle", ["3", "5"], "donne « 5 » : de 1 à 4"),
    ("echelle", ["0", "1"], "donne « 0 » : de 1 à 4"),
    ("echelle", ["oui", "1"], "donne « oui » : de 1 à 4"),
    ("frise", "mars", "doit être une liste de lignes"),
    ("frise", [["mars", "un fait"]], "doit avoir 3 cellules par ligne"),
    ("frise", [["mars", "un fait", ""]] * 4, f"tient en 1 à 3 lignes, {ROWS}"),
    ("dessin", "Ana est seule.", "doit être un dessin : « texte », « places »"),
    ("dessin", [["Ana"]], "doit être un dessin : « texte », « places »"),
    ("cartons", ["a", "b"], f"tient en 1 à 2 lignes, {ROWS}"),
    ("cartons", [["a"]], "doit avoir 2 cellules par ligne"),
    ("cartons", [["a", "b"]] * 3, f"tient en 1 à 2 lignes, {ROWS}"),
    ("rappel", "Un texte.", REMINDED),
    ("rappel", ["a"] * 4, REMINDED),
    ("rappel", ["a"] * 6, REMINDED),
    ("rappel", [["a", "b", "c", "d", "e"]], REMINDED),
]


def sheet(bloc: str, reponse: object) -> dict[str, Any]:
    """A worksheet whose only field is answered so."""
    fiche = deepcopy(FICHE)
    fiche["corps"] = [{"bloc": bloc, **BLOCS[bloc]}]
    fiche["donnees_personnelles"] = "oui" if bloc == "rappel" else "non"
    fiche["exemple"]["reponses"] = {nom_of(bloc): reponse}
    if bloc == "colonnes":
        fiche["exemple"]["reponses"]["y"] = "Un texte."
    return fiche


def nom_of(bloc: str) -> str:
    return RAPPEL if bloc == "rappel" else "x"


@pytest.mark.parametrize(("bloc", "reponse"), RIGHT)
def test_an_answer_that_fits_is_accepted(bloc: str, reponse: object) -> None:
    """The worked example is the proof that the sheet can be filled in."""
    assert nom_of(bloc) in Fiche.model_validate(sheet(bloc, reponse)).exemple.reponses


@pytest.mark.parametrize(("bloc", "reponse", "message"), WRONG)
def test_an_answer_that_does_not_fit_is_told_by_its_name(
    bloc: str, reponse: object, message: str
) -> None:
    """What was expected, in the words of the one who fills in."""
    nom = nom_of(bloc)
    told = f"exemple.reponses.{nom}", f"l’exemple de « {nom} » {message}"
    assert incoherence(Fiche, sheet(bloc, reponse)) == told


def test_every_bloc_to_fill_in_is_answered_here() -> None:
    """A new one is not left without its answers, right and wrong."""
    union = get_args(blocs.BlocDeFiche)[0]
    kinds = {kind.__name__.lower(): kind for kind in get_args(union)}
    fields = {name for name, kind in kinds.items() if {"nom", "champs"} & {*kind.model_fields}}
    assert {bloc for bloc, _ in RIGHT} == fields | {"rappel"} == set(BLOCS)
    assert {bloc for bloc, _, _ in WRONG} == set(BLOCS)


def test_each_side_of_columns_is_a_field_of_its_own() -> None:
    """They are read apart, and answered apart."""
    wrong = sheet("colonnes", "Un texte.")
    del wrong["exemple"]["reponses"]["y"]
    told = "exemple.reponses", "l’exemple ne répond pas au champ « y »"
    assert incoherence(Fiche, wrong) == told
    fiche = Fiche.model_validate(sheet("colonnes", "Un texte."))
    assert [nom for nom, _ in asked(fiche.corps)] == ["x", "y"]


@pytest.mark.parametrize("end", ["de", "vers"])
def test_a_line_of_a_drawing_joins_two_of_its_places(end: str) -> None:
    """A name that no place has is told at its end of the line."""
    right = {"de": "ana", "vers": "ana"}
    assert read_as(Trace, {**TRACE, "traits": [right]}).traits[0].trait == "plein"
    wrong = {**TRACE, "traits": [right, {**right, end: "bob"}]}
    assert incoherence(Trace, wrong) == (f"traits.1.{end}", "« bob » n’est pas une place du dessin")


def test_the_reminder_asks_for_as_much_as_its_answer_gives() -> None:
    """What the model counts, the sheet prints."""
    assert len(RUBRIQUES) == len(asking.RUBRIQUES)
