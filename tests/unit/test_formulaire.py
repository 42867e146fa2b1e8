"""The form of a letter: what it asks, in which order, and what it shows as examples."""

from typing import Any

import pytest

from macros.corpus import Corpus
from macros.model.lettre import Lettre
from macros.model.organisme import A_COMPLETER, Organisme
from macros.model.reponse import RAPPEL
from macros.views.asking import RUBRIQUES
from macros.views.commun import VariableView
from macros.views.formulaire import (
    WIDEST,
    EntreeView,
    FormulaireView,
    GroupeView,
    blanks,
    enumeration,
    formulaire_view,
)
from macros.views.lettre import courrier_view
from tests.documents.reading import inside
from tests.unit.samples import LETTRE, ORGANISME, PUBLISHER

AIDE = "Ce qu'il faut : peu."


def variable(groupe: str, libelle: str, exemple: str = "Ana", **fields: Any) -> dict[str, Any]:
    """A blank to declare."""
    said = {"groupe": groupe, "type": "texte", "libelle": libelle, "aide": AIDE, "exemple": exemple}
    return {**said, **fields}


VARIABLES = {
    "service": variable("Qui écrit", "Le service", coordonnees="oui"),
    "jour": variable("Quand", "Le jour", "2027-03-01", type="date", facultative="oui"),
    "prenom": variable("Qui écrit", "Le prénom", pseudonyme="oui"),
    "recit": variable("Quand", "L'histoire", "Un jour, à l'école.", type="texte_long"),
}
COLONNES = [
    {"titre": "Qui ?", "largeur": "40", "exemple": "L'aînée"},
    {"titre": "Signature", "largeur": "20", "manuscrite": "oui"},
    {"titre": "Quoi", "largeur": "40", "exemple": "Le pain"},
]
RELEVE: dict[str, Any] = {
    "bloc": "releve",
    "nom": "taches",
    "legende": "Ce qu'on fait",
    "colonnes": COLONNES,
    "lignes": "2",
}
NOMME = {**RELEVE, "nom": "oui_non", "legende": "Deux mots", "intitules": ["Le matin", "La TVA"]}
NOMME["hauteur"] = NOMME.pop("lignes")
A_LA_MAIN = [{"titre": t, "largeur": "50", "manuscrite": "oui"} for t in ("Nom", "Signature")]
RAPPELE = {"bloc": "rappel", "finalite": "Se revoir."}


def form(lettre: Lettre) -> FormulaireView:
    """Its form, on the site of a publisher who has given everything."""
    return formulaire_view(lettre, PUBLISHER)


def paragraph(texte: str) -> dict[str, str]:
    """A paragraph to write."""
    return {"bloc": "paragraphe", "texte": texte}


def passage(nom: str, *blocs: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A part that may be left out."""
    return {"bloc": "passage", "nom": nom, "libelle": f"Dire « {nom} »", "blocs": blocs, **fields}


def letter(*blocs: dict[str, Any], **variables: dict[str, Any]) -> Lettre:
    """A letter of these blocs, whose blanks all stand in its subject."""
    declared = variables or VARIABLES
    fields = {
        "variables": declared,
        "expediteur": [],
        "destinataire": [],
        "objet": " ".join(f"{{{nom}}}" for nom in declared),
        "corps": blocs or [paragraph("Bonjour.")],
    }
    return Lettre.model_validate({**LETTRE, **fields})


WHOLE = letter(
    passage("suite", paragraph("Nous disons {prenom}."), NOMME, retenu="non"),
    {**RELEVE, "nom": "signatures", "legende": "À la main", "colonnes": A_LA_MAIN},
    RAPPELE,
    RELEVE,
    passage("fin", paragraph("Merci.")),
)


def fields(groupe: GroupeView) -> list[EntreeView]:
    """The fields of a group, in rows or not."""
    return [*groupe.champs, *(champ for rangee in groupe.rangees for champ in rangee.champs)]


def example(kind: str, written: str, **more: Any) -> str:
    """What the form shows for an example."""
    lettre = letter(x=variable("Un", "Un mot", written, type=kind, **more))
    return form(lettre).groupes[0].champs[0].exemple


@pytest.mark.parametrize(
    ("kind", "written", "shown"),
    [
        ("date", "2027-03-01", "1er\xa0mars 2027"),
        ("date", "2027-12-31", "31\xa0décembre 2027"),
        ("heure", "14 h 30", "14\xa0h\xa030"),
        ("heure", "9 h", "9\xa0h"),
        ("montant", "1250,50", "1\u202f250,50\xa0€"),
        ("montant", "100", "100\xa0€"),
        ("personnes", "Ana ; Paul ; l'oncle", "Ana, Paul et l’oncle"),
        ("personnes", "Ana", "Ana"),
        ("texte", "l'école : 12 ans", "l’école\xa0: 12\xa0ans"),
        ("texte_long", "Elle dit « oui » !", "Elle dit «\xa0oui\xa0»\u202f!"),
    ],
)
def test_an_example_is_shown_as_the_letter_will_show_it(
    kind: str, written: str, shown: str
) -> None:
    """In French, whatever its author typed."""
    assert example(kind, written) == shown


@pytest.mark.parametrize(
    ("missing", "shown"),
    [((), "L’Aval, 2 quai"), (("nom",), "2 quai"), (("nom", "siege"), "")],
)
def test_a_blank_begins_with_what_the_publisher_has_given(
    missing: tuple[str, ...], shown: str
) -> None:
    """Nobody sends « à compléter » by mistake; the other blanks are the reader's alone."""
    lettre = letter(x=variable("Un", "Qui", organisme=["nom", "siege"]), y=variable("Un", "Quoi"))
    given = {"nom": "L'Aval", "siege": "2 quai", **dict.fromkeys(missing, A_COMPLETER)}
    publisher = Organisme.model_validate({**ORGANISME, **given})
    first, second = formulaire_view(lettre, publisher).groupes[0].champs
    assert (first.valeur, second.valeur) == (shown, "")


def test_a_choice_is_offered_in_french() -> None:
    """The example among the others."""
    lettre = letter(
        x=variable("Un", "Un mot", "l'un", type="choix", choix=["l'un", "l'autre : oui"])
    )
    (champ,) = form(lettre).groupes[0].champs
    assert (champ.choix, champ.exemple) == (("l’un", "l’autre\xa0: oui"), "l’un")


@pytest.mark.parametrize(
    ("names", "told"),
    [(["Ana"], "Ana"), (["Ana", "Léo"], "Ana et Léo"), (["A", "B", "C"], "A, B et C")],
)
def test_people_are_enumerated(names: list[str], told: str) -> None:
    """A comma between all but the last."""
    assert enumeration(names) == told


def test_groups_follow_the_order_of_the_letter() -> None:
    """Declared ones first, then rows, those of passages in their place, then the reminder."""
    groups = [(g.titre, [c.nom for c in fields(g)]) for g in form(WHOLE).groupes]
    assert groups == [
        ("Qui écrit", ["service", "prenom"]),
        ("Quand", ["jour", "recit"]),
        ("Deux mots", ["oui_non_1_1", "oui_non_1_3", "oui_non_2_1", "oui_non_2_3"]),
        ("Ce qu’on fait", ["taches_1_1", "taches_1_3", "taches_2_1", "taches_2_3"]),
        ("Ce que devient ce papier", [f"{RAPPEL}_{nom}" for nom, _ in RUBRIQUES]),
    ]


def test_rows_that_are_all_left_for_the_pen_ask_nothing() -> None:
    """Nor do they leave a blank: the letter keeps them empty."""
    asked = (champ for groupe in form(WHOLE).groupes for champ in fields(groupe))
    assert not [nom for nom in (*blanks(WHOLE), *(c.nom for c in asked)) if "signatures" in nom]


def test_a_declared_field_says_all_that_its_author_wrote() -> None:
    """Its label and its help in French, what may stay blank, what is kept for other letters."""
    groups = form(WHOLE).groupes[:2]
    told = {champ.nom: champ for groupe in groups for champ in groupe.champs}
    assert {champ.aide for champ in told.values()} == {"Ce qu’il faut\xa0: peu."}
    assert told["recit"].libelle == "L’histoire"
    assert [told[nom].type for nom in VARIABLES] == ["texte", "date", "texte", "texte_long"]
    assert [nom for nom, champ in told.items() if champ.facultative] == ["jour"]
    assert [nom for nom, champ in told.items() if champ.pseudonyme] == ["prenom"]
    assert [nom for nom, champ in told.items() if champ.coordonnees] == ["service"]


def test_a_row_is_named_and_so_is_each_of_its_fields() -> None:
    """By its own name or by its rank; only the first row has examples, and none must be filled."""
    named, counted = form(WHOLE).groupes[2:4]
    assert [rangee.intitule for rangee in named.rangees] == ["Le matin", "La TVA"]
    assert [rangee.intitule for rangee in counted.rangees] == ["Ligne 1", "Ligne 2"]
    assert [champ.libelle for champ in fields(counted)] == [
        "Qui\u202f? (ligne 1)",
        "Quoi (ligne 1)",
        "Qui\u202f? (ligne 2)",
        "Quoi (ligne 2)",
    ]
    assert fields(named)[2].libelle == "Qui\u202f? (La TVA)"
    assert [champ.exemple for champ in fields(counted)] == ["L’aînée", "Le pain", "", ""]
    assert {champ.type for champ in fields(counted)} == {"texte"}
    assert {champ.type for champ in fields(named)} == {"texte_long"}
    assert all(champ.facultative for champ in (*fields(named), *fields(counted)))


def test_the_reminder_asks_its_headings_with_help_and_an_example() -> None:
    """All may stay blank, and each says what to write."""
    champs = form(WHOLE).groupes[-1].champs
    assert [champ.libelle for champ in champs] == [libelle for _, libelle in RUBRIQUES]
    assert all(champ.aide and champ.exemple and champ.facultative for champ in champs)
    assert len({champ.exemple for champ in champs}) == len(champs)


def test_a_reminder_within_a_passage_is_asked_too() -> None:
    """Once, as everywhere."""
    lettre = letter(passage("suite", RAPPELE))
    assert len(form(lettre).groupes[-1].champs) == len(RUBRIQUES)
    assert len(form(letter()).groupes) == 2


def test_passages_are_offered_in_order() -> None:
    """Each as its author leaves it at first, told in French."""
    offered = [(p.nom, p.libelle, p.retenu) for p in form(WHOLE).passages]
    assert offered == [
        ("suite", "Dire «\xa0suite\xa0»", False),
        ("fin", "Dire «\xa0fin\xa0»", True),
    ]
    assert form(letter()).passages == ()


def test_what_the_sender_writes_alike_is_offered_to_keep() -> None:
    """When there is something to keep."""
    other = letter(jour=VARIABLES["jour"])
    assert (form(WHOLE).coordonnees, form(other).coordonnees) == (True, False)


def test_every_blank_is_known_by_its_name_and_told_apart_by_its_label() -> None:
    """Declared ones, then cells, which need no dots, then the reminder, a line for each heading."""
    known = blanks(WHOLE)
    assert {nom: blank.nom for nom, blank in known.items()} == {nom: nom for nom in known}
    assert {nom: blank.cle for nom, blank in known.items()} == {nom: nom for nom in known}
    told = [(blank.libelle, blank.lignes) for blank in known.values()]
    assert told[:4] == [("Le service", 1), ("Le jour", 1), ("Le prénom", 1), ("L’histoire", 3)]
    assert ("Ce qu’on fait\xa0: Quoi (ligne 2)", 0) in told[4:12]
    assert {lignes for _, lignes in told[4:12]} == {0}
    assert told[12:] == [(libelle, 1) for _, libelle in RUBRIQUES]
    assert {blank.largeur for blank in [*known.values()][4:]} == {0}


@pytest.mark.parametrize(
    ("kind", "written", "width"),
    [
        ("texte", "Ana", 8),
        ("texte", "Ana, sa marraine et Paul", 29),
        ("texte", "un mot " * 12, WIDEST),
        ("date", "2027-03-01", 16),
        ("montant", "1250,50", 12),
    ],
)
def test_a_blank_leaves_room_for_its_example(kind: str, written: str, width: int) -> None:
    """As shown, a little wider by hand; never too small, never beyond a line."""
    lettre = letter(x=variable("Un", "Un mot", written, type=kind))
    assert blanks(lettre)["x"].largeur == width


def test_every_real_blank_is_asked_and_every_field_fills_a_blank(corpus: Corpus) -> None:
    """Letter by letter: the page ties the one to the other by its name."""
    for lettre in corpus.tous(Lettre):
        shown = {
            part.cle
            for part in inside(courrier_view(lettre, corpus))
            if isinstance(part, VariableView)
        }
        asked = [c.nom for groupe in form(lettre).groupes for c in fields(groupe)]
        assert len(asked) == len(set(asked)), lettre.slug
        assert shown == set(asked) == set(blanks(lettre)), lettre.slug


def test_real_letters_show_every_kind_of_field(corpus: Corpus) -> None:
    """The form is tried by letters that are sent."""
    forms = [form(lettre) for lettre in corpus.tous(Lettre)]
    asked = [champ for form in forms for groupe in form.groupes for champ in fields(groupe)]
    assert {champ.type for champ in asked} == {
        *("texte", "texte_long", "date", "heure", "choix", "personnes", "montant")
    }
    assert {passage.retenu for form in forms for passage in form.passages} == {True, False}
