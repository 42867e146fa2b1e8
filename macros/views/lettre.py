"""A letter: its page, its card, and the document to fill in."""

from dataclasses import dataclass
from typing import ClassVar

from macros.corpus import Corpus
from macros.model.lettre import Lettre, Variable
from macros.typography import french
from macros.views.adresses import adresse
from macros.views.blocs import BlocView
from macros.views.commun import (
    CarteView,
    Prose,
    SectionView,
    VariableView,
    bullets,
    prose,
    proses,
)
from macros.views.contexte import Contexte
from macros.views.document import PiedView, TelechargementView, pied_view
from macros.views.filling import bloc_views

MOMENTS = {
    "avant": "Avant la séance",
    "pendant": "Pendant la séance",
    "apres": "Après la séance",
    "formation": "Formation",
    "administration": "Administration",
}
TYPES = {"texte": "texte", "texte_long": "texte long", "date": "date", "heure": "heure"}


@dataclass(frozen=True, slots=True)
class AideView:
    """What to prepare before writing: a blank and its help."""

    libelle: str
    """The blank."""
    type: str
    """« date », « texte long »…"""
    aide: str
    """What to write there."""
    exemple: str
    """An invented example."""
    facultative: bool
    """Whether it may stay blank."""


@dataclass(frozen=True, slots=True)
class CourrierView:
    """The letter itself, as it prints."""

    genre: ClassVar[str] = "courrier"
    papier: ClassVar[str] = "portrait"
    titre: str
    """The document's title."""
    expediteur: tuple[Prose, ...]
    """The sender, a line each."""
    destinataire: tuple[Prose, ...]
    """The addressee, a line each."""
    lieu_et_date: Prose
    """Place and date."""
    objet: Prose
    """The subject."""
    blocs: tuple[BlocView, ...]
    """The body."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return self.titre


@dataclass(frozen=True, slots=True)
class LettreView:
    """The page of a letter."""

    titre: str
    """The page's heading."""
    moment: str
    """When in the work it is sent."""
    resume: Prose
    """What it is for."""
    telechargements: tuple[TelechargementView, ...]
    """The files."""
    sections: tuple[SectionView, ...]
    """When to send it, what to watch."""
    aides: tuple[AideView, ...]
    """The blanks, explained."""
    courrier: CourrierView
    """The letter, shown on the page."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


def lettre_view(
    lettre: Lettre, corpus: Corpus, telechargements: tuple[TelechargementView, ...]
) -> LettreView:
    """The page of a letter."""
    return LettreView(
        titre=french(lettre.titre),
        moment=MOMENTS[lettre.moment],
        resume=prose(lettre.resume, corpus),
        telechargements=telechargements,
        sections=(
            bullets("Quand l’envoyer", proses(lettre.quand, corpus), "quand"),
            bullets("À surveiller", proses(lettre.attention, corpus), "attention"),
        ),
        aides=tuple(map(_aide, lettre.variables.values())),
        courrier=courrier_view(lettre, corpus),
        proposition=prose(lettre.proposition, corpus),
    )


def lettre_card(lettre: Lettre, corpus: Corpus) -> CarteView:
    """A letter in the index."""
    href = adresse(f"lettre/{lettre.slug}")
    resume = prose(lettre.resume, corpus)
    return CarteView(href, french(lettre.titre), MOMENTS[lettre.moment], resume, ())


def courrier_view(lettre: Lettre, corpus: Corpus) -> CourrierView:
    """The letter with its blanks."""
    blanks = {nom: _blank(nom, variable) for nom, variable in lettre.variables.items()}
    contexte = Contexte(corpus, variables=blanks)
    return CourrierView(
        titre=french(lettre.titre),
        expediteur=tuple(map(contexte.prose, lettre.expediteur)),
        destinataire=tuple(map(contexte.prose, lettre.destinataire)),
        lieu_et_date=contexte.prose(lettre.lieu_et_date),
        objet=contexte.prose(lettre.objet),
        blocs=bloc_views(lettre.corps, contexte),
        pied=pied_view(f"lettre/{lettre.slug}", corpus),
    )


def _blank(nom: str, variable: Variable) -> VariableView:
    # A blank leaves room for its example, written by hand.
    width = min(max(8, round(len(variable.exemple) * 1.2)), 48)
    lines = 3 if variable.type == "texte_long" else 1
    return VariableView(nom, french(variable.libelle), width, lines)


def _aide(variable: Variable) -> AideView:
    return AideView(
        libelle=french(variable.libelle),
        type=TYPES[variable.type],
        aide=french(variable.aide),
        exemple=french(variable.exemple),
        facultative=variable.facultative,
    )
