"""The macros of the pages: each prints one fragment. Authors choose where, never how."""

from collections.abc import Callable, Mapping

from macros.model.base import Entree
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.kit import Kit
from macros.model.lettre import Lettre
from macros.model.notion import Composante, Principe, Sora
from macros.model.origine import Affirmation, Reference
from macros.model.programme import Programme
from macros.model.terme import Terme
from macros.publishing.site import Site
from macros.rendering.fragments import render
from macros.views.besoin import besoin_views, theme_views
from macros.views.comparatif import comparatif_view
from macros.views.competence import competences_view
from macros.views.demande import demande_view
from macros.views.estimation import estimateur_view, exemple_views
from macros.views.fiche import fiche_view
from macros.views.galerie import gallery_view
from macros.views.jeu import jeu_card, jeu_view
from macros.views.kit import kit_card, kit_view
from macros.views.lettre import lettre_view, moment_views
from macros.views.notion import notion_card, notion_view
from macros.views.offre import ESTIMER, offre_card, offre_view
from macros.views.organisme import PARTIES, organisme_view, rubriques
from macros.views.origine import affirmation_view, bibliography_view
from macros.views.programme import programme_card, programme_view
from macros.views.schema import schema_view
from macros.views.tarif import offers, tarifs_view
from macros.views.terme import glossary_view, terme_view

ViewOf = Callable[..., object]
ListOf = Callable[[Site], tuple[str, object]]

ENTREES: Mapping[str, tuple[str, ViewOf]] = {
    "composante": ("notion.html", notion_view),
    "principe": ("notion.html", notion_view),
    "sora": ("notion.html", notion_view),
    "terme": ("terme.html", terme_view),
    "affirmation": ("affirmation.html", affirmation_view),
    "schema": ("schema.html", schema_view),
}
"""The macros that print one entry: `{{ composante("inclure") }}`."""

A_TELECHARGER: Mapping[str, tuple[str, ViewOf]] = {
    "fiche": ("fiche.html", fiche_view),
    "lettre": ("lettre.html", lettre_view),
    "offre": ("offre.html", offre_view),
    "programme": ("programme.html", programme_view),
}
"""The same, for entries that have documents."""

SANS_MACRO: Mapping[str, tuple[str, ViewOf]] = {
    "jeu": ("jeu.html", jeu_view),
    "kit": ("kit.html", kit_view),
}
"""Entries whose page is too long to be placed in another."""


def _cards(modele: type[Entree], card: ViewOf) -> ListOf:
    return lambda site: (
        "listes/cartes.html",
        tuple(card(entree, site.corpus) for entree in site.corpus.tous(modele)),
    )


LISTES: Mapping[str, ListOf] = {
    "composantes": _cards(Composante, notion_card),
    "principes": _cards(Principe, notion_card),
    "etapes": _cards(Sora, notion_card),
    "fiches": lambda site: (
        "listes/galerie.html",
        gallery_view(site.corpus.tous(Fiche), site.corpus),
    ),
    "jeux": _cards(Jeu, jeu_card),
    "kits": _cards(Kit, kit_card),
    "lettres": lambda site: (
        "listes/lettres.html",
        moment_views(site.corpus.tous(Lettre), site.corpus, site.downloads),
    ),
    "programmes": _cards(Programme, programme_card),
    "competences": lambda site: ("listes/competences.html", competences_view(site.corpus)),
    "offres": lambda site: (
        "listes/cartes.html",
        tuple(offre_card(offre, site.corpus) for offre in offers(site.corpus)),
    ),
    "besoins": lambda site: ("listes/besoins.html", besoin_views(site.corpus)),
    "comparatif": lambda site: (
        "listes/comparatif.html",
        comparatif_view(offers(site.corpus), site.corpus),
    ),
    "tarifs": lambda site: ("listes/tarifs.html", tarifs_view(site.corpus)),
    "estimations": lambda site: ("listes/estimations.html", exemple_views(site.corpus)),
    "questions": lambda site: ("listes/questions.html", theme_views(site.corpus)),
    "glossaire": lambda site: (
        "listes/glossaire.html",
        glossary_view(site.corpus.tous(Terme), site.corpus),
    ),
    "bibliographie": lambda site: (
        "listes/bibliographie.html",
        bibliography_view(site.corpus.tous(Reference), site.corpus),
    ),
    "affirmations": lambda site: (
        "listes/affirmations.html",
        tuple(affirmation_view(item, site.corpus) for item in site.corpus.tous(Affirmation)),
    ),
}
"""What `{{ liste("lettres") }}` lays out: a template and its view."""


def entry_html(site: Site, cible: str, base: str) -> str:
    """The fragment of an entry's page. `base` leads from the page to the site's root."""
    genre, corpus = cible.partition("/")[0], site.corpus
    if with_documents := {**A_TELECHARGER, **SANS_MACRO}.get(genre):
        template, view_of = with_documents
        models = (site.models(cible),) if genre == "lettre" else ()
        view = view_of(corpus.entrees[cible], corpus, site.downloads(cible), *models)
    else:
        template, view_of = ENTREES[genre]
        view = view_of(corpus.entrees[cible], corpus)
    return render(site.overrides, f"fragments/{template}", view, base)


def macros_for(site: Site, base: Callable[[], str]) -> dict[str, Callable[..., str]]:
    """Every macro of the pages. `base()` leads from the current page to the site's root."""
    corpus = site.corpus

    def show(template: str, view: object) -> str:
        return render(site.overrides, f"fragments/{template}", view, base())

    def entry(genre: str) -> Callable[[str], str]:
        return lambda slug: entry_html(site, f"{genre}/{slug}", base())

    def estimate() -> str:
        offered = site.downloads(ESTIMER), site.models(ESTIMER)
        return show("estimateur.html", estimateur_view(corpus, *offered))

    def publisher(partie: str = "") -> str:
        if partie:
            return show("listes/rubriques.html", rubriques(corpus.organisme, PARTIES[partie]))
        return show("organisme.html", organisme_view(corpus.organisme))

    return {
        **{genre: entry(genre) for genre in (*ENTREES, *A_TELECHARGER)},
        "liste": lambda nom: show(*LISTES[nom](site)),
        "estimateur": estimate,
        "demande": lambda: show("demande.html", demande_view(corpus)),
        "organisme": publisher,
    }
