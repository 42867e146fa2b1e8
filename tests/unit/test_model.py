"""What an entry may say: the rules that tie its fields together."""

import re
from copy import deepcopy
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from macros.model.agenda import EtapeDeSequence, Journee, Sequence
from macros.model.base import Entree, Intervalle
from macros.model.blocs import ZONES, Bloc, BlocDeFiche, Dessin, Tableau
from macros.model.courrier import AnyBloc, BlocDeLettre
from macros.model.fiche import Fiche
from macros.model.genres import GENRES, Genre
from macros.model.lettre import Lettre
from macros.model.notion import Composante, Principe, Sora
from macros.model.offre import Constat, Offre, Reperes
from macros.model.organisme import A_COMPLETER, Organisme
from macros.reading.inline import Run
from tests.unit.judging import incoherence, read_as, refusal
from tests.unit.kinds import TOUS, each
from tests.unit.samples import (
    COMPOSANTE,
    FICHE,
    LETTRE,
    MATIN,
    OFFRE,
    PRINCIPE,
    SORA,
    entry,
)


def test_an_interval_goes_up() -> None:
    """Its ends may be equal, never crossed."""
    assert read_as(Intervalle, {"min": "4", "max": "4"}).max == 4
    told = "min", "minimum 5 au-dessus du maximum 4"
    assert incoherence(Intervalle, {"min": "5", "max": "4"}) == told


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
    told = "relire_avant", "« relire_avant » doit venir après « relu_le »"
    assert incoherence(Fiche, same) == told


def test_steps_fill_the_announced_time() -> None:
    """To the minute: a facilitator plans on it."""
    assert Fiche.model_validate(FICHE).duree == 90
    told = "duree", "les étapes durent 90 min en tout, la fiche en annonce 95"
    assert incoherence(Fiche, {**FICHE, "duree": "1 h 35"}) == told


def test_an_example_answers_every_field_and_no_other() -> None:
    """A field without an answer, an answer without a field."""
    wrong = deepcopy(FICHE)
    wrong["exemple"]["reponses"]["autre"] = "x"
    told = "exemple.reponses.autre", "l’exemple répond à « autre », qui n’est pas dans la fiche"
    assert incoherence(Fiche, wrong) == told
    del wrong["exemple"]["reponses"]["scene"]
    told = "exemple.reponses", "l’exemple ne répond pas au champ « scene »"
    assert incoherence(Fiche, wrong) == told


def test_the_fields_of_a_sheet_have_different_names() -> None:
    """A name is a field of the PDF form: two would fill each other."""
    wrong = deepcopy(FICHE)
    wrong["corps"].append({"bloc": "champ", "nom": "scene", "libelle": "Une autre scène"})
    assert incoherence(Fiche, wrong) == ("corps", "deux champs portent le même nom")


@pytest.mark.parametrize("widths", [("40", "50"), ("60", "60")])
def test_the_columns_of_a_table_fill_its_width(widths: tuple[str, ...]) -> None:
    """A hundred percent, neither less nor more."""
    wrong = deepcopy(FICHE["corps"][3])
    for colonne, width in zip(wrong["colonnes"], widths, strict=True):
        colonne["largeur"] = width
    total = sum(map(int, widths))
    told = "colonnes", f"les largeurs des colonnes font {total} %, 100 attendus"
    assert incoherence(Tableau, wrong) == told


def test_a_bloc_is_known_by_its_name() -> None:
    """Sheets and letters have a union each, which together hold every bloc under its name."""
    assert get_args(AnyBloc) == (BlocDeFiche, BlocDeLettre)
    of_sheets, of_letters = (set(get_args(get_args(union)[0])) for union in get_args(AnyBloc))
    assert of_sheets | of_letters == set(Bloc.__subclasses__())
    names = {
        bloc: get_args(bloc.model_fields["bloc"].annotation) for bloc in of_sheets | of_letters
    }
    assert names == {bloc: (bloc.__name__.lower(),) for bloc in names}


@pytest.mark.parametrize(
    ("model", "written", "bloc"),
    [
        (Fiche, FICHE, LETTRE["corps"][1]),
        (Fiche, FICHE, {"bloc": "voix", "qui": "famille", "titre": "x", "paragraphes": ["x"]}),
        (Lettre, LETTRE, FICHE["corps"][1]),
        (Lettre, LETTRE, FICHE["corps"][2]),
        (Lettre, LETTRE, FICHE["corps"][3]),
    ],
)
def test_a_sheet_is_filled_in_and_a_letter_is_signed(
    model: type[Entree], written: dict[str, Any], bloc: dict[str, Any]
) -> None:
    """Each has blocs that would mean nothing in the other."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate({**written, "corps": [*written["corps"], bloc]})
    (error,) = caught.value.errors()
    assert error["type"] == "union_tag_invalid"
    assert error["ctx"]["tag"] == bloc["bloc"]


@pytest.mark.parametrize(
    ("model", "right", "section"),
    [
        (Composante, COMPOSANTE, "questions"),
        (Sora, SORA, "dire"),
        (Principe, PRINCIPE, "questions"),
    ],
)
def test_a_notion_proposes_the_sections_it_has(
    model: type[Entree], right: dict[str, Any], section: str
) -> None:
    """The mention « proposition de la rédaction » needs a section to stand in."""
    assert model.model_validate({**right, "propositions": ["utilite"]})
    told = "propositions", f"cette entrée n’a pas de section « {section} »"
    assert incoherence(model, {**right, "propositions": ["utilite", section]}) == told


def test_the_results_of_an_offer_go_with_their_limits() -> None:
    """What a provider says of its own work is never shown without how far it can be trusted."""
    results, limits = {"resultats": [{"texte": "Un mieux."}]}, {"resultats_reserve": "Un texte."}
    assert Offre.model_validate({**OFFRE, **results, **limits}).resultats
    for alone in (results, limits):
        told = (
            "resultats_reserve",
            "des résultats annoncés vont avec leur « resultats_reserve », et l’inverse",
        )
        assert incoherence(Offre, {**OFFRE, **alone}) == told


@pytest.mark.parametrize("nom", Reperes.model_fields)
def test_what_no_source_tells_of_an_offer_is_said_to_be_missing(nom: str) -> None:
    """« non précisé » is kept as nothing; a point left out is an error, not a silence."""
    reperes = {**OFFRE["reperes"], nom: "non précisé"}
    assert getattr(read_as(Reperes, reperes), nom) == ()
    assert getattr(read_as(Reperes, OFFRE["reperes"]), nom) == (Run("Un repère"),)
    del reperes[nom]
    with pytest.raises(ValidationError, match="missing"):
        read_as(Reperes, reperes)
    assert refusal(Reperes, {**reperes, nom: ""}) == "texte vide"


def test_a_sequence_holds_a_step() -> None:
    """A content of its source is no running order."""
    sequence = MATIN["sequences"][0]
    assert read_as(Sequence, sequence).duree == 120
    with pytest.raises(ValidationError, match="too_short"):
        read_as(Sequence, {**sequence, "contenu": ["y"], "etapes": []})


def test_a_step_hands_out_copies_of_a_sheet() -> None:
    """Whom a copy is for says nothing where nothing is handed out."""
    step = MATIN["sequences"][0]["etapes"][0]
    given = {**step, "fiche": "temoin", "exemplaires": "deux"}
    assert read_as(EtapeDeSequence, given).exemplaires == "deux"
    told = "exemplaires", "des exemplaires de quoi ? cette étape n’a pas de fiche"
    for number in ("deux", "5", "0"):
        assert incoherence(EtapeDeSequence, {**step, "exemplaires": number}) == told


def test_a_day_has_half_days_that_follow_each_other() -> None:
    """One at least; the second may begin as soon as the first ends."""
    noon = {**MATIN, "debut": "12 h", "fin": "18 h"}
    assert read_as(Journee, {"titre": "x", "matin": MATIN, "apres_midi": noon})
    empty = "titre", "une journée a un « matin », un « apres_midi », ou les deux"
    assert incoherence(Journee, {"titre": "x"}) == empty
    early = {**noon, "debut": "11 h 59"}
    told = "apres_midi.debut", "l’après-midi commence avant la fin du matin"
    assert incoherence(Journee, {"titre": "x", "matin": MATIN, "apres_midi": early}) == told


RAPPEL = {"bloc": "rappel", "finalite": "Se revoir."}
REMINDED = deepcopy(FICHE)
REMINDED["corps"].append(RAPPEL)
REMINDED["exemple"]["reponses"]["rappel"] = ["Un texte."] * 5


def test_a_sheet_that_speaks_of_someone_carries_the_reminder_and_no_other() -> None:
    """A reminder on every sheet would be read on none."""
    assert Fiche.model_validate({**REMINDED, "donnees_personnelles": "oui"})
    missing = "corps", "des données personnelles : terminez la feuille par un bloc « rappel »"
    assert incoherence(Fiche, {**FICHE, "donnees_personnelles": "oui"}) == missing
    useless = (
        "donnees_personnelles",
        "un bloc « rappel » : écrivez « oui » à « donnees_personnelles »",
    )
    assert incoherence(Fiche, {**REMINDED, "donnees_personnelles": "non"}) == useless


def test_a_sheet_has_one_reminder() -> None:
    """Its answers have one name: two would fill each other."""
    twice = {**REMINDED, "donnees_personnelles": "oui", "corps": [*REMINDED["corps"], RAPPEL]}
    assert incoherence(Fiche, twice) == ("corps", "deux champs portent le même nom")


@pytest.mark.parametrize("fond", ZONES)
def test_the_parts_of_a_background_are_all_named(fond: str) -> None:
    """As many names as it has parts, neither more nor less."""
    drawing = {"bloc": "dessin", "nom": "x", "legende": "x", "fond": fond, "hauteur": "60"}
    for number in range(5):
        written = {**drawing, "zones": ["une zone"] * number}
        if number in ZONES[fond]:
            assert len(read_as(Dessin, written).zones) == number
        else:
            place, told = incoherence(Dessin, written)
            assert place == "zones"
            assert re.fullmatch(rf"le fond « {fond} » .*, {number} ici", told)


def test_every_background_says_how_many_parts_it_has() -> None:
    """A new background is not left without its rule."""
    assert set(ZONES) == set(get_args(Dessin.model_fields["fond"].annotation))


def test_the_publisher_knows_what_it_has_not_given() -> None:
    """« à compléter », and an address that still ends in .example."""
    waiting = entry("organisme/organisme", siege=A_COMPLETER)
    assert isinstance(waiting, Organisme)
    assert (waiting.donne("siege"), waiting.donne("nom")) == ("", "Un texte.")
    assert waiting.manquants() == ("adresse_du_site", "siege")


def test_every_kind_has_its_own_name_place_and_class() -> None:
    """A kind is found by its name; no two share a file."""
    assert list(GENRES) == [genre.nom for genre in GENRES.values()]
    for attribute in ("modele", "place"):
        assert len({getattr(genre, attribute) for genre in GENRES.values()}) == len(GENRES)
    assert all(issubclass(genre.modele, Entree) for genre in GENRES.values())


@each(TOUS)
def test_every_kind_has_a_sample(genre: Genre) -> None:
    """The tests that go through kinds break an entry of each."""
    assert isinstance(entry(f"{genre.nom}/temoin"), genre.modele)


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES)
def test_every_kind_has_a_json_schema(genre: Any) -> None:
    """Editors complete and check as one types."""
    assert genre.modele.model_json_schema()["properties"]


def test_a_percentage_is_a_declared_figure() -> None:
    """A result that holds a percentage names the claim that tells where it comes from."""
    assert refusal(Constat, {"texte": "Environ 70 % des situations."}) == (
        "un pourcentage demande son « affirmation »"
    )
    known = {"texte": "Environ 70 % des situations.", "affirmation": "deblocages-70"}
    assert Constat.model_validate(known).affirmation == "deblocages-70"
