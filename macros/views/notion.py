"""A marker, a S.O.R.A. stage or a principle, as its page shows it."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.notion import Composante, Notion, Principe, Sora
from macros.typography import french
from macros.views.adresses import adresse
from macros.views.commun import (
    CarteView,
    Prose,
    RunView,
    SectionView,
    confusions,
    prose,
    proses,
)

MENTIONS = {
    Composante: (
        "Synthèse de la rédaction. Le document de formation de 2022 annonce sept composantes "
        "sans les nommer ; cette liste réunit sept repères tirés de sources publiques. Ni les "
        "associations ni les auteurs cités n'en répondent."
    ),
    Sora: "Méthode de ce cycle de formation : une seule source, le programme dont elle est tirée.",
    Principe: (
        "Cette liste réunit les trois principes nommés dans un document du réseau et des "
        "manières de faire décrites ailleurs. Elle n'est pas une liste officielle."
    ),
}

STATUTS = {"principe": "Principe attesté", "maniere": "Manière de faire attestée"}


@dataclass(frozen=True, slots=True)
class NotionView:
    """A notion, section by section."""

    titre: str
    """The page's heading."""
    surtitre: str
    """« Repère 3 sur 7 », « Étape 1 sur 4 », « Principe attesté »."""
    en_bref: Prose
    """The essential, in three lines."""
    mention: str
    """What the reader must know of the list's authority."""
    sections: tuple[SectionView, ...]
    """The body."""


def notion_view(notion: Notion, corpus: Corpus) -> NotionView:
    """The page of a notion."""
    return NotionView(
        titre=french(notion.titre),
        surtitre=_surtitre(notion),
        en_bref=prose(notion.en_bref, corpus),
        mention=french(MENTIONS[type(notion)]),
        sections=_sections(notion, corpus),
    )


def notion_card(notion: Notion, corpus: Corpus) -> CarteView:
    """A notion in its index."""
    href = adresse(f"{type(notion).__name__.lower()}/{notion.slug}")
    resume = prose(notion.en_bref, corpus)
    return CarteView(href, french(notion.titre), _surtitre(notion), resume, ())


def _surtitre(notion: Notion) -> str:
    match notion:
        case Composante():
            return f"Repère {notion.rang} sur 7"
        case Sora():
            return f"Étape {notion.rang} sur 4"
        case Principe():
            return STATUTS[notion.statut]
    raise TypeError(type(notion))


def _sections(notion: Notion, corpus: Corpus) -> tuple[SectionView, ...]:
    def section(nom: str, titre: str, texts: tuple[Prose, ...], *, puces: bool) -> SectionView:
        running, items = ((), texts) if puces else (texts, ())
        # An invented example is the editors' by nature: its heading says so already.
        proposed = nom in notion.propositions and nom != "exemple"
        return SectionView(nom, french(titre), proposed, running, items)

    said: tuple[SectionView, ...] = ()
    if isinstance(notion, Composante):
        phrases = tuple((RunView(french(f"« {phrase} »")),) for phrase in notion.dire)
        said = (section("dire", "Des phrases pour commencer", phrases, puces=True),)
    if isinstance(notion, Sora):
        phrases = tuple((RunView(french(question)),) for question in notion.questions)
        said = (section("questions", "Les questions utiles", phrases, puces=True),)
    what, why = proses(notion.definition, corpus), proses(notion.utilite, corpus)
    how, limits = proses(notion.faire, corpus), proses(notion.limites, corpus)
    story, others = proses(notion.exemple.recit, corpus), confusions(notion.confusions, corpus)
    return (
        section("definition", "De quoi il s'agit", what, puces=False),
        section("utilite", "Pourquoi c'est utile", why, puces=False),
        section("faire", "Comment faire", how, puces=True),
        *said,
        section("limites", "Quand ne pas s'en servir", limits, puces=True),
        section("confusions", "À ne pas confondre avec", others, puces=True),
        section("exemple", "Un exemple fictif", story, puces=False),
    )
