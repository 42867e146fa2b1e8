"""A training programme, its sequences numbered and its days timed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from macros.corpus import Corpus
from macros.model.agenda import Activite, Sequence
from macros.model.programme import Intersession, JourDeFormation, Programme
from macros.typography import NBSP, capital, french, plural
from macros.views.adresses import adresse
from macros.views.agenda import AgendaView, EntreDeuxView, Jour, agenda_view
from macros.views.commun import CarteView, Prose, RepereView, prose, proses
from macros.views.document import TelechargementView
from macros.views.information import NOMS, InformationView, information_view, length_in_words

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
    """What a source says of a unit of work."""

    numero: str
    """« 1.3 »: the day, then the sequence in the day."""
    titre: str
    """Its name."""
    contenu: tuple[Prose, ...]
    """What it deals with."""
    activites: tuple[ActiviteView, ...]
    """What participants do."""


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
    sequences: tuple[SequenceView, ...]
    """What a source says of the day; empty for an intersession, or when no source says anything."""
    agendas: tuple[AgendaView, ...]
    """The running order of the day; none for an intersession."""
    telechargements: tuple[TelechargementView, ...]
    """The kit of the day."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The page of a programme."""

    slug: str
    """It names the file of the calendar."""
    titre: str
    """The page's heading."""
    en_bref: Prose
    """The essential."""
    reperes: tuple[RepereView, ...]
    """Its length at a glance."""
    participants: int
    """How many people it is counted for."""
    telechargements: tuple[TelechargementView, ...]
    """The three editions."""
    information: InformationView | None
    """What a training organisation makes public; none for what is no training."""
    contexte: tuple[Prose, ...]
    """Why it exists."""
    themes: tuple[Prose, ...]
    """What it deals with."""
    mises_en_situation: tuple[Prose, ...]
    """How participants work; may be empty."""
    parties: tuple[PartieView, ...]
    """Days and intersession, in order."""
    commanditaire: tuple[Prose, ...]
    """What the one who orders it provides and decides."""
    non_precise: tuple[Prose, ...]
    """What no source says."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


def programme_view(
    programme: Programme, corpus: Corpus, telechargements: tuple[TelechargementView, ...]
) -> ProgrammeView:
    """The page of a programme."""
    whole = tuple(item for item in telechargements if not item.partie)
    return ProgrammeView(
        slug=programme.slug,
        titre=french(programme.titre),
        en_bref=prose(programme.en_bref, corpus),
        reperes=_reperes(programme),
        participants=programme.participants,
        telechargements=whole,
        information=information_view(programme, corpus),
        contexte=proses(programme.contexte, corpus),
        themes=proses(programme.themes, corpus),
        mises_en_situation=proses(programme.mises_en_situation, corpus),
        parties=tuple(_parties(programme, corpus, telechargements)),
        commanditaire=proses(programme.commanditaire, corpus),
        non_precise=proses(programme.non_precise, corpus),
        proposition=prose(programme.proposition, corpus),
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


def days(programme: Programme) -> tuple[Jour, ...]:
    """The days of a programme, to be shown as agendas."""
    name = capital(NOMS[programme.unite])
    return tuple(
        Jour(
            journee=jour,
            ancre=f"{programme.unite}-{rang}",
            surtitre=f"{name}{NBSP}{rang}",
            rang=rang,
            participants=programme.participants,
        )
        for rang, jour in enumerate(programme.jours, 1)
    )


def sequences_of(programme: Programme) -> Iterator[tuple[str, str, Sequence]]:
    """Each sequence with the anchor of its day and its number, « 1.3 »."""
    for jour in days(programme):
        sequences = (s for demi in jour.journee.demi_journees.values() for s in demi.sequences)
        for rank, sequence in enumerate(sequences, 1):
            yield jour.ancre, f"{jour.rang}.{rank}", sequence


def _reperes(programme: Programme) -> tuple[RepereView, ...]:
    sequences = sum(1 for _ in sequences_of(programme))
    return (
        RepereView("duree", "Durée", length_in_words(programme)),
        RepereView("sequences", "Contenu", plural(sequences, "séquence")),
    )


def _parties(
    programme: Programme, corpus: Corpus, telechargements: tuple[TelechargementView, ...]
) -> Iterator[PartieView]:
    led, between = iter(days(programme)), count(1)
    for part in programme.deroule:
        if isinstance(part, JourDeFormation):
            jour = next(led)
            own = tuple(item for item in telechargements if item.partie == jour.ancre)
            yield _day(part, jour, corpus, own)
        else:
            yield _between(part, next(between), corpus)


def entre_deux(part: Intersession, corpus: Corpus) -> EntreDeuxView:
    """The work between two days, as it prints."""
    return EntreDeuxView(
        surtitre="Intersession",
        titre=french(part.titre),
        consigne=proses(part.consigne, corpus),
        objectifs=proses(part.objectifs, corpus),
    )


def _between(part: Intersession, number: int, corpus: Corpus) -> PartieView:
    return PartieView(
        ancre=f"intersession-{number}",
        surtitre="Intersession",
        titre=french(part.titre),
        consigne=proses(part.consigne, corpus),
        objectifs=proses(part.objectifs, corpus),
        sequences=(),
        agendas=(),
        telechargements=(),
    )


def _day(
    part: JourDeFormation, jour: Jour, corpus: Corpus, kit: tuple[TelechargementView, ...]
) -> PartieView:
    sequences = [seq for demi in part.demi_journees.values() for seq in demi.sequences]
    told = (
        _sequence(seq, f"{jour.rang}.{i}", corpus)
        for i, seq in enumerate(sequences, 1)
        if seq.contenu or seq.activites
    )
    return PartieView(
        ancre=jour.ancre,
        surtitre=jour.surtitre,
        titre=french(part.titre),
        consigne=(),
        objectifs=(),
        sequences=tuple(told),
        agendas=(agenda_view(jour, corpus, "animateur"),),
        telechargements=kit,
    )


def _sequence(sequence: Sequence, numero: str, corpus: Corpus) -> SequenceView:
    return SequenceView(
        numero=numero,
        titre=french(sequence.titre),
        contenu=proses(sequence.contenu, corpus),
        activites=tuple(_activity(activity, corpus) for activity in sequence.activites),
    )


def _activity(activity: Activite, corpus: Corpus) -> ActiviteView:
    return ActiviteView(
        genre=GENRES[activity.genre],
        titre=french(activity.titre),
        consigne=proses(activity.consigne, corpus),
        objectifs=proses(activity.objectifs, corpus),
    )
