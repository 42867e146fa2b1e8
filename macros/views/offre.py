"""An offer, as a head of service reads it."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.offre import Constat, Formule, Modalite, Offre, Prix, Quantite
from macros.typography import NBSP, euros, french, plural
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

SUR_DEVIS = "sur devis"
UNITES = {"intervention": "intervention", "seance": "séance", "heure": "heure"}
TAXES = {"ttc": "TTC", "ht": "HT", "sans_tva": "sans TVA"}


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
class FormuleView:
    """A way of buying the offer."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """Its name."""
    description: Prose
    """What it is."""
    quantite: str
    """« 5 heures »; empty when made to measure."""
    prix: str
    """« 100 € TTC par intervention » or « sur devis »."""
    publie: bool
    """Whether the price is published."""
    facture_a: str
    """Who is invoiced; empty when not published."""
    comprend: tuple[Prose, ...]
    """What the price comprises."""
    reserve: Prose
    """What the source does not say of it."""
    origine: LienView | None
    """The document that gives the price."""


@dataclass(frozen=True, slots=True)
class GroupeView:
    """A family of situations."""

    titre: str
    """Its name."""
    exemples: tuple[Prose, ...]
    """What it looks like."""


@dataclass(frozen=True, slots=True)
class OffreView:
    """The page of an offer."""

    titre: str
    """The page's heading."""
    en_bref: Prose
    """The essential."""
    pour_qui: tuple[Prose, ...]
    """Whom it is for."""
    constats: tuple[ConstatView, ...]
    """What leads services to ask for it."""
    objectif: tuple[Prose, ...]
    """Its aim."""
    obstacles: tuple[str, ...]
    """What it helps to get past."""
    resultats: tuple[ConstatView, ...]
    """What its provider reports."""
    resultats_reserve: Prose
    """How far these results can be trusted."""
    convient_surtout: tuple[GroupeView, ...]
    """The situations where it works best, says its provider."""
    formules: tuple[FormuleView, ...]
    """Formulas and rates."""
    modalites: tuple[ConstatView, ...]
    """How it goes in practice."""
    limites: tuple[Prose, ...]
    """What it is not."""


def offre_view(offre: Offre, corpus: Corpus) -> OffreView:
    """The page of an offer."""
    return OffreView(
        titre=french(offre.titre),
        en_bref=prose(offre.en_bref, corpus),
        pour_qui=proses(offre.pour_qui, corpus),
        constats=tuple(_constat(item, corpus) for item in offre.constats),
        objectif=proses(offre.objectif, corpus),
        obstacles=tuple(map(french, offre.obstacles)),
        resultats=tuple(_constat(item, corpus) for item in offre.resultats),
        resultats_reserve=prose(offre.resultats_reserve, corpus),
        convient_surtout=tuple(
            GroupeView(french(group.titre), proses(group.exemples, corpus))
            for group in offre.convient_surtout
        ),
        formules=tuple(_formule(formule, corpus) for formule in offre.formules),
        modalites=tuple(_constat(item, corpus) for item in offre.modalites),
        limites=proses(offre.limites, corpus),
    )


def offre_card(offre: Offre, corpus: Corpus) -> CarteView:
    """An offer in the index, with its rates."""
    rates = dict.fromkeys(_rate(formule.prix) for formule in offre.formules)
    reperes = (RepereView("tarif", "Tarif", f"{NBSP}; ".join(rates)),)
    resume = prose(offre.en_bref, corpus)
    return CarteView(adresse(f"offre/{offre.slug}"), french(offre.titre), "Offre", resume, reperes)


def _constat(item: Constat | Modalite, corpus: Corpus) -> ConstatView:
    origin = lien(f"affirmation/{item.affirmation}", corpus) if item.affirmation else None
    label = french(item.libelle) if isinstance(item, Modalite) else ""
    return ConstatView(label, prose(item.texte, corpus), origin)


def _formule(formule: Formule, corpus: Corpus) -> FormuleView:
    price = formule.prix
    return FormuleView(
        ancre=f"formule-{formule.slug}",
        titre=french(formule.titre),
        description=prose(formule.description, corpus),
        quantite=_quantity(formule.quantite),
        prix=_rate(price),
        publie=price is not None,
        facture_a=french(price.facture_a) if price else "",
        comprend=proses(price.comprend, corpus) if price else (),
        reserve=prose(price.reserve, corpus) if price else (),
        origine=lien(f"reference/{price.source}", corpus) if price else None,
    )


def _quantity(quantity: Quantite | None) -> str:
    return plural(quantity.nombre, UNITES[quantity.unite]) if quantity else ""


def _rate(price: Prix | None) -> str:
    if price is None:
        return SUR_DEVIS
    return f"{euros(price.montant)} {TAXES[price.taxe]} par {UNITES[price.unite]}"
