"""Where each entry stands on the site. The only place that knows."""

from macros.model.genres import PARTIES

PAGES = {
    "composante": "comprendre/partialite-multidirectionnelle",
    "principe": "comprendre/principes-regulateurs",
    "sora": "pratiquer/sora",
    "fiche": "boite-a-outils/fiches",
    "jeu": "boite-a-outils/cartes",
    "kit": "boite-a-outils/kits",
    "lettre": "boite-a-outils/lettres",
    "programme": "se-former",
    "offre": "offres-et-tarifs",
    "terme": "ressources/glossaire",
}
"""The kinds whose every entry has a page, and the folder of these pages."""

ANCRES = {
    "besoin": "offres-et-tarifs/index.html",
    "tarif": "offres-et-tarifs/tarifs.html",
    "estimation": "offres-et-tarifs/estimer.html",
    "question": "offres-et-tarifs/questions.html",
    "competence": "se-former/competences.html",
    "reference": "ressources/bibliographie.html",
    "affirmation": "ressources/chiffres.html",
    "organisme": "ressources/mentions-legales.html",
}
"""The kinds whose entries are the lines of one page."""

GENRES_EN_FRANCAIS = {
    **dict.fromkeys(PARTIES, "Page"),
    "comprendre": "Notion",
    "pratiquer": "Pratique",
    "composante": "Repère",
    "principe": "Principe",
    "sora": "Étape S.O.R.A.",
    "fiche": "Fiche à imprimer",
    "jeu": "Jeu de cartes",
    "kit": "Kit",
    "lettre": "Lettre",
    "programme": "Programme",
    "offre": "Offre",
    "besoin": "Besoin",
    "tarif": "Tarif",
    "estimation": "Exemple de calcul",
    "question": "Question",
    "competence": "Compétence",
    "terme": "Glossaire",
    "reference": "Référence",
    "affirmation": "Chiffre",
    "organisme": "Éditeur",
    "schema": "Schéma",
}
"""How the site names each kind."""


def a_une_page(genre: str) -> bool:
    """Whether each entry of a kind has a page: others are lines of one, or stand in several."""
    return genre in PAGES or genre in PARTIES


def adresse(cible: str) -> str:
    """The address of `genre/slug`, from the root of the site."""
    genre, slug = cible.split("/")
    if genre in ANCRES:
        return f"{ANCRES[genre]}#{slug}"
    return f"{_dossier(genre)}{slug}.html"


def fichier(cible: str) -> str:
    """Where the page of `genre/slug` stands in `docs/`, with its anchor when it has one."""
    page, sign, ancre = adresse(cible).partition("#")
    return f"{page.removesuffix('.html')}.md{sign}{ancre}"


def _dossier(genre: str) -> str:
    if genre in PARTIES:
        return "" if genre == "accueil" else f"{genre}/"
    return f"{PAGES[genre]}/"
