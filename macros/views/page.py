"""The head of a hand-written page."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.page import Page
from macros.typography import NBSP, french
from macros.views.commun import Prose, prose

PLANS = {
    "notion": "Notion",
    "pratique": "Pratique, pas à pas",
    "cadre": "Cadre légal et éthique",
    None: "Ressource",
}
MENTIONS = {
    "cadre": (
        "Cette page informe ; elle ne remplace pas un conseil juridique. Vérifiez chaque article "
        "sur Légifrance, à la date où vous l'appliquez."
    ),
}

WORDS_A_MINUTE = 200
"""A usual pace for an adult who reads to understand, on the slow side."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What stands above the text of a page."""

    titre: str
    """The page's heading."""
    surtitre: str
    """« Notion, 4 min de lecture »."""
    en_bref: Prose
    """The essential, in three lines."""
    mention: str
    """What the reader must know of the page's authority; may be empty."""


def page_view(page: Page, corpus: Corpus) -> PageView:
    """The head of a page that has « en_bref »."""
    words = sum(len(passage.texte.split()) for passage in page.corps)
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return PageView(
        titre=french(page.titre),
        surtitre=f"{PLANS[page.plan]}, {minutes}{NBSP}min de lecture",
        en_bref=prose(page.en_bref or (), corpus),
        mention=french(MENTIONS.get(page.plan or "", "")),
    )
