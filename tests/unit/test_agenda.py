"""A day as each of its readers sees it: its hours, its copies, and who reads its notes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from pydantic import BaseModel

from macros.corpus import Corpus
from macros.model.agenda import Journee
from macros.model.programme import Programme
from macros.publishing.documents import documents, kits
from macros.typography import NBSP
from macros.views.agenda import AgendaView, Jour, Lecteur, agenda_view, handed
from macros.views.commun import prose
from macros.views.liasse import EDITIONS, deroule_of_programme
from tests.unit.samples import PROGRAMME, corpus_of, half_day, step

LECTEURS: tuple[Lecteur, ...] = ("animateur", "participants", "commanditaire")
WATCH = [{"objet": "montre"}]
SMALL = corpus_of(
    {
        "organisme/organisme": {},
        "fiche/a": {"titre": "une fiche", "materiel": WATCH},
        "fiche/b": {"titre": "une autre", "exemplaires": "petit_groupe", "materiel": []},
    }
)
MORNING = half_day(
    step("Ouvrir", consigne="Saluez.", note="Souriez."),
    step(
        "Écrire", consigne="Écrivez.", fiche="a", materiel=[{"objet": "stylo", "par": "personne"}]
    ),
)


def day(*steps: dict[str, Any], **more: Any) -> Jour:
    """A day of one morning."""
    matin = half_day(*steps) if steps else MORNING
    return Jour(Journee.model_validate({"titre": "un jour", "matin": matin}), **more)


def words(view: object) -> Iterator[str]:
    """Every text of a view, down to its last run."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, tuple):
        for item in view:
            yield from words(item)
    elif is_dataclass(view):
        for field in fields(view):
            yield from words(getattr(view, field.name))


def notes(value: object) -> Iterator[Any]:
    """Every facilitator's note inside an entry."""
    if isinstance(value, BaseModel):
        for nom in type(value).model_fields:
            inside = getattr(value, nom)
            if nom == "note" and inside:
                yield inside
            else:
                yield from notes(inside)
    elif isinstance(value, tuple):
        for item in value:
            yield from notes(item)


def lines(view: AgendaView) -> list[tuple[str, str, str]]:
    return [
        (line.debut, line.duree, line.titre)
        for half in view.demi_journees
        for sequence in half.sequences
        for line in sequence.lignes
    ]


def test_hours_are_computed_and_the_break_is_told() -> None:
    """Nobody who leads has to add minutes."""
    view = agenda_view(day(), SMALL, "animateur")
    assert lines(view) == [
        (f"9{NBSP}h", f"30{NBSP}min", "Ouvrir"),
        (f"9{NBSP}h{NBSP}30", f"15{NBSP}min", "Pause"),
        (f"9{NBSP}h{NBSP}45", f"30{NBSP}min", "Écrire"),
    ]
    (half,) = view.demi_journees
    assert (half.debut, half.debut_iso, half.fin) == (f"9{NBSP}h", "09:00", f"10{NBSP}h{NBSP}15")
    hours = f"1{NBSP}h{NBSP}45"
    assert half.marge == f"Marge{NBSP}: {hours}, la salle étant prise jusqu’à 12{NBSP}h."


def test_a_half_day_without_room_to_spare_does_not_boast_of_any() -> None:
    """« Marge : 0 min » would be a worry, not a help."""
    full = Journee.model_validate({"titre": "x", "matin": {**MORNING, "fin": "10 h 15"}})
    (half,) = agenda_view(Jour(full), SMALL, "animateur").demi_journees
    assert half.marge == ""


def test_each_reader_has_what_concerns_them() -> None:
    """Instructions for those who take part, copies and objects for those who prepare."""
    shown = {lecteur: agenda_view(day(), SMALL, lecteur) for lecteur in LECTEURS}
    told = {lecteur: {*words(view)} for lecteur, view in shown.items()}
    assert {lecteur for lecteur in LECTEURS if "Souriez." in told[lecteur]} == {"animateur"}
    assert {lecteur for lecteur in LECTEURS if "Saluez." in told[lecteur]} == {*LECTEURS[:2]}
    assert {lecteur for lecteur in LECTEURS if shown[lecteur].copies} == {*LECTEURS[::2]}
    assert {lecteur for lecteur in LECTEURS if shown[lecteur].apports} == {*LECTEURS[::2]}
    margins = {lecteur: shown[lecteur].demi_journees[0].marge for lecteur in LECTEURS}
    assert {lecteur for lecteur in LECTEURS if margins[lecteur]} == {*LECTEURS[::2]}
    assert lines(shown["commanditaire"]) == []


def test_a_step_names_the_sheet_that_it_hands_out() -> None:
    """With its address, and a capital at the head of a title."""
    (half,) = agenda_view(day(), SMALL, "participants").demi_journees
    _, _, last = half.sequences[0].lignes
    assert (last.fiche, last.href) == ("Une fiche", "boite-a-outils/fiches/a.html")


def test_what_steps_and_sheets_ask_for_is_counted_together() -> None:
    """A pen each for the step, the watch of the sheet."""
    view = agenda_view(day(participants=5), SMALL, "animateur")
    assert [(one.nombre, one.nom) for one in view.apports] == [
        (5, "stylos"),
        (1, "montre ou minuteur"),
    ]
    assert [(copy.titre, copy.nombre) for copy in view.copies] == [("Une fiche", 5)]


def copied(*jours: Jour) -> list[tuple[str, object]]:
    return [(fiche.slug, part) for fiche, part in handed(jours, SMALL)]


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ((None,), "personne"),
        (("deux",), "deux"),
        (("3",), 3),
        (("deux", None), "personne"),
        (("groupe", "0"), "groupe"),
        (("0", "groupe"), "groupe"),
        (("petit_groupe", "deux"), "deux"),
        (("20", None), 20),
    ],
)
def test_a_sheet_is_printed_once_for_the_most_generous_step(
    asked: tuple[str | None, ...], part: object
) -> None:
    """In one day or over two: what is handed out in the morning is still there later."""
    steps = [step(fiche="a", exemplaires=one) for one in asked]
    assert copied(day(*steps)) == [("a", part)]
    assert copied(*(day(one) for one in steps)) == [("a", part)]


def test_a_sheet_handed_out_before_the_day_is_not_printed() -> None:
    """Nor are its notes: whoever leads has them already."""
    assert copied(day(step(fiche="a", exemplaires="0"), step(fiche="b"))) == [("b", "petit_groupe")]


def test_sheets_come_in_the_order_of_the_day_then_those_on_top() -> None:
    """Whoever prints makes piles in that order."""
    assert [slug for slug, _ in copied(day(step(fiche="b"), fiches=("a", "b")))] == ["b", "a"]


def programme(**fields: Any) -> Programme:
    return Programme.model_validate({**PROGRAMME, **fields})


def test_the_sponsor_reads_what_is_asked_of_them() -> None:
    """And nobody else does; what comes between two days is in every edition."""
    between = {
        "type": "intersession",
        "titre": "Essayer",
        "consigne": ["Osez."],
        "objectifs": ["b"],
    }
    led = {"type": "jour", "titre": "Un jour", "matin": MORNING}
    whole = programme(commanditaire=["Une salle."], deroule=[led, between, led])
    for lecteur in LECTEURS:
        view = deroule_of_programme(whole, SMALL, lecteur)
        told = {*words(view)}
        assert ("Une salle." in told) == (lecteur == "commanditaire")
        assert "Osez." in told
        assert [part.genre for part in view.parties] == ["jour", "entre-deux", "jour"]
        assert view.edition == EDITIONS[lecteur]


def test_no_note_leaves_the_facilitator_s_editions(corpus: Corpus) -> None:
    """Of all that the guide prints, kits included, whatever bloc or step bears the note."""
    needles = {
        _longest(note, corpus) for entree in corpus.entrees.values() for note in notes(entree)
    }
    long_enough = {needle for needle in needles if len(needle) > 30}
    assert len(long_enough) > 300
    seen = set()
    inside = (document for kit in kits(corpus) for _, document in kit.pieces)
    for document in (*documents(corpus), *inside):
        held = long_enough & {*words(document.view)}
        assert not held or document.nom.endswith("-animateur"), (document.nom, held)
        seen |= held
    assert len(seen) > 300


def _longest(note: Any, corpus: Corpus) -> str:
    """The longest stretch of a note, as it prints."""
    return max((run.texte for run in prose(note, corpus)), key=len)
