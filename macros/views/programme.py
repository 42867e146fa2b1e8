"""A training programme, its sequences numbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from macros.corpus import Corpus
from macros.model.programme import Activite, Intersession, JourDeFormation, Programme, Sequence
from macros.typography import NBSP, french, plural
from macros.views.adresses import adresse
from macros.views.commun import (
    CarteView,
    LienView,
    Prose,
    RepereView,
    lien,
    prose,
    proses,
)

GENRES = {
    "exercice": "Exercice",
    "autoevaluation": "Autoévaluation",
    "jeu_de_role": "Jeu de rôle",
    "mise_en_application": "Mise en application",
    "bilan": "Bilan",
}


@dataclass(frozen=True, slots=True)
class ActiviteView:
    """What participants do."""

    genre: str
    """« Exercice », « Autoévaluation »…"""
    titre: str
    """Its name."""
    consigne: tuple[Prose, ...]
    """What is asked."""
    objectifs: tuple[Prose, ...]
    """What it aims at."""


@dataclass(frozen=True, slots=True)
class SequenceView:
    """A unit of work."""

    numero: str
    """« 1.3 »: the day, then the sequence in the day."""
    titre: str
    """Its name."""
    contenu: tuple[Prose, ...]
    """What it deals with."""
    activites: tuple[ActiviteView, ...]
    """What participants do."""
    fiches: tuple[LienView, ...]
    """The worksheets it uses."""


@dataclass(frozen=True, slots=True)
class DemiJourneeView:
    """A half-day."""

    titre: str
    """« Matin », « Après-midi »."""
    sequences: tuple[SequenceView, ...]
    """Its sequences."""


@dataclass(frozen=True, slots=True)
class PartieView:
    """A day, or the work between two days."""

    ancre: str
    """Its identifier on the page."""
    surtitre: str
    """« Jour 1 », « Intersession »."""
    titre: str
    """Its theme."""
    consigne: tuple[Prose, ...]
    """What is asked between two days; empty for a day."""
    objectifs: tuple[Prose, ...]
    """What the intersession aims at; empty for a day."""
    demi_journees: tuple[DemiJourneeView, ...]
    """The half-days; empty for an intersession."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The page of a programme."""

    titre: str
    """The page's heading."""
    en_bref: Prose
    """The essential."""
    reperes: tuple[RepereView, ...]
    """Its length at a glance."""
    contexte: tuple[Prose, ...]
    """Why it exists."""
    themes: tuple[Prose, ...]
    """What it deals with."""
    mises_en_situation: tuple[Prose, ...]
    """How participants work."""
    parties: tuple[PartieView, ...]
    """Days and intersession, in order."""
    non_precise: tuple[Prose, ...]
    """What no source says."""


def programme_view(programme: Programme, corpus: Corpus) -> ProgrammeView:
    """The page of a programme."""
    return ProgrammeView(
        titre=french(programme.titre),
        en_bref=prose(programme.en_bref, corpus),
        reperes=_reperes(programme),
        contexte=proses(programme.contexte, corpus),
        themes=proses(programme.themes, corpus),
        mises_en_situation=proses(programme.mises_en_situation, corpus),
        parties=tuple(_parties(programme, corpus)),
        non_precise=proses(programme.non_precise, corpus),
    )


def programme_card(programme: Programme, corpus: Corpus) -> CarteView:
    """A programme in the index."""
    return CarteView(
        href=adresse(f"programme/{programme.slug}"),
        titre=french(programme.titre),
        surtitre="Programme",
        resume=prose(programme.en_bref, corpus),
        reperes=_reperes(programme),
    )


def _reperes(programme: Programme) -> tuple[RepereView, ...]:
    days = [part for part in programme.deroule if isinstance(part, JourDeFormation)]
    sequences = sum(len(day.matin) + len(day.apres_midi) for day in days)
    length, between = plural(len(days), "jour"), len(programme.deroule) - len(days)
    if between:
        length += (
            f"{NBSP}et une intersession"
            if between == 1
            else f"{NBSP}et {between}{NBSP}intersessions"
        )
    return (
        RepereView("duree", "Durée", length),
        RepereView("sequences", "Contenu", plural(sequences, "séquence")),
    )


def _parties(programme: Programme, corpus: Corpus) -> Iterator[PartieView]:
    days, between = count(1), count(1)
    for part in programme.deroule:
        if isinstance(part, JourDeFormation):
            yield _day(part, next(days), corpus)
        else:
            yield _between(part, next(between), corpus)


def _between(part: Intersession, number: int, corpus: Corpus) -> PartieView:
    return PartieView(
        ancre=f"intersession-{number}",
        surtitre="Intersession",
        titre=french(part.titre),
        consigne=proses(part.consigne, corpus),
        objectifs=proses(part.objectifs, corpus),
        demi_journees=(),
    )


def _day(part: JourDeFormation, day: int, corpus: Corpus) -> PartieView:
    numbers = count(1)

    def half(titre: str, sequences: tuple[Sequence, ...]) -> DemiJourneeView:
        views = (_sequence(item, f"{day}.{next(numbers)}", corpus) for item in sequences)
        return DemiJourneeView(titre, tuple(views))

    halves = (half("Matin", part.matin), half("Après-midi", part.apres_midi))
    return PartieView(f"jour-{day}", f"Jour{NBSP}{day}", french(part.titre), (), (), halves)


def _sequence(sequence: Sequence, numero: str, corpus: Corpus) -> SequenceView:
    return SequenceView(
        numero=numero,
        titre=french(sequence.titre),
        contenu=proses(sequence.contenu, corpus),
        activites=tuple(_activity(activity, corpus) for activity in sequence.activites),
        fiches=tuple(lien(f"fiche/{slug}", corpus) for slug in sequence.fiches),
    )


def _activity(activity: Activite, corpus: Corpus) -> ActiviteView:
    return ActiviteView(
        genre=GENRES[activity.genre],
        titre=french(activity.titre),
        consigne=proses(activity.consigne, corpus),
        objectifs=proses(activity.objectifs, corpus),
    )
