"""Entries without a mistake, as small as the model allows, for tests to break."""

from typing import Any

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
    "materiel": ["une feuille"],
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
        nom: {"type": "texte", "libelle": "Un libellé", "aide": "Une aide", "exemple": "Camille"}
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
