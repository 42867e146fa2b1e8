"""The public information on a training: nine items, the indicators, and what still waits."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from macros.coherence import Origine
from macros.corpus import Corpus
from macros.model.organisme import A_COMPLETER
from macros.model.programme import Information, Programme, Resultat
from macros.publication import unfinished
from macros.reading.source import Source
from macros.typography import NBSP
from macros.views.commun import plain
from macros.views.feuillet import PROPOSE
from macros.views.feuillet_programme import feuillet_programme
from macros.views.information import DECLAREES, InformationView, RubriqueView, information_view
from tests.conftest import Run
from tests.unit.judging import read_as, refusal
from tests.unit.samples import APPUIS, EN_HEURES, PROGRAMME, corpus_of, entry
from tests.unit.test_agenda import words

NEUF = (
    "Prérequis",
    "Objectifs",
    "Durée",
    "Modalités et délais d’accès",
    "Tarifs",
    "Contacts",
    "Méthodes mobilisées",
    "Modalités d’évaluation",
    "Accessibilité aux personnes handicapées",
)
"""The items in the order of the rule: Qualiopi, indicator 1."""

EARLY = date(2000, 1, 1)
"""Before any review is due."""

ITEM = {"texte": ["Un texte."], "proposition": "non"}
RESULT = {
    "indicateur": "Satisfaction",
    "valeur": "4,2 sur 5",
    "periode": "année 2025",
    "effectif": "48",
    "source": "temoin",
}


def programme(**fields: Any) -> Programme:
    made = entry("programme/temoin", **fields)
    assert isinstance(made, Programme)
    return made


def given_items(*names: str) -> dict[str, Any]:
    return {**PROGRAMME["information"], **dict.fromkeys(names, ITEM)}


def small(**more: dict[str, Any]) -> Corpus:
    """A publisher who has given nothing yet, an offer that leads to the programme, its rate."""
    waiting = {"telephone": A_COMPLETER, "courriel": A_COMPLETER}
    entries: dict[str, dict[str, Any]] = {
        **APPUIS,
        "organisme/organisme": waiting,
        "offre/temoin": {"programmes": ["temoin"]},
        "tarif/temoin": {"postes": [EN_HEURES]},
    }
    named = {name.replace("__", "/"): fields for name, fields in more.items()}
    return corpus_of({**entries, **named})


def shown(told: Programme, corpus: Corpus) -> dict[str, RubriqueView]:
    return {item.libelle: item for item in information_view(told, corpus).rubriques}


def trainings(corpus: Corpus) -> list[Programme]:
    """The real programmes that are trainings."""
    found = [programme for programme in corpus.tous(Programme) if programme.information]
    assert len(found) > 1
    return found


def test_the_nine_items_come_in_the_order_of_the_rule(corpus: Corpus) -> None:
    """The same nine for every training, given or not."""
    for told in trainings(corpus):
        assert tuple(item.libelle for item in information_view(told, corpus).rubriques) == NEUF
    assert set(DECLAREES) == set(Information.model_fields)
    assert set(DECLAREES.values()) == set(NEUF) - {"Durée", "Tarifs", "Contacts"}


@pytest.mark.parametrize("nom", Information.model_fields)
def test_an_item_is_given_or_said_to_be_missing(nom: str) -> None:
    """« À compléter » shows as such; what is given shows its paragraphs and who wrote it."""
    corpus = small()
    empty = shown(programme(), corpus)[DECLAREES[nom]]
    assert (empty.manque, empty.proposition) == (True, False)
    assert [plain(text) for text in empty.paragraphes] == ["À compléter"]
    for proposed in (True, False):
        item = {"texte": ["Un.", "Deux."], "proposition": "oui" if proposed else "non"}
        told = programme(information={**PROGRAMME["information"], nom: item})
        found = shown(told, corpus)[DECLAREES[nom]]
        assert (found.manque, found.proposition) == (False, proposed)
        assert [plain(text) for text in found.paragraphes] == ["Un.", "Deux."]


def test_the_length_comes_from_the_days() -> None:
    """Days, work between two of them, and hours in the room: nobody writes them twice."""
    day = PROGRAMME["deroule"][0]
    between = {"type": "intersession", "titre": "x", "consigne": ["x"], "objectifs": ["x"]}
    told = programme(deroule=[day, between, day])
    (text,) = shown(told, small())["Durée"].paragraphes
    led = f"Le déroulé proposé par la rédaction compte 6{NBSP}h en salle, pauses comprises."
    assert plain(text) == f"2{NBSP}jours{NBSP}et une intersession. {led}"
    (text,) = shown(programme(unite="seance", deroule=[day]), small())["Durée"].paragraphes
    assert plain(text).startswith(f"1{NBSP}séance. ")


def test_the_rates_come_from_the_offer_that_leads_to_the_programme() -> None:
    """A published price is told; « sur devis » is still missing, and so is a rate of no offer."""
    told = programme()
    priced = shown(told, small(tarif__temoin={}))["Tarifs"]
    assert plain(priced.paragraphes[0]) == f"100{NBSP}€ TTC par intervention{NBSP}: Témoin."
    assert priced.paragraphes[0][1].href == "offres-et-tarifs/temoin.html"
    assert not priced.manque
    free = shown(told, small())["Tarifs"]
    assert (plain(free.paragraphes[0]), free.manque) == (f"Sur devis{NBSP}: Témoin.", True)
    alone = shown(told, small(offre__temoin={}))["Tarifs"]
    assert (plain(alone.paragraphes[0]), alone.manque) == ("À compléter", True)


@pytest.mark.parametrize(
    ("telephone", "courriel", "contacts"),
    [
        (A_COMPLETER, A_COMPLETER, "À compléter"),
        ("01 99 00 00 00", A_COMPLETER, "01 99 00 00 00"),
        ("01 99 00 00 00", "ici@x.example", "01 99 00 00 00, ici@x.example"),
    ],
)
def test_the_contacts_are_those_of_the_publisher(
    telephone: str, courriel: str, contacts: str
) -> None:
    """One is enough to be reached."""
    corpus = small(organisme__organisme={"telephone": telephone, "courriel": courriel})
    item = shown(programme(), corpus)["Contacts"]
    assert plain(item.paragraphes[0]) == contacts
    assert item.manque is (contacts == "À compléter")


def test_a_result_says_over_which_period_and_on_how_many_people() -> None:
    """A figure alone would mean nothing; its document is one click away."""
    told = programme(resultats=[RESULT, {**RESULT, "effectif": "1"}])
    first, second = information_view(told, small()).resultats
    assert (first.indicateur, first.valeur, first.periode) == (
        "Satisfaction",
        "4,2 sur 5",
        "année 2025",
    )
    assert (first.effectif, second.effectif) == (f"48{NBSP}personnes", f"1{NBSP}personne")
    assert first.origine.href == "ressources/bibliographie.html#temoin"


@pytest.mark.parametrize("nom", Resultat.model_fields)
def test_a_result_lacks_nothing(nom: str) -> None:
    """Neither its period, nor its sample, nor its source."""
    with pytest.raises(ValidationError, match="missing"):
        read_as(Resultat, {key: value for key, value in RESULT.items() if key != nom})


@pytest.mark.parametrize("written", ["0", "-3", "beaucoup"])
def test_a_result_speaks_of_someone(written: str) -> None:
    """On nobody, there is nothing to tell."""
    assert refusal(Resultat, {**RESULT, "effectif": written})


def test_no_result_is_told_as_missing_and_not_as_an_empty_list() -> None:
    """Else the page would ask for what the check finds complete."""
    assert programme().resultats is None
    with pytest.raises(ValidationError) as caught:
        programme(resultats=[])
    assert caught.value.errors()[0]["type"] == "too_short"


NAMES = st.sets(st.sampled_from(list(Information.model_fields)))


@given(NAMES, st.booleans())
def test_the_page_and_the_check_wait_for_the_same_answers(done: set[str], results: bool) -> None:
    """What the programme itself must say, and nothing that it has said."""
    told = programme(information=given_items(*done), resultats=[RESULT] if results else A_COMPLETER)
    corpus = small(tarif__temoin={}, organisme__organisme={})
    missing = {("information", nom) for nom in set(Information.model_fields) - done}
    missing |= set() if results else {("resultats",)}
    assert set(told.manquants()) == missing
    assert information_view(told, corpus).manquants == len(missing)

    origin = Origine(Source("data/programmes/temoin.yml", "", {}, {}, {}), ())
    sold = {adresse: corpus.entrees[adresse] for adresse in ("offre/temoin", "tarif/temoin")}
    known = {**sold, "programme/temoin": told}
    waiting = list(unfinished(known, dict.fromkeys(known, origin), EARLY))
    assert {problem.path for problem in waiting} == {".".join(place) for place in missing}
    assert {problem.message for problem in waiting} <= {"à compléter avant publication"}


def test_the_page_counts_everything_that_waits() -> None:
    """Six items, the rates, the contacts and the indicators."""
    view: InformationView = information_view(programme(), small())
    assert view.manquants == 9
    assert view.resultats == ()
    whole = programme(information=given_items(*Information.model_fields), resultats=[RESULT])
    corpus = small(tarif__temoin={}, organisme__organisme={})
    assert information_view(whole, corpus).manquants == 0


def test_the_sheet_of_a_programme_holds_its_public_information(corpus: Corpus) -> None:
    """The nine items and the indicators, what the editors propose marked as such."""
    for told in trainings(corpus):
        text = list(words(feuillet_programme(told, corpus)))
        for item in information_view(told, corpus).rubriques:
            assert f"{item.libelle}{PROPOSE if item.proposition else ''}{NBSP}:" in text
        assert f"Indicateurs de résultats{NBSP}:" in text
    told = programme(resultats=[RESULT])
    text = list(words(feuillet_programme(told, small(programme__temoin={}, **TERMS))))
    assert f"4,2 sur 5 (année 2025, 48{NBSP}personnes)" in text


TERMS = {f"terme__{slug}": {"titre": slug} for slug in ("un", "deux", "trois")}


def left(root: Path) -> set[str]:
    """The fields that publisher and programmes leave to complete, read by PyYAML alone."""

    def below(tree: object, path: str) -> set[str]:
        if isinstance(tree, dict):
            return set().union(*(below(value, f"{path}.{nom}") for nom, value in tree.items()))
        waits = tree == "à compléter" or str(tree).endswith(".example/")
        return {path} if waits else set()

    found: set[str] = set()
    files = [root / "data/organisme.yml", *(root / "data/programmes").glob("*.yml")]
    for path in files:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        name = path.relative_to(root).as_posix()
        found |= {f"{name} {place[1:]}" for place in below(tree, "")}
    return found


def test_publication_waits_for_what_is_left_to_complete_and_nothing_else(
    root: Path, run: Run
) -> None:
    """The command names each field, at its line, then counts them; reviews apart."""
    done = run(root, "check", "--publication")
    lines = [line for line in done.stderr.splitlines() if "à compléter avant" in line]
    places = (re.match(r"(.+?):\d+:\d+: (\S+) : ", line) for line in lines)
    named = {f"{found[1]} {found[2]}" for found in places if found}
    assert named == left(root)
    assert len(lines) == len(named) > 10
    assert done.returncode == 1
    *points, last = done.stderr.splitlines()
    assert last == f"{len(points)} points à régler dans data/"


def test_what_is_no_training_has_no_public_information() -> None:
    """A team's workshop has neither prerequisites nor results, and publication waits for none."""
    workshop = entry("programme/temoin", information=None, resultats=None)
    assert isinstance(workshop, Programme)
    assert information_view(workshop, small()) is None
    assert workshop.manquants() == ()
    origin = Origine(Source("data/programmes/temoin.yml", "", {}, {}, {}), ())
    known = {"programme/temoin": workshop}
    assert list(unfinished(known, dict.fromkeys(known, origin), EARLY)) == []
