"""Estimates: the form that asks, and the worked examples."""

import json
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.estimation import Estimation, estimer
from macros.model.tarif import Poste, Tarif
from macros.typography import french
from macros.views.calcul import CalculView, calcul_view, ligne_view
from macros.views.commun import LienView, Prose, lien, prose
from macros.views.document import TelechargementView
from macros.views.feuillet import blancs_d_estimation
from macros.views.lettre import ModeleView
from macros.views.tarif import RENCONTRES


@dataclass(frozen=True, slots=True)
class DemandeView:
    """A number to write."""

    nom: str
    """The line that it counts."""
    question: str
    """What is asked."""
    aide: str
    """How to count."""
    depart: int
    """The number shown at first."""
    maximum: int
    """The greatest number."""


@dataclass(frozen=True, slots=True)
class ChoixView:
    """A choice and its words."""

    nom: str
    """Its name."""
    libelle: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class TarifAEstimerView:
    """A rate in the form."""

    slug: str
    """Its name."""
    titre: str
    """Its words."""
    rencontres: tuple[ChoixView, ...]
    """The formats to choose from; may be empty."""
    demandes: tuple[DemandeView, ...]
    """The numbers to write."""
    calcul: CalculView
    """The lines, without their numbers."""
    reserves: tuple[Prose, ...]
    """How far its published prices can be trusted."""
    offre: LienView
    """The offer that it buys."""


@dataclass(frozen=True, slots=True)
class EstimateurView:
    """The form and its sheet."""

    tarifs: tuple[TarifAEstimerView, ...]
    """The rates."""
    telechargements: tuple[TelechargementView, ...]
    """The blank estimate, to fill in by hand."""
    modeles: tuple[ModeleView, ...]
    """The blank documents that the page fills in."""
    libelles: str
    """What LibreOffice calls each blank → what the page calls it, as JSON."""
    site: str
    """The name of the site."""


@dataclass(frozen=True, slots=True)
class ExempleView:
    """A worked example."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """Its name."""
    recit: Prose
    """The invented case."""
    tarif: str
    """The rate's name in the form."""
    rencontre: str
    """The format's name in the form; may be empty."""
    choix: str
    """The format in words; may be empty."""
    calcul: CalculView
    """The calculation."""


def estimateur_view(
    corpus: Corpus,
    telechargements: tuple[TelechargementView, ...],
    modeles: tuple[ModeleView, ...],
) -> EstimateurView:
    """The form, one rate after the other."""
    return EstimateurView(
        tarifs=tuple(_asked(tarif, corpus) for tarif in corpus.tous(Tarif)),
        telechargements=telechargements,
        modeles=modeles,
        libelles=json.dumps(
            {blank.libelle: blank.nom for blank in blancs_d_estimation(corpus)}, ensure_ascii=False
        ),
        site=french(corpus.organisme.titre),
    )


def exemple_views(corpus: Corpus) -> tuple[ExempleView, ...]:
    """The worked examples, in the order of the file."""
    return tuple(_example(example, corpus) for example in corpus.tous(Estimation))


def _example(example: Estimation, corpus: Corpus) -> ExempleView:
    tarif = corpus.entrees[example.tarif.adresse]
    assert isinstance(tarif, Tarif)
    numbers = {nom: quantite.nombre for nom, quantite in example.nombres.items()}
    return ExempleView(
        ancre=example.slug,
        titre=french(example.titre),
        recit=prose(example.recit, corpus),
        tarif=tarif.slug,
        rencontre=example.rencontre or "",
        choix=RENCONTRES[example.rencontre] if example.rencontre else "",
        calcul=calcul_view(tarif, estimer(tarif, example.rencontre, numbers), corpus),
    )


def _asked(tarif: Tarif, corpus: Corpus) -> TarifAEstimerView:
    return TarifAEstimerView(
        slug=tarif.slug,
        titre=french(tarif.titre),
        rencontres=tuple(ChoixView(nom, RENCONTRES[nom]) for nom in tarif.rencontres),
        demandes=tuple(_number(poste) for poste in tarif.postes if poste.demande),
        calcul=CalculView(
            titre=french(tarif.titre),
            lignes=tuple(ligne_view(poste, corpus) for poste in tarif.postes),
            total="",
            reste="",
        ),
        reserves=tuple(prose(price.reserve, corpus) for price in tarif.prix),
        offre=lien(tarif.offre.adresse, corpus),
    )


def _number(poste: Poste) -> DemandeView:
    asked = poste.demande
    assert asked
    question, aide = french(asked.question), french(asked.aide)
    return DemandeView(poste.nom, question, aide, asked.depart, asked.maximum)
