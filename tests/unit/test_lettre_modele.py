"""The model of a letter: what contradicts itself is refused, and told where it is written."""

from typing import Any, get_args

import pytest

from macros.model.courrier import ColonneDeReleve, Releve
from macros.model.lettre import Lettre, RubriqueDeLettre, Variable
from macros.model.organisme import Organisme
from tests.unit.judging import incoherence, read_as
from tests.unit.samples import LETTRE

VARIABLE: dict[str, Any] = LETTRE["variables"]["service"]
JOUR = {**VARIABLE, "type": "date", "libelle": "Le jour", "exemple": "2027-03-01"}
PARAGRAPHE = {"bloc": "paragraphe", "texte": "Bonjour."}
COLONNES = [
    {"titre": "Qui", "largeur": "40", "exemple": "Ana"},
    {"titre": "Quoi", "largeur": "60", "exemple": "Le pain"},
]
RELEVE: dict[str, Any] = {
    "bloc": "releve",
    "nom": "taches",
    "legende": "Les tâches",
    "colonnes": COLONNES,
    "lignes": "3",
}
PASSAGE: dict[str, Any] = {
    "bloc": "passage",
    "nom": "venue",
    "libelle": "Dire qui vient",
    "blocs": [PARAGRAPHE],
}


def letter(*blocs: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The smallest letter, with more blocs or other fields."""
    return {**LETTRE, "corps": [*LETTRE["corps"], *blocs], **fields}


def with_variable(nom: str, **fields: Any) -> dict[str, Any]:
    """The same letter, with one more blank in its text."""
    declared = {**LETTRE["variables"], nom: {**JOUR, **fields}}
    return letter({**PARAGRAPHE, "texte": f"{{{nom}}}"}, variables=declared)


def test_a_letter_may_hold_all_that_is_broken_below() -> None:
    """What is refused further down is refused for its mistake alone."""
    inside = {**PASSAGE, "blocs": [RELEVE, {"bloc": "rappel", "finalite": "Se revoir."}]}
    written = with_variable("jour")
    reminder = {"titre": "Relire", "depuis": "jour"}
    suites = [{"etape": "Relire", "quand": "Bientôt.", "rappel": reminder}]
    lettre = Lettre.model_validate(
        {**written, "corps": [*written["corps"], inside], "suites": suites}
    )
    assert lettre.corps[-1].blocs[0].rangs == 3
    assert lettre.suites[0].rappel.depuis == "jour"


@pytest.mark.parametrize(
    ("kind", "choices"),
    [("choix", []), ("choix", ["Oui"]), ("texte", ["Oui"]), ("texte", ["Oui", "Non"])],
)
def test_choices_go_with_their_type(kind: str, choices: list[str]) -> None:
    """Two at least where one chooses, and none elsewhere."""
    told = "choix", "deux choix au moins pour le type « choix », et pour lui seul"
    written = {**VARIABLE, "type": kind, "choix": choices, "exemple": "Oui"}
    assert incoherence(Variable, written) == told
    right = {**written, "choix": ["Oui", "Non"] if kind == "choix" else []}
    assert read_as(Variable, right).type == kind


@pytest.mark.parametrize(
    ("kind", "wrong", "right", "message"),
    [
        ("choix", "Bof", "Non", "« Bof » n’est pas un des choix"),
        ("date", "31/03/2027", "2027-03-31", "date attendue, écrite année-mois-jour : 2026-11-22"),
        ("date", "2027-02-31", "2027-02-28", "date attendue, écrite année-mois-jour : 2026-11-22"),
        ("heure", "14:30", "14 h 30", "heure attendue, par exemple « 9 h » ou « 13 h 30 »"),
        ("heure", "24 h", "23 h", "heure attendue, par exemple « 9 h » ou « 13 h 30 »"),
        ("montant", "1 250 €", "1250", "somme attendue, par exemple « 1250,50 »"),
        ("montant", "1250,5", "1250,50", "somme attendue, par exemple « 1250,50 »"),
    ],
)
def test_an_example_is_of_its_type(kind: str, wrong: str, right: str, message: str) -> None:
    """An author who shows a wrong example would be followed."""
    written = {**VARIABLE, "type": kind, "choix": ["Oui", "Non"] if kind == "choix" else []}
    assert incoherence(Variable, {**written, "exemple": wrong}) == ("exemple", message)
    assert read_as(Variable, {**written, "exemple": right}).exemple == right


def test_the_publisher_writes_text_and_nothing_else() -> None:
    """Its name is neither a date, nor a choice, nor a sum."""
    written = {**VARIABLE, "organisme": ["nom"]}
    assert read_as(Variable, written).organisme == ("nom",)
    told = "organisme", "l’organisme ne remplit que le type « texte »"
    assert incoherence(Variable, {**JOUR, "organisme": ["nom"]}) == told


def test_a_letter_takes_fields_that_the_publisher_has() -> None:
    """A field that is renamed there is renamed here."""
    assert set(get_args(RubriqueDeLettre)) <= Organisme.model_fields.keys()


def test_a_blank_is_declared() -> None:
    """In its text as in its signatures."""
    told = "variables", "la variable « jour » est employée mais pas déclarée"
    assert incoherence(Lettre, letter(objet="Le {jour}")) == told
    signature = {"bloc": "signature", "signataires": [{"qualite": "Nous", "nom": "{jour}"}]}
    assert incoherence(Lettre, letter(signature)) == told
    assert incoherence(Lettre, letter({**PASSAGE, "blocs": [signature]})) == told


def test_a_declared_blank_is_used() -> None:
    """It would be asked for nothing."""
    told = "variables.signataire", "la variable « signataire » est déclarée mais jamais employée"
    assert incoherence(Lettre, {**LETTRE, "corps": LETTRE["corps"][:1]}) == told


@pytest.mark.parametrize(
    "fields",
    [
        {"expediteur": ["{service}", "{jour}"]},
        {"destinataire": ["{prenom}, {jour}"]},
        {"lieu_et_date": "Le {jour}"},
        {"objet": "Le **{jour}**"},
        {"corps": [*LETTRE["corps"], {"bloc": "liste", "puces": ["Le {jour}"]}]},
        {
            "corps": [
                *LETTRE["corps"],
                {
                    **PASSAGE,
                    "blocs": [{"bloc": "voix", "qui": "famille", "paragraphes": ["{jour}"]}],
                },
            ]
        },
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_blank_may_stand_anywhere_in_the_letter(fields: dict[str, Any]) -> None:
    """From its head to the end of a passage."""
    written = letter(variables={**LETTRE["variables"], "jour": JOUR})
    told = "variables.jour", "la variable « jour » est déclarée mais jamais employée"
    assert incoherence(Lettre, written) == told
    assert Lettre.model_validate({**written, **fields}).variables["jour"].type == "date"


def test_labels_tell_blanks_apart() -> None:
    """A LibreOffice field is known by its label alone."""
    written = with_variable("jour", libelle=VARIABLE["libelle"])
    told = "variables.jour.libelle", "libellé déjà pris par la variable « service »"
    assert incoherence(Lettre, written) == told


@pytest.mark.parametrize(
    ("blocs", "place", "nom"),
    [
        ([{**RELEVE, "nom": "service"}], "corps.2.nom", "service"),
        ([{**PASSAGE, "nom": "service"}], "corps.2.nom", "service"),
        ([RELEVE, PARAGRAPHE, RELEVE], "corps.4.nom", "taches"),
        ([RELEVE, {**PASSAGE, "nom": "taches"}], "corps.3.nom", "taches"),
        (
            [{**PASSAGE, "blocs": [PARAGRAPHE, {**RELEVE, "nom": "venue"}]}],
            "corps.2.blocs.1.nom",
            "venue",
        ),
    ],
)
def test_a_name_is_one_thing_s(blocs: list[dict[str, Any]], place: str, nom: str) -> None:
    """Blanks, rows and passages are all found by their names."""
    assert incoherence(Lettre, letter(*blocs)) == (place, f"« {nom} » est déjà pris")


@pytest.mark.parametrize("depuis", ["service", "jour", "taches"])
def test_a_reminder_starts_from_a_date_of_the_letter(depuis: str) -> None:
    """Neither from another blank nor from what is no blank."""
    first = {"etape": "Attendre", "quand": "Bientôt."}
    last = {**first, "rappel": {"titre": "Relire", "depuis": depuis, "mois": "12"}}
    told = "suites.1.rappel.depuis", f"« {depuis} » n’est pas une date de la lettre"
    assert incoherence(Lettre, letter(RELEVE, suites=[first, last])) == told


@pytest.mark.parametrize(
    "wrong", [{}, {"exemple": "A. B.", "manuscrite": "oui"}, {"manuscrite": "non"}]
)
def test_a_column_is_typed_or_left_for_the_pen(wrong: dict[str, str]) -> None:
    """An example of what is typed; none of what is signed."""
    colonne = {"titre": "Signature", "largeur": "50"}
    told = "exemple", "un exemple est attendu, sauf dans une colonne « manuscrite »"
    assert incoherence(ColonneDeReleve, {**colonne, **wrong}) == told
    assert read_as(ColonneDeReleve, {**colonne, "manuscrite": "oui"}).manuscrite
    assert read_as(ColonneDeReleve, {**colonne, "exemple": "A. B."}).exemple == "A. B."


def test_rows_are_counted_or_named() -> None:
    """Neither both, nor none."""
    told = "lignes", "donnez « lignes » ou « intitules », l’un des deux"
    named = {**RELEVE, "intitules": ["Le matin", "Le soir"]}
    assert incoherence(Releve, named) == told
    del named["lignes"]
    assert read_as(Releve, named).rangs == 2
    assert incoherence(Releve, {**named, "intitules": []}) == told


@pytest.mark.parametrize("width", ["50", "70"])
def test_the_columns_of_rows_fill_the_width(width: str) -> None:
    """A hundred percent, whatever the names of the rows take of the page."""
    wrong = {**RELEVE, "colonnes": [COLONNES[0], {**COLONNES[1], "largeur": width}]}
    told = f"les largeurs des colonnes font {40 + int(width)} %, 100 attendus"
    assert incoherence(Releve, wrong) == ("colonnes", told)
