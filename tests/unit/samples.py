"""Entries without a mistake, as small as the model allows, for tests to break."""

from collections.abc import Mapping
from typing import Any

from macros.corpus import Corpus
from macros.model.base import Entree
from macros.model.fiche import Fiche
from macros.model.jeu import Jeu
from macros.model.kit import Kit
from macros.model.lettre import Lettre
from macros.model.notion import Composante, Principe, Sora
from macros.model.offre import Offre
from macros.model.organisme import Organisme
from macros.model.origine import Reference
from macros.model.page import Page
from macros.model.programme import Programme
from macros.model.terme import Terme
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

ORGANISME: dict[str, Any] = {
    **dict.fromkeys(Organisme.model_fields, "Un texte."),
    **DATES,
    "slug": "organisme",
    "edition": "2026-11-22",
    "adresse_du_site": "https://guide.example/",
}

OFFRE: dict[str, Any] = {
    **DATES,
    "slug": "temoin",
    "titre": "Témoin",
    "en_bref": "Un texte.",
    "pour_qui": ["Un texte."],
    "constats": [{"texte": "Un texte."}],
    "objectif": ["Un texte."],
    "obstacles": ["Un texte."],
    "resultats": [{"texte": "Un texte."}],
    "resultats_reserve": "Un texte.",
    "convient_surtout": [{"titre": "Un groupe", "exemples": ["Un exemple."]}],
    "formules": [
        {"slug": "courte", "titre": "Courte", "description": "Un texte."},
        {"slug": "longue", "titre": "Longue", "description": "Un texte."},
    ],
    "modalites": [{"libelle": "Lieu", "texte": "Un texte."}],
    "limites": ["Un texte."],
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

_MODELS: dict[str, tuple[type[Entree], dict[str, Any]]] = {
    "composante": (Composante, COMPOSANTE),
    "sora": (Sora, SORA),
    "principe": (Principe, PRINCIPE),
    "fiche": (Fiche, FICHE),
    "jeu": (Jeu, JEU),
    "kit": (Kit, KIT),
    "programme": (Programme, PROGRAMME),
    "lettre": (Lettre, LETTRE),
    "offre": (Offre, OFFRE),
    "organisme": (Organisme, ORGANISME),
    "reference": (Reference, REFERENCE),
    "terme": (Terme, TERME),
}


def entry(adresse: str, **fields: Any) -> Entree:
    """The smallest entry of the kind that `genre/slug` names, but for some fields.

    A kind that is none of data is a part of the guide: its entry is a hand-written page.
    """
    genre, slug = adresse.split("/")
    model, written = _MODELS.get(genre, (Page, PAGE))
    return model.model_validate({**written, "slug": slug, **fields})


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
