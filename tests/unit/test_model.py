"""What an entry may say: the types of its values and the rules that tie them."""

import re
from copy import deepcopy
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.model.base import (
    MAX_PROSE,
    Duree,
    Entree,
    Fictif,
    Intervalle,
    Jour,
    LienEntree,
    LienFiche,
    OuiNon,
    Prose,
    Slug,
    Texte,
)
from macros.model.blocs import AnyBloc, Bloc, Tableau
from macros.model.fiche import Fiche
from macros.model.genres import GENRES
from macros.model.lettre import Lettre
from macros.model.offre import Centimes, Prix, Quantite
from macros.model.organisme import A_COMPLETER, Organisme
from macros.model.origine import Adresse
from macros.model.programme import Sequence
from macros.reading.inline import Run


def read_as(kind: Any, written: object) -> Any:
    return TypeAdapter(kind).validate_python(written)


def refusal(kind: Any, written: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read_as(kind, written)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")


DATES = {"relu_le": "2026-11-22", "relire_avant": "2027-11-22"}

FICHE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "resume": "Un texte.",
    "methode": "reseau",
    "moment": "ouvrir",
    "duree": "1 h 30",
    "groupe": {"min": "3", "max": "12"},
    "materiel": ["une feuille"],
    "difficulte": {"animateur": "1", "participants": "3"},
    "quand": ["Un texte."],
    "quand_ne_pas": ["Un texte."],
    "securite": ["Un texte."],
    "etapes": [
        {"titre": "Ouvrir", "duree": "30 min", "forme": "deux", "consigne": "Un texte."},
        {"titre": "Clore", "duree": "1 h", "forme": "seul", "consigne": "Un texte."},
    ],
    "pieges": ["Un texte."],
    "consigne": "Un texte.",
    "corps": [
        {"bloc": "titre", "texte": "Un titre"},
        {"bloc": "champ", "nom": "scene", "libelle": "La scène"},
        {"bloc": "cases", "nom": "qui", "libelle": "Qui", "choix": ["moi", "nous"]},
        {
            "bloc": "tableau",
            "nom": "besoins",
            "legende": "Les besoins",
            "colonnes": [{"titre": "A", "largeur": "40"}, {"titre": "B", "largeur": "60"}],
            "lignes": "2",
        },
    ],
    "exemple": {
        "fictif": "oui",
        "situation": "Un texte.",
        "reponses": {"scene": "Une réponse.", "qui": ["nous"], "besoins": [["a", "b"]]},
    },
    "pages": {"vierge": "1", "exemple": "1", "animateur": "2"},
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

LETTRE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "resume": "Un texte.",
    "moment": "avant",
    "quand": ["Un texte."],
    "attention": ["Un texte."],
    "variables": {
        nom: {"type": "texte", "libelle": "Un libellé", "aide": "Une aide", "exemple": "Camille"}
        for nom in ("service", "prenom", "signataire")
    },
    "expediteur": ["{service}"],
    "destinataire": ["**{prenom}**"],
    "lieu_et_date": "À Nantes.",
    "objet": "Invitation",
    "corps": [
        {"bloc": "paragraphe", "texte": "Bonjour."},
        {"bloc": "signature", "signataires": [{"qualite": "Nous", "nom": "{signataire}"}]},
    ],
    "pages": "1",
    "proposition": "Un texte.",
    "sources": ["temoin"],
}


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("45 min", 45),
        ("45min", 45),
        ("5 min", 5),
        ("120 min", 120),
        ("1 h", 60),
        ("1h", 60),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 h 05", 65),
        ("1 h 30 min", 90),
        ("12 h", 720),
    ],
)
def test_a_duration_is_read_in_minutes(written: str, minutes: int) -> None:
    """Hours and minutes, as one writes them."""
    assert read_as(Duree, written) == minutes


@pytest.mark.parametrize(
    "written",
    ["", "45", "0 min", "0 h", "h", "min", "1:30", "1,5 h", "2 heures", "-5 min", "45 min environ"],
)
def test_what_is_no_duration_is_refused(written: str) -> None:
    """A number without its unit says nothing; an empty time neither."""
    assert refusal(Duree, written) == "durée attendue, par exemple « 45 min » ou « 1 h 30 »"


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("100 €", 10_000),
        ("100€", 10_000),
        ("1250 €", 125_000),
        ("1 250 €", 125_000),
        ("1 250,50 €", 125_050),
        ("0,05 €", 5),
        ("100 000 €", 10_000_000),
    ],
)
def test_an_amount_is_kept_in_cents(written: str, cents: int) -> None:
    """Whole cents: no fraction of a euro is ever rounded."""
    amount = read_as(Centimes, written)
    assert amount == cents
    assert type(amount) is int


@given(st.integers(1, 10_000_000))
def test_any_amount_written_in_french_is_read_to_the_cent(cents: int) -> None:
    """Whatever the amount, grouped or not."""
    euros, rest = divmod(cents, 100)
    assert read_as(Centimes, f"{euros},{rest:02} €") == cents
    assert read_as(Centimes, f"{euros:,}".replace(",", " ") + f",{rest:02} €") == cents


@pytest.mark.parametrize(
    "written",
    ["", "€", "100", "100 euros", "12.50 €", "1,5 €", "12 5 €", "-5 €", "1,250 €", "100 $"],
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    """Without the sign, with an English point, with half a decimal."""
    expected = "montant attendu, par exemple « 100 € » ou « 1 250,50 € »"
    assert refusal(Centimes, written) == expected


@pytest.mark.parametrize("written", ["0 €", "0,00 €", "100 000,01 €"])
def test_an_amount_has_bounds(written: str) -> None:
    """Nothing is free in an offer, and a slip of the finger is caught."""
    assert refusal(Centimes, written)


def test_quantities_of_one_unit_add_up() -> None:
    """Hours with hours, sessions with sessions."""
    two, three = (Quantite(nombre=n, unite="seance") for n in (2, 3))
    assert two.plus(three) == Quantite(nombre=5, unite="seance")


def test_hours_and_sessions_do_not_add_up() -> None:
    """No document says how long a session lasts: the sum would be invented."""
    hours, sessions = Quantite(nombre=2, unite="heure"), Quantite(nombre=3, unite="seance")
    for one, other in ((hours, sessions), (sessions, hours)):
        with pytest.raises(ValueError, match="ne s’additionnent pas"):
            one.plus(other)


def test_no_field_converts_one_unit_into_another() -> None:
    """Price and quantity carry the same closed list of units, and nothing else."""
    assert get_args(Quantite.model_fields["unite"].annotation) == (
        "intervention",
        "seance",
        "heure",
    )
    assert Prix.model_fields["unite"].annotation == Quantite.model_fields["unite"].annotation


def test_a_date_is_iso() -> None:
    """Year, month, day: the one order that no one misreads."""
    assert read_as(Jour, "2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize("written", ["", "22/11/2026", "2026-02-30", "2026-11", "novembre 2026"])
def test_what_is_no_date_is_refused(written: str) -> None:
    """Including days that do not exist."""
    assert refusal(Jour, written).startswith("date attendue")


def test_yes_and_no_are_written_in_french() -> None:
    """« oui » and « non », and no other spelling."""
    assert read_as(OuiNon, "oui") is True
    assert read_as(OuiNon, "non") is False
    for written in ("Oui", "yes", "true", "1", "", "o"):
        assert refusal(OuiNon, written) == "« oui » ou « non » attendu"


def test_an_example_is_fictitious_or_refused() -> None:
    """No real family may enter the repository."""
    assert read_as(Fictif, "oui") is True
    assert "doit être fictif" in refusal(Fictif, "non")


@pytest.mark.parametrize("kind", [Slug, LienFiche])
@pytest.mark.parametrize(
    "written",
    ["", "../x", "a/b", "A", "é", "a_b", "a-", "-a", "a--b", "a b", "a\n", "a.b", "a" * 61],
)
def test_a_slug_is_a_safe_name(kind: Any, written: str) -> None:
    """It becomes a file and an address: kebab-case ASCII, nothing that climbs out."""
    assert refusal(kind, written)


def test_a_link_knows_the_address_it_leads_to() -> None:
    """The field says the kind, or the link itself does."""
    assert read_as(LienFiche, "situer").adresse == "fiche/situer"
    assert read_as(LienEntree, "terme/sora").adresse == "terme/sora"
    assert refusal(LienEntree, "situer")
    assert refusal(LienEntree, "terme/../x")


@pytest.mark.parametrize("written", ["javascript:alert(1)", "data:text/html,x", "www.x.fr", "//x"])
def test_an_address_outside_is_http(written: str) -> None:
    """No scheme that a browser would run."""
    assert refusal(Adresse, written)


def test_prose_is_parsed_and_measured() -> None:
    """Text becomes runs; too long or empty, it is refused."""
    assert read_as(Prose, "un **mot**") == (Run("un "), Run("mot", fort=True))
    assert read_as(Prose, "x" * MAX_PROSE)
    assert refusal(Prose, "x" * (MAX_PROSE + 1)) == "texte trop long (3001 signes, 3000 au plus)"
    assert refusal(Prose, "") == "texte vide"


@pytest.mark.parametrize("written", [["x"], [["x"]], {"x": "y"}])
def test_prose_is_a_text_and_nothing_else(written: object) -> None:
    """A list or a mapping is refused."""
    assert refusal(Prose, written)


@pytest.mark.xfail(strict=True, reason="what is no text skips the parser and becomes runs as is")
@pytest.mark.parametrize("lien", ["terme/sora", "javascript:alert(1)"])
def test_no_one_writes_parsed_text_by_hand(lien: str) -> None:
    """A mapping shaped like a run would bypass every check of the markup."""
    assert refusal(Prose, [{"texte": "x", "lien": lien}])


def test_plain_text_is_measured() -> None:
    """One to three hundred signs."""
    assert read_as(Texte, "x" * 300)
    assert refusal(Texte, "x" * 301)
    assert refusal(Texte, "")


def test_an_interval_goes_up() -> None:
    """Its ends may be equal, never crossed."""
    assert read_as(Intervalle, {"min": "4", "max": "4"}).max == 4
    assert refusal(Intervalle, {"min": "5", "max": "4"}) == "minimum 5 au-dessus du maximum 4"


def test_a_valid_entry_is_frozen() -> None:
    """Nothing downstream can change what was checked."""
    fiche = Fiche.model_validate(FICHE)
    with pytest.raises(ValidationError):
        fiche.titre = "autre"  # type: ignore[misc]


def test_every_model_is_frozen_and_refuses_unknown_names() -> None:
    """From the entries down to the last bloc."""

    def below(model: type[BaseModel]) -> set[type[BaseModel]]:
        return {model}.union(*(below(sub) for sub in model.__subclasses__()))

    ours = {model for model in below(BaseModel) if model.__module__.startswith("macros.")}
    assert {genre.modele for genre in GENRES.values()} < ours
    for model in ours:
        assert model.model_config.get("frozen"), model
        assert model.model_config.get("extra") == "forbid", model


def test_a_review_comes_after_the_reading() -> None:
    """The same day is no delay."""
    same = {**FICHE, "relire_avant": FICHE["relu_le"]}
    assert refusal(Fiche, same) == "« relire_avant » doit venir après « relu_le »"


def test_steps_fill_the_announced_time() -> None:
    """To the minute: a facilitator plans on it."""
    assert Fiche.model_validate(FICHE).duree == 90
    wrong = {**FICHE, "duree": "1 h 35"}
    assert refusal(Fiche, wrong) == "les étapes durent 90 min en tout, la fiche en annonce 95"


@pytest.mark.parametrize(
    ("nom", "reponse", "message"),
    [
        ("scene", None, "l’exemple ne répond pas au champ « scene »"),
        ("scene", ["a"], "l’exemple de « scene » est un texte"),
        ("autre", "x", "l’exemple répond à « autre », qui n’est pas dans la fiche"),
        ("qui", ["nous", "eux"], "« eux » n’est pas une des cases de « qui »"),
        ("besoins", "x", "l’exemple de « besoins » tient en 1 à 2 lignes"),
        ("besoins", [], "l’exemple de « besoins » tient en 1 à 2 lignes"),
        ("besoins", [["a", "b"]] * 3, "l’exemple de « besoins » tient en 1 à 2 lignes"),
        ("besoins", [["a"]], "chaque ligne de l’exemple de « besoins » a 2 cellules"),
    ],
)
def test_an_example_answers_each_field_in_its_own_form(
    nom: str, reponse: object, message: str
) -> None:
    """The worked example is the proof that the sheet can be filled in."""
    wrong = deepcopy(FICHE)
    if reponse is None:
        del wrong["exemple"]["reponses"][nom]
    else:
        wrong["exemple"]["reponses"][nom] = reponse
    assert refusal(Fiche, wrong) == message


def test_no_box_ticked_is_an_answer() -> None:
    """The boxes of an example may all stay empty."""
    empty = deepcopy(FICHE)
    empty["exemple"]["reponses"]["qui"] = []
    assert Fiche.model_validate(empty).exemple.reponses["qui"] == ()


@pytest.mark.parametrize("widths", [("40", "50"), ("60", "60")])
def test_the_columns_of_a_table_fill_its_width(widths: tuple[str, ...]) -> None:
    """A hundred percent, neither less nor more."""
    wrong = deepcopy(FICHE["corps"][3])
    for colonne, width in zip(wrong["colonnes"], widths, strict=True):
        colonne["largeur"] = width
    assert "100 attendus" in refusal(Tableau, wrong)


def test_a_bloc_is_known_by_its_name() -> None:
    """The discriminated union holds every bloc, each under the name it declares."""
    union = get_args(get_args(AnyBloc)[0])
    assert set(union) == set(Bloc.__subclasses__())
    names = [get_args(bloc.model_fields["bloc"].annotation) for bloc in union]
    assert names == [(bloc.__name__.lower(),) for bloc in union]


def test_the_blanks_of_a_letter_are_all_declared_and_all_used() -> None:
    """In its text as in its signatures."""
    assert Lettre.model_validate(LETTRE)
    undeclared = {**LETTRE, "objet": "Le {jour}"}
    assert refusal(Lettre, undeclared) == "la variable « jour » est employée mais pas déclarée"
    unused = {**LETTRE, "corps": LETTRE["corps"][:1]}
    expected = "la variable « signataire » est déclarée mais jamais employée"
    assert refusal(Lettre, unused) == expected


def test_a_sequence_holds_something() -> None:
    """A content or an activity."""
    assert read_as(Sequence, {"titre": "x", "contenu": ["y"]})
    assert "séquence vide" in refusal(Sequence, {"titre": "x"})


def test_the_publisher_knows_what_it_has_not_given() -> None:
    """« à compléter », and an address that still ends in .example."""
    given_fields = dict.fromkeys(Organisme.model_fields, "donné")
    given_fields |= DATES | {
        "slug": "organisme",
        "edition": "2026-11-22",
        "adresse_du_site": "https://guide.example/",
        "siege": A_COMPLETER,
    }
    waiting = Organisme.model_validate(given_fields)
    assert waiting.manquants() == ("adresse_du_site", "siege")


def test_every_kind_has_its_own_name_place_and_class() -> None:
    """A kind is found by its name; no two share a file."""
    assert list(GENRES) == [genre.nom for genre in GENRES.values()]
    for attribute in ("modele", "place"):
        assert len({getattr(genre, attribute) for genre in GENRES.values()}) == len(GENRES)
    assert all(issubclass(genre.modele, Entree) for genre in GENRES.values())


def test_editors_get_a_schema_that_accepts_what_the_model_accepts() -> None:
    """The patterns of `_schemas/` allow every writing that the model reads."""
    for kind, accepted in (
        (Duree, ["45 min", "45min", "1 h", "1h30", "1 h 30", "1 h 30 min"]),
        (Centimes, ["100 €", "100€", "1250 €", "1 250,50 €"]),
    ):
        pattern = TypeAdapter(kind).json_schema()["pattern"]
        assert [text for text in accepted if not re.search(pattern, text)] == []


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES)
def test_every_kind_has_a_json_schema(genre: Any) -> None:
    """Editors complete and check as one types."""
    assert genre.modele.model_json_schema()["properties"]


@pytest.mark.xfail(strict=True, reason="Python 3.11 reads every ISO 8601 form")
@pytest.mark.parametrize("written", ["20261122", "2026-W47-7"])
def test_a_date_has_one_writing(written: str) -> None:
    """The message says year-month-day: nothing else passes."""
    assert refusal(Jour, written)


@pytest.mark.xfail(strict=True, reason="only plain spaces are read")
@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_no_break_spaces_count_as_spaces(space: str) -> None:
    """French keyboards type them, and the refusal would show the very same text."""
    assert read_as(Centimes, f"1{space}250{space}€") == 125_000
    assert read_as(Duree, f"1{space}h{space}30") == 90


@pytest.mark.xfail(strict=True, reason="« 1 h 90 » is read as two hours and a half")
def test_an_hour_holds_sixty_minutes() -> None:
    """Beyond, it is a slip."""
    assert refusal(Duree, "1 h 90")


@pytest.mark.xfail(strict=True, reason=r"\d matches every script")
def test_digits_are_those_of_the_keyboard() -> None:
    """The schema for editors says [0-9] too."""
    assert refusal(Duree, "٤٥ min")
    assert refusal(Centimes, "١٠٠ €")


@pytest.mark.xfail(strict=True, reason="pydantic's lax mode reads 1.0 and 1_0 as integers")
@pytest.mark.parametrize("written", ["1_0", "10.0", "+10"])
def test_a_whole_number_is_made_of_digits(written: str) -> None:
    """Python's own spellings are not an author's."""
    assert refusal(Quantite, {"nombre": written, "unite": "heure"})


@pytest.mark.xfail(strict=True, reason="answers of boxes are only checked when they are a list")
def test_ticked_boxes_are_a_list() -> None:
    """A text cannot be ticked."""
    wrong = deepcopy(FICHE)
    wrong["exemple"]["reponses"]["qui"] = "eux"
    assert refusal(Fiche, wrong)


@pytest.mark.xfail(strict=True, reason="the message shows Python's tuple: « ('nous',) »")
def test_a_row_among_ticked_boxes_is_refused_in_french() -> None:
    """No Python in a message."""
    wrong = deepcopy(FICHE)
    wrong["exemple"]["reponses"]["qui"] = [["nous"]]
    assert "(" not in refusal(Fiche, wrong)


@pytest.mark.xfail(strict=True, reason="a string of two letters passes for a row of two cells")
def test_the_rows_of_a_table_are_lists() -> None:
    """« ab » is not « a », « b »."""
    wrong = deepcopy(FICHE)
    wrong["exemple"]["reponses"]["besoins"] = ["ab"]
    assert refusal(Fiche, wrong)


@pytest.mark.xfail(strict=True, reason="the second field replaces the first in the example")
def test_the_fields_of_a_sheet_have_different_names() -> None:
    """A name is a field of the PDF form: two would fill each other."""
    wrong = deepcopy(FICHE)
    wrong["corps"].append({"bloc": "champ", "nom": "scene", "libelle": "Une autre scène"})
    assert refusal(Fiche, wrong)


@pytest.mark.xfail(strict=True, reason="only letters check their blanks: here the word vanishes")
def test_a_blank_outside_a_letter_is_refused() -> None:
    """`{nom}` in a worksheet would be printed as nothing."""
    assert refusal(Fiche, {**FICHE, "resume": "Écrivez {nom} ici."})


@pytest.mark.xfail(strict=True, reason="the refusal of a huge amount is Python's own, in English")
def test_a_huge_amount_is_refused_in_french() -> None:
    """Six thousand digits are no amount."""
    assert "montant attendu" in refusal(Centimes, "9" * 6000 + " €")
