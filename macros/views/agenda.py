"""A day that is led: its times, and what it asks to print and to bring."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import ClassVar, Literal

from macros.corpus import Corpus
from macros.model.agenda import DemiJournee, Journee
from macros.model.fiche import Fiche
from macros.model.materiel import SIZES, Exemplaires, parts
from macros.typography import capital, duration, french
from macros.views.adresses import adresse
from macros.views.commun import Prose, prose
from macros.views.fiche import FORMES
from macros.views.horaires import Moment, clock, clock_iso, moments
from macros.views.materiel import ApportView, Besoin, CopieView, copies, supplies

Lecteur = Literal["animateur", "participants", "commanditaire"]
"""Who an agenda is for: only the facilitator reads notes, the sponsor reads no instructions."""

DEMIS = {"matin": "Matin", "apres_midi": "Après-midi"}


@dataclass(frozen=True, slots=True)
class LigneView:
    """A step, or a break."""

    genre: str
    """`etape` or `pause`."""
    debut: str
    """When it starts, « 9 h 05 »."""
    duree: str
    """« 15 min »."""
    minutes: int
    """The same, to compute with."""
    titre: str
    """What happens."""
    forme: str
    """« En petits groupes »; empty for a break."""
    consigne: Prose
    """What is asked; empty for the sponsor."""
    note: Prose
    """For the facilitator; empty elsewhere."""
    fiche: str
    """The worksheet that it hands out; may be empty."""
    href: str
    """Where that worksheet is."""


@dataclass(frozen=True, slots=True)
class SequenceAgendaView:
    """A sequence and its times."""

    numero: str
    """« 1.3 »; empty when nothing is numbered."""
    titre: str
    """Its name."""
    debut: str
    """When it starts."""
    fin: str
    """When it ends, break included when it holds one."""
    lignes: tuple[LigneView, ...]
    """Its steps."""


@dataclass(frozen=True, slots=True)
class DemiAgendaView:
    """A half-day and its times."""

    cle: str
    """Unique on the page: `jour-1-matin`."""
    titre: str
    """« Matin »."""
    debut: str
    """When it starts."""
    debut_iso: str
    """The same, as « 09:00 »."""
    fin: str
    """When its last step ends."""
    marge: str
    """What is left before the time it must end; empty for the participants, or when nothing is."""
    sequences: tuple[SequenceAgendaView, ...]
    """The sequences."""


@dataclass(frozen=True, slots=True)
class AgendaView:
    """A day."""

    genre: ClassVar[str] = "jour"
    ancre: str
    """Its identifier on the page."""
    surtitre: str
    """« Jour 1 »; may be empty."""
    titre: str
    """Its theme; empty where the document already says it."""
    demi_journees: tuple[DemiAgendaView, ...]
    """Its half-days."""
    participants: int
    """How many people what follows is counted for."""
    copies: tuple[CopieView, ...]
    """What to print; empty for the participants."""
    apports: tuple[ApportView, ...]
    """What to bring; empty for the participants."""


@dataclass(frozen=True, slots=True)
class EntreDeuxView:
    """The work asked between two days."""

    genre: ClassVar[str] = "entre-deux"
    surtitre: str
    """« Intersession »."""
    titre: str
    """Its theme."""
    consigne: tuple[Prose, ...]
    """What is asked."""
    objectifs: tuple[Prose, ...]
    """What it aims at."""


@dataclass(frozen=True, slots=True)
class Jour:
    """A day to show: where it stands, how many people, which sheets come on top."""

    journee: Journee
    """Its half-days and its steps."""
    ancre: str = "jour"
    """Its identifier on the page."""
    surtitre: str = ""
    """« Jour 1 »; may be empty."""
    rang: int = 0
    """The number of the day; 0 when sequences are not numbered."""
    participants: int = 12
    """How many people it is counted for."""
    fiches: tuple[str, ...] = ()
    """Worksheets that no step hands out."""


def agenda_view(jour: Jour, corpus: Corpus, lecteur: Lecteur) -> AgendaView:
    """A day, for one kind of reader."""
    shown = lecteur != "participants"
    return AgendaView(
        ancre=jour.ancre,
        surtitre=jour.surtitre,
        titre=french(jour.journee.titre),
        demi_journees=tuple(_halves(jour, corpus, lecteur)),
        participants=jour.participants,
        copies=copies(handed((jour,), corpus), jour.participants) if shown else (),
        apports=supplies(needs(jour, corpus), jour.participants) if shown else (),
    )


def handed(jours: tuple[Jour, ...], corpus: Corpus) -> tuple[tuple[Fiche, Exemplaires], ...]:
    """The worksheets to print for some days, each once, in the order they need them.

    With each goes whom a copy is for; of two steps that hand out the same, the more generous.
    """
    found: dict[str, tuple[Fiche, Exemplaires]] = {}
    people = jours[0].participants
    for slug, asked in chain.from_iterable(map(_handed_out, jours)):
        fiche = corpus.entrees[f"fiche/{slug}"]
        assert isinstance(fiche, Fiche)
        part = fiche.exemplaires if asked is None else asked
        known = (part, found[slug][1]) if slug in found else (part,)
        found[slug] = fiche, max(known, key=lambda one: parts(one, people))
    return tuple((fiche, part) for fiche, part in found.values() if parts(part, people))


def _handed_out(jour: Jour) -> Iterator[tuple[str, Exemplaires | None]]:
    yield from ((etape.fiche, etape.exemplaires) for etape in jour.journee.etapes if etape.fiche)
    yield from ((slug, None) for slug in jour.fiches)


def needs(jour: Jour, corpus: Corpus) -> Iterator[Besoin]:
    """What the steps and the worksheets of a day ask to bring."""
    for etape in jour.journee.etapes:
        yield from (Besoin(item) for item in etape.materiel)
    for fiche, part in handed((jour,), corpus):
        # Five copies of a sheet made for one person are for five people.
        people = part * SIZES[fiche.exemplaires] if isinstance(part, int) else 0
        yield from (Besoin(item, people) for item in fiche.materiel)


def _halves(jour: Jour, corpus: Corpus, lecteur: Lecteur) -> Iterator[DemiAgendaView]:
    number = 0
    for cle, demi in jour.journee.demi_journees.items():
        timed = list(moments(demi))
        yield DemiAgendaView(
            cle=f"{jour.ancre}-{cle.replace('_', '-')}",
            titre=DEMIS[cle],
            debut=clock(demi.debut),
            debut_iso=clock_iso(demi.debut),
            fin=clock(timed[-1].debut + timed[-1].minutes),
            marge=_margin(demi) if lecteur != "participants" else "",
            sequences=tuple(_sequences(demi, timed, jour.rang, number, corpus, lecteur)),
        )
        number += len(demi.sequences)


def _margin(demi: DemiJournee) -> str:
    if not demi.marge:
        return ""
    return french(
        f"Marge : {duration(demi.marge)}, la salle étant prise jusqu'à {clock(demi.fin)}."
    )


def _sequences(
    demi: DemiJournee, timed: list[Moment], rang: int, before: int, corpus: Corpus, lecteur: Lecteur
) -> Iterator[SequenceAgendaView]:
    for i, group in groupby(timed, key=lambda moment: moment.sequence):
        own = list(group)
        yield SequenceAgendaView(
            numero=f"{rang}.{before + i + 1}" if rang else "",
            titre=french(demi.sequences[i].titre),
            debut=clock(own[0].debut),
            fin=clock(own[-1].debut + own[-1].minutes),
            lignes=() if lecteur == "commanditaire" else _lines(own, corpus, lecteur),
        )


def _lines(timed: list[Moment], corpus: Corpus, lecteur: Lecteur) -> tuple[LigneView, ...]:
    return tuple(_line(moment, corpus, lecteur) for moment in timed)


def _line(moment: Moment, corpus: Corpus, lecteur: Lecteur) -> LigneView:
    etape, start = moment.etape, clock(moment.debut)
    length = duration(moment.minutes)
    if not etape:
        return LigneView("pause", start, length, moment.minutes, "Pause", "", (), (), "", "")
    note = prose(etape.note, corpus) if etape.note and lecteur == "animateur" else ()
    sheet = f"fiche/{etape.fiche}" if etape.fiche else ""
    return LigneView(
        genre="etape",
        debut=start,
        duree=length,
        minutes=moment.minutes,
        titre=french(etape.titre),
        forme=FORMES[etape.forme],
        consigne=prose(etape.consigne, corpus),
        note=note,
        fiche=capital(french(corpus.entrees[sheet].titre)) if sheet else "",
        href=adresse(sheet) if sheet else "",
    )
