"""The publisher, as the legal notices, other pages and the foot of the site show it."""

from collections.abc import Iterable
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
    "declaration_activite": "Activité de formation",
    "regime_tva": "Régime de TVA",
    "directeur_publication": "Direction de la publication",
    "hebergeur": "Hébergement",
    "contact_accessibilite": "Contact accessibilité",
    "contact_donnees": "Contact données personnelles",
}

PARTIES = {
    "hebergement": ("hebergeur",),
    "donnees": ("contact_donnees",),
    "accessibilite": ("contact_accessibilite",),
}
"""The lines that `{{ organisme("donnees") }}` shows in a page of its own."""

PIED = ("nom", "telephone", "courriel")
"""Those at the foot of every page."""


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
    lines = rubriques(organisme, RUBRIQUES)
    waiting = sum(line.manque for line in lines)
    return OrganismeView(french(organisme.titre), day(organisme.edition), lines, waiting)


def rubriques(organisme: Organisme, noms: Iterable[str]) -> tuple[RubriqueView, ...]:
    """Some lines of the notices."""
    return tuple(
        RubriqueView(RUBRIQUES[nom], french(getattr(organisme, nom)), not organisme.donne(nom))
        for nom in noms
    )
