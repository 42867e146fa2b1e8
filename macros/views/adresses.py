"""Where each entry stands on the site. The only place that knows."""

PAGES = {
    "composante": "comprendre/partialite-multidirectionnelle",
    "principe": "comprendre/principes-regulateurs",
    "sora": "pratiquer/sora",
    "fiche": "boite-a-outils/fiches",
    "lettre": "boite-a-outils/lettres",
    "programme": "se-former",
    "offre": "offres-et-tarifs",
    "terme": "ressources/glossaire",
}
"""The kinds whose every entry has a page, and the folder of these pages."""

ANCRES = {
    "reference": "ressources/bibliographie.html",
    "affirmation": "ressources/chiffres.html",
    "organisme": "ressources/mentions-legales.html",
}
"""The kinds whose entries are the lines of one page."""

GENRES_EN_FRANCAIS = {
    "composante": "Repère",
    "principe": "Principe",
    "sora": "Étape S.O.R.A.",
    "fiche": "Fiche à imprimer",
    "lettre": "Lettre",
    "programme": "Programme",
    "offre": "Offre",
    "terme": "Glossaire",
    "reference": "Référence",
    "affirmation": "Chiffre",
    "organisme": "Éditeur",
}
"""How the site names each kind."""


def adresse(cible: str) -> str:
    """The address of `genre/slug`, from the root of the site."""
    genre, slug = cible.split("/")
    if genre in PAGES:
        return f"{PAGES[genre]}/{slug}.html"
    return f"{ANCRES[genre]}#{slug}"
