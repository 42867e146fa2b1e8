"""What only the whole corpus can judge of worksheets: who is given them, who reads them."""

from collections.abc import Mapping
from typing import Any

import pytest

from macros.coherence import NOTE_EGAREE, incoherences
from tests.unit.samples import FICHE, corpus_of, entry, half_day, step

NOTE = "Note d'animation : souriez."
LINKED = {f"terme/{slug}": {"titre": slug} for slug in ("un", "deux", "trois")}
RETRAIT = {"depuis": "2026-03-01", "motif": "Une autre la remplace."}


class Somewhere:
    """Stands for the place where an entry was written."""

    def __init__(self, name: str) -> None:
        self.name = name

    def problem(self, place: tuple[object, ...], message: str, *, at_key: bool = False) -> Any:
        path = ".".join(map(str, place))
        return type("P", (), {"place": f"{self.name} {path}", "message": message})()


def told(entries: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    """What the corpus says of such entries, and where."""
    corpus = corpus_of({**LINKED, **entries})
    known = {"reference/temoin": entry("reference/temoin"), **corpus.entrees}
    places = {name: Somewhere(name) for name in known}
    unread = {"composante/", "sora/"}  # their numbers are not the matter here
    return [(p.place, p.message) for p in incoherences(known, places, unread)]


def day(**fields: Any) -> dict[str, Any]:
    """A day of one step."""
    return {"titre": "Un jour", "matin": half_day(step(**fields))}


GIVEN: dict[str, tuple[str, dict[str, Any]]] = {
    "a step of a kit": (
        "kit/k journees.0.matin.sequences.0.etapes.0.fiche",
        {"journees": [day(fiche="x")]},
    ),
    "the sheets of a kit": ("kit/k fiches.0", {"fiches": ["x"]}),
    "the text of a kit": ("kit/k avant.0", {"avant": ["Voyez la [[fiche/x]]."]}),
    "a step of a programme": (
        "programme/p deroule.0.matin.sequences.0.etapes.0.fiche",
        {"deroule": [{"type": "jour", **day(fiche="x")}]},
    ),
}


@pytest.mark.parametrize("where", GIVEN)
def test_a_withdrawn_sheet_is_given_by_nothing(where: str) -> None:
    """The message says since when; put back on offer, the sheet is given again."""
    place, fields = GIVEN[where]
    cible = place.partition(" ")[0]
    assert told({"fiche/x": {"titre": "X"}, cible: fields}) == []
    (problem,) = told({"fiche/x": {"titre": "X", "retrait": RETRAIT}, cible: fields})
    message = "« fiche/x » est retirée depuis le 01/03/2026 : donnez une autre fiche"
    assert problem == (place, message)


def test_a_page_may_still_speak_of_a_withdrawn_sheet() -> None:
    """Its own page says why: a link to it is no dead end."""
    linked = {"lies": [{"vers": "fiche/x", "pourquoi": "Un motif.", "retour": "Un retour."}]}
    assert told({"fiche/x": {"titre": "X", "retrait": RETRAIT}, "pratiquer/y": linked}) == []


def bloc(kind: str, **fields: Any) -> dict[str, Any]:
    return {"corps": [*FICHE["corps"], {"bloc": kind, **fields}]}


SIGNES = [{"signe": "rond", "sens": NOTE}, {"signe": "carre", "sens": "Un texte."}]
READ_BY_ALL: dict[str, tuple[str, dict[str, Any]]] = {
    "the instruction of a sheet": ("fiche/x consigne", {"consigne": NOTE}),
    "the instruction of a step": (
        "fiche/x etapes.0.consigne",
        {"etapes": [{**FICHE["etapes"][0], "consigne": NOTE}, FICHE["etapes"][1]]},
    ),
    "a title": ("fiche/x corps.4.texte", bloc("titre", texte=NOTE)),
    "a paragraph": ("fiche/x corps.4.texte", bloc("paragraphe", texte=f"**{NOTE}**")),
    "a bullet": ("fiche/x corps.4.puces.1", bloc("liste", puces=["Un texte.", NOTE])),
    "the key of a drawing": ("fiche/x corps.4.signes.0.sens", bloc("legende", signes=SIGNES)),
    "a step of a kit": (
        "kit/k journees.0.matin.sequences.0.etapes.0.consigne",
        {"journees": [day(consigne=NOTE)]},
    ),
    "a step of a programme": (
        "programme/p deroule.0.matin.sequences.0.etapes.0.consigne",
        {"deroule": [{"type": "jour", **day(consigne=NOTE)}]},
    ),
    "what is asked between two days": (
        "programme/p deroule.0.consigne.0",
        {
            "deroule": [
                {"type": "intersession", "titre": "X", "consigne": [NOTE], "objectifs": ["Oser."]}
            ]
        },
    ),
}


@pytest.mark.parametrize("where", READ_BY_ALL)
def test_a_note_where_participants_read_is_told_at_its_place(where: str) -> None:
    """It would be handed out to those it speaks of."""
    place, fields = READ_BY_ALL[where]
    assert told({place.partition(" ")[0]: fields}) == [(place, NOTE_EGAREE)]


@pytest.mark.parametrize(
    "fields",
    [
        {"etapes": [{**FICHE["etapes"][0], "note": NOTE}, FICHE["etapes"][1]]},
        {"pieges": [NOTE]},
        {"securite": [NOTE]},
        bloc("paragraphe", texte="Un texte.", note=NOTE),
    ],
)
def test_a_note_in_its_own_field_is_no_mistake(fields: dict[str, Any]) -> None:
    """Nor is advice: neither leaves the facilitator's edition."""
    assert told({"fiche/x": fields}) == []


@pytest.mark.parametrize(
    "written",
    [
        "Note d'animation : souriez.",
        "Notes d’animation",
        "(note d'animation)",
        "NOTE D'ANIMATION : souriez.",
        "Note pour l'animateur : souriez.",
        "Note à l’animatrice : souriez.",
        "Pour l'animatrice : souriez.",
        "À l'animation : souriez.",
        "Animateur : souriez.",
        "Animatrice: souriez.",
    ],
)
def test_a_note_is_known_by_how_it_begins(written: str) -> None:
    """As people write them, with either apostrophe."""
    assert told({"fiche/x": {"consigne": written}}) == [("fiche/x consigne", NOTE_EGAREE)]


@pytest.mark.parametrize(
    "written",
    [
        "à l'animation ou à l'écriture",
        "Pour l'animateur, c'est une habitude.",
        "Animer : un métier.",
        "Animation du groupe : qui s'en charge ?",
        "Notez ce qui vous anime.",
        "Prenez note d'animaux.",
        "Donnez la feuille à l'animateur.",
    ],
)
def test_what_merely_speaks_of_leading_is_no_note(written: str) -> None:
    """Participants too may lead, and write it down."""
    assert told({"fiche/x": {"consigne": written}}) == []
