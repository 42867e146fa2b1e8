"""Entries without a mistake, as small as the model allows, for tests to break."""

from collections.abc import Mapping
from typing import Any

from macros.corpus import Corpus
from macros.model.base import Entree
from macros.model.couleurs import Palette
from macros.model.genres import GENRES
from macros.model.offre import Reperes
from macros.model.organisme import A_COMPLETER, Organisme
from macros.model.page import Page
from macros.model.programme import Information
from macros.reading.markdown import Passage

DATES = {"relu_le": "2026-11-22", "relire_avant": "2027-11-22"}

FICHE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "resume": "Un texte.",
    "methode": "reseau",
    "moment": "ouvrir",
    "duree": "1 h 30",
    "groupe": {"min": "3", "max": "12"},
    "materiel": [{"objet": "montre"}],
    "exemplaires": "personne",
    "difficulte": {"animateur": "1", "participants": "3"},
    "quand": ["Un texte."],
    "quand_ne_pas": ["Un texte."],
    "securite": ["Un texte."],
    "etapes": [
        {"titre": "Ouvrir", "duree": "30 min", "forme": "deux", "consigne": "Un texte."},
        {"titre": "Clore", "duree": "1 h", "forme": "seul", "consigne": "Un texte."},
    ],
    "pieges": ["Un texte."],
    "consigne": "Un texte.",
    "corps": [
        {"bloc": "titre", "texte": "Un titre"},
        {"bloc": "champ", "nom": "scene", "libelle": "La scène"},
        {"bloc": "cases", "nom": "qui", "libelle": "Qui", "choix": ["moi", "nous"]},
        {
            "bloc": "tableau",
            "nom": "besoins",
            "legende": "Les besoins",
            "colonnes": [{"titre": "A", "largeur": "40"}, {"titre": "B", "largeur": "60"}],
            "lignes": "2",
        },
    ],
    "exemple": {
        "fictif": "oui",
        "situation": "Un texte.",
        "reponses": {"scene": "Une réponse.", "qui": ["nous"], "besoins": [["a", "b"]]},
    },
    "pages": {"vierge": "1", "exemple": "1", "animateur": "2"},
    "donnees_personnelles": "non",
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

LETTRE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "resume": "Un texte.",
    "moment": "avant",
    "quand": ["Un texte."],
    "attention": ["Un texte."],
    "variables": {
        nom: {
            "groupe": "Un groupe",
            "type": "texte",
            "libelle": f"Un libellé de {nom}",
            "aide": "Une aide",
            "exemple": "Camille",
        }
        for nom in ("service", "prenom", "signataire")
    },
    "expediteur": ["{service}"],
    "destinataire": ["**{prenom}**"],
    "lieu_et_date": "À Nantes.",
    "objet": "Invitation",
    "corps": [
        {"bloc": "paragraphe", "texte": "Bonjour."},
        {"bloc": "signature", "signataires": [{"qualite": "Nous", "nom": "{signataire}"}]},
    ],
    "pages": "1",
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

MATIN: dict[str, Any] = {
    "debut": "9 h",
    "fin": "12 h",
    "pause": "15 min",
    "sequences": [
        {
            "titre": "Une séquence",
            "etapes": [
                {"titre": "Dire", "duree": "1 h", "forme": "deux", "consigne": "Un texte."},
                {"titre": "Relire", "duree": "1 h", "forme": "seul", "consigne": "Un texte."},
            ],
        }
    ],
}
"""A half-day whose steps and break leave three quarters of an hour."""

KIT: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "besoin": "Un texte.",
    "resume": "Un texte.",
    "participants": "12",
    "avant": ["Un texte."],
    "journees": [{"titre": "Un jour", "matin": MATIN}],
    "apres": ["Un texte."],
    "termes": ["un", "deux", "trois"],
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

PROGRAMME: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "en_bref": "Un texte.",
    "unite": "jour",
    "participants": "12",
    "contexte": ["Un texte."],
    "themes": ["Un texte."],
    "information": dict.fromkeys(Information.model_fields, A_COMPLETER),
    "resultats": A_COMPLETER,
    "deroule": [{"type": "jour", "titre": "Un jour", "matin": MATIN}],
    "commanditaire": ["Un texte."],
    "termes": ["un", "deux", "trois"],
    "non_precise": ["Un texte."],
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

JEU: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "resume": "Un texte.",
    "usages": ["Un texte."],
    "cartes": [
        {"titre": f"Carte {rang}", "phrase": "Un texte.", "verso": ["Un texte."]}
        for rang in (1, 2, 3)
    ],
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

NOTION: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "en_bref": "Un texte.",
    "definition": ["Un texte."],
    "utilite": ["Un texte."],
    "faire": ["Un texte."],
    "limites": ["Un texte."],
    "confusions": [{"avec": "autre chose", "difference": "Un texte."}],
    "exemple": {"fictif": "oui", "recit": ["Un récit inventé."]},
    "sources": ["temoin"],
}

COMPOSANTE = NOTION | {"rang": "1", "dire": ["Une phrase.", "Une autre."]}
SORA = NOTION | {"rang": "1", "questions": ["Qui ?", "Où ?", "Quand ?"]}
PRINCIPE = NOTION | {"statut": "principe"}

CLAIR = {
    **dict.fromkeys(Palette.model_fields, "#000000"),
    **dict.fromkeys((*Palette.FONDS, "marque"), "#ffffff"),
}
SOMBRE = {nom: {"#000000": "#ffffff", "#ffffff": "#000000"}[c] for nom, c in CLAIR.items()}

ORGANISME: dict[str, Any] = {
    **dict.fromkeys(Organisme.model_fields, "Un texte."),
    **DATES,
    "slug": "organisme",
    "edition": "2026-11-22",
    "adresse_du_site": "https://guide.example/",
    "logo": "assets/icone.svg",
    "couleurs": {"clair": CLAIR, "sombre": SOMBRE},
}
PUBLISHER = Organisme.model_validate(ORGANISME)

OFFRE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "designation": "un témoin",
    "en_bref": "Un texte.",
    "reperes": dict.fromkeys(Reperes.model_fields, "Un repère"),
    "pour_qui": ["Un texte."],
    "objectif": ["Un texte."],
    "etapes": [
        {"titre": "Ouvrir", "texte": "Un texte."},
        {"titre": "Clore", "texte": "Un texte."},
    ],
    "modalites": [{"libelle": "Lieu", "texte": "Un texte."}],
    "service_fournit": ["Un texte."],
    "service_proposition": "non",
    "n_est_pas": [{"vers": "terme/temoin", "difference": "Un texte."}],
    "limites": ["Un texte."],
    "lettre": "temoin",
    "destinataire": "Un texte.",
    "proposition": "Un texte.",
    "sources": ["temoin"],
}

PRIX: dict[str, Any] = {
    "montant": "100 €",
    "par": "intervention",
    "taxe": "ttc",
    "facture_a": "l'association",
    "comprend": ["Un texte."],
    "reserve": "Un texte.",
    "affirmation": "temoin",
    "source": "temoin",
}
DEMANDE = {"question": "Combien ?", "aide": "Une aide.", "depart": "1", "maximum": "50"}
POSTE: dict[str, Any] = {
    "nom": "interventions",
    "titre": "Intervention",
    "unite": "intervention",
    "precision": "Un texte.",
    "demande": DEMANDE,
    "prix": PRIX,
}
"""A line with a price."""
SUR_DEVIS: dict[str, Any] = {
    "nom": "deplacements",
    "titre": "Déplacements",
    "unite": "forfait",
    "precision": "Un texte.",
}
"""A line without a price, and that asks for no number."""
EN_HEURES: dict[str, Any] = {
    "nom": "heures",
    "titre": "Heures",
    "unite": "heure",
    "precision": "Un texte.",
    "demande": DEMANDE,
    "volumes": [{"quantite": "5 heures"}, {"quantite": "10 heures"}, {"quantite": "20 heures"}],
}
"""A line of volumes, none of which has a price."""
TARIF: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Sur mesure",
    "offre": "temoin",
    "description": "Un texte.",
    "postes": [POSTE],
}

ESTIMATION: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Trois interventions",
    "fictif": "oui",
    "recit": "Un récit inventé.",
    "tarif": "temoin",
    "nombres": {"interventions": "3 interventions"},
    "lignes": [{"poste": "interventions", "montant": "300 €"}],
    "total": "300 €",
}

BESOIN: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Nous cherchons un témoin",
    "texte": "Un texte.",
    "reponses": [{"offre": "temoin", "pourquoi": "Un texte."}],
    "seul": [{"vers": "terme/temoin", "pourquoi": "Un texte."}],
}

QUESTION: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Qui témoigne ?",
    "theme": "choisir",
    "reponse": ["Un texte."],
}

COMPETENCE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoigner",
    "texte": "Un texte.",
    "proposition": "oui",
}

AFFIRMATION: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "100 € TTC",
    "enonce": "Un texte.",
    "nature": "temoignage",
    "source": "temoin",
    "date": "s. d.",
    "portee": "Un texte.",
    "reserve": "Un texte.",
}

SCHEMA: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "resume": "Un texte.",
    "description": ["Un texte."],
    "dessin": {
        "forme": "echelle",
        "haut": {"titre": "Haut"},
        "barreaux": [{"titre": "Un"}, {"titre": "Deux"}],
        "bas": {"titre": "Bas"},
    },
    "sources": ["temoin"],
}

REFERENCE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Un ouvrage",
    "court": "Untel, 2020",
    "theme": "projet",
    "forme": "livre",
    "date": "2020",
    "verifiee": "oui",
    "apport": "Un texte.",
}

TERME: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "témoin",
    "definition": ["Un texte."],
    "sources": ["temoin"],
}

PAGE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "description": "Une page sans erreur, juste assez longue pour être décrite.",
    "en_bref": "Un texte.",
    "corps": (),
}

_WRITTEN: dict[str, dict[str, Any]] = {
    "composante": COMPOSANTE,
    "sora": SORA,
    "principe": PRINCIPE,
    "terme": TERME,
    "fiche": FICHE,
    "jeu": JEU,
    "kit": KIT,
    "lettre": LETTRE,
    "offre": OFFRE,
    "besoin": BESOIN,
    "tarif": TARIF,
    "estimation": ESTIMATION,
    "question": QUESTION,
    "competence": COMPETENCE,
    "programme": PROGRAMME,
    "schema": SCHEMA,
    "reference": REFERENCE,
    "affirmation": AFFIRMATION,
    "organisme": ORGANISME,
}


APPUIS: dict[str, dict[str, Any]] = {
    f"{genre}/temoin": {} for genre in ("reference", "affirmation", "terme", "lettre")
}
"""What an offer, its rates and its needs lean on."""


def entry(adresse: str, **fields: Any) -> Entree:
    """The smallest entry of the kind that `genre/slug` names, but for some fields.

    A kind that is none of data is a part of the guide: its entry is a hand-written page.
    """
    genre, slug = adresse.split("/")
    model = GENRES[genre].modele if genre in GENRES else Page
    return model.model_validate({**_WRITTEN.get(genre, PAGE), "slug": slug, **fields})


def passage(texte: str, *liens: str, niveau: int = 0, libre: bool = False) -> Passage:
    """A passage of a page."""
    return Passage(niveau, "", texte, liens, libre)


def step(titre: str = "Dire", **fields: Any) -> dict[str, Any]:
    """A step of a day."""
    return {"titre": titre, "duree": "30 min", "forme": "seul", "consigne": "Un texte.", **fields}


def half_day(*steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A morning of these steps, all in one sequence."""
    return {**MATIN, "sequences": [{"titre": "Une séquence", "etapes": list(steps)}], **fields}


def corpus_of(entries: Mapping[str, Mapping[str, Any]], **more: Any) -> Corpus:
    """A corpus of such entries, by their addresses; `more` is what else a corpus holds."""
    return Corpus({adresse: entry(adresse, **f) for adresse, f in entries.items()}, {}, **more)
