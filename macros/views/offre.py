"""An offer, as a head of service reads it."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.offre import Constat, EtapeDOffre, Modalite, Offre
from macros.typography import french
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
from macros.views.comparatif import CelluleView, glance
from macros.views.document import TelechargementView
from macros.views.tarif import TarifView, in_brief, tarif_view, tarifs_of

DEMANDER, COMPARER, ESTIMER = (
    "offres-et-tarifs/faire-une-demande",
    "offres-et-tarifs/comparer",
    "offres-et-tarifs/estimer",
)
"""The pages that every offer leads to."""


@dataclass(frozen=True, slots=True)
class ConstatView:
    """A statement and, if it holds a figure, where the figure is explained."""

    libelle: str
    """A label before the text; may be empty."""
    texte: Prose
    """The statement."""
    origine: LienView | None
    """The declared figure."""


@dataclass(frozen=True, slots=True)
class GroupeView:
    """A family of situations."""

    titre: str
    """Its name."""
    exemples: tuple[Prose, ...]
    """What it looks like."""


@dataclass(frozen=True, slots=True)
class EtapeView:
    """A step of what happens."""

    titre: str
    """Its name."""
    texte: Prose
    """What is done."""
    proposition: bool
    """Whether the editors propose it."""


@dataclass(frozen=True, slots=True)
class DistinctionView:
    """A neighbour, and what sets the offer apart."""

    lien: LienView
    """The neighbour's page."""
    difference: Prose
    """The difference."""


@dataclass(frozen=True, slots=True)
class OffreView:
    """The page of an offer."""

    titre: str
    """The page's heading."""
    en_bref: Prose
    """The essential."""
    telechargements: tuple[TelechargementView, ...]
    """The page to show the director."""
    reperes: tuple[CelluleView, ...]
    """The offer at a glance, its price included."""
    pour_qui: tuple[Prose, ...]
    """Whom it is for."""
    constats: tuple[ConstatView, ...]
    """What leads services to ask for it; may be empty."""
    objectif: tuple[Prose, ...]
    """Its aim."""
    obstacles: tuple[str, ...]
    """What it helps to get past; may be empty."""
    convient_surtout: tuple[GroupeView, ...]
    """The situations where it works best, says its provider; may be empty."""
    etapes: tuple[EtapeView, ...]
    """What happens, step by step."""
    modalites: tuple[ConstatView, ...]
    """How it goes in practice."""
    service_fournit: tuple[Prose, ...]
    """What the service gives."""
    service_proposition: bool
    """Whether the editors propose it."""
    livrables: tuple[Prose, ...]
    """What is handed over in writing; may be empty."""
    tarifs: tuple[TarifView, ...]
    """Its rates."""
    resultats: tuple[ConstatView, ...]
    """What its provider reports; may be empty."""
    resultats_reserve: Prose
    """How far these results can be trusted."""
    n_est_pas: tuple[DistinctionView, ...]
    """Its neighbours."""
    limites: tuple[Prose, ...]
    """What to know before committing oneself."""
    programmes: tuple[LienView, ...]
    """The running orders that go with it."""
    lettre: LienView
    """The letter that asks for it."""
    destinataire: Prose
    """Whom to write to, or that no source says."""
    demander: str
    """The page of the request, this offer chosen."""
    comparer: str
    """The page that compares."""
    estimer: str
    """The page that estimates, a rate of this offer chosen."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


def offre_view(
    offre: Offre, corpus: Corpus, telechargements: tuple[TelechargementView, ...]
) -> OffreView:
    """The page of an offer."""
    rates = tarifs_of(offre, corpus)
    return OffreView(
        titre=french(offre.titre),
        en_bref=prose(offre.en_bref, corpus),
        telechargements=telechargements,
        reperes=glance(offre, corpus),
        pour_qui=proses(offre.pour_qui, corpus),
        constats=tuple(_constat(item, corpus) for item in offre.constats),
        objectif=proses(offre.objectif, corpus),
        obstacles=tuple(map(french, offre.obstacles)),
        convient_surtout=tuple(
            GroupeView(french(group.titre), proses(group.exemples, corpus))
            for group in offre.convient_surtout
        ),
        etapes=tuple(_etape(etape, corpus) for etape in offre.etapes),
        modalites=tuple(_constat(item, corpus) for item in offre.modalites),
        service_fournit=proses(offre.service_fournit, corpus),
        service_proposition=offre.service_proposition,
        livrables=proses(offre.livrables, corpus),
        tarifs=tuple(tarif_view(tarif, corpus) for tarif in rates),
        resultats=tuple(_constat(item, corpus) for item in offre.resultats),
        resultats_reserve=prose(offre.resultats_reserve or (), corpus),
        n_est_pas=tuple(
            DistinctionView(lien(other.vers, corpus), prose(other.difference, corpus))
            for other in offre.n_est_pas
        ),
        limites=proses(offre.limites, corpus),
        programmes=tuple(lien(programme.adresse, corpus) for programme in offre.programmes),
        lettre=lien(offre.lettre.adresse, corpus),
        destinataire=prose(offre.destinataire, corpus),
        demander=f"{adresse(DEMANDER)}#demander-{offre.slug}",
        comparer=adresse(COMPARER),
        estimer=f"{adresse(ESTIMER)}#tarif-{rates[0].slug}",
        proposition=prose(offre.proposition, corpus),
    )


def offre_card(offre: Offre, corpus: Corpus) -> CarteView:
    """An offer in the index, with its rates."""
    reperes = (RepereView("tarif", "Tarif", in_brief(tarifs_of(offre, corpus))),)
    resume = prose(offre.en_bref, corpus)
    return CarteView(adresse(f"offre/{offre.slug}"), french(offre.titre), "Offre", resume, reperes)


def _constat(item: Constat | Modalite, corpus: Corpus) -> ConstatView:
    origin = lien(f"affirmation/{item.affirmation}", corpus) if item.affirmation else None
    label = french(item.libelle) if isinstance(item, Modalite) else ""
    return ConstatView(label, prose(item.texte, corpus), origin)


def _etape(etape: EtapeDOffre, corpus: Corpus) -> EtapeView:
    return EtapeView(french(etape.titre), prose(etape.texte, corpus), etape.proposition)
