"""The publisher, as the legal notices show it."""

from dataclasses import dataclass

from macros.model.organisme import Organisme
from macros.typography import day, french

RUBRIQUES = {
    "nom": "Éditeur",
    "statut": "Statut",
    "siege": "Siège",
    "telephone": "Téléphone",
    "courriel": "Courriel",
    "immatriculation": "Immatriculation",
    "declaration_activite": "Déclaration d’activité de formation",
    "regime_tva": "Régime de TVA",
    "directeur_publication": "Direction de la publication",
    "hebergeur": "Hébergement",
    "contact_accessibilite": "Contact accessibilité",
    "contact_donnees": "Contact données personnelles",
}


@dataclass(frozen=True, slots=True)
class RubriqueView:
    """A line of the notices."""

    libelle: str
    """« Éditeur »."""
    valeur: str
    """What the publisher gave, or « à compléter »."""
    manque: bool
    """Whether it still waits for the publisher."""


@dataclass(frozen=True, slots=True)
class OrganismeView:
    """The notices."""

    titre: str
    """The name of the site."""
    edition: str
    """The date of the edition."""
    rubriques: tuple[RubriqueView, ...]
    """The notices, line by line."""
    manquants: int
    """How many still wait."""


def organisme_view(organisme: Organisme) -> OrganismeView:
    """The notices of the publisher."""
    missing = set(organisme.manquants())
    lines = tuple(
        RubriqueView(libelle, french(str(getattr(organisme, nom))), nom in missing)
        for nom, libelle in RUBRIQUES.items()
    )
    waiting = sum(line.manque for line in lines)
    return OrganismeView(french(organisme.titre), day(organisme.edition), lines, waiting)
