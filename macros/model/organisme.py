"""The publisher of the site. What it has not given yet is « à compléter », and shows as such."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, ValidationInfo

from macros.model.base import Entree, Texte
from macros.model.couleurs import Couleurs
from macros.model.temps import Jour

A_COMPLETER = "à compléter"

EXEMPLE = ".example/"
"""Ends the address of a site that has none yet: the domain reserved for examples."""

AdresseDuSite = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+(/\S+)*/$")]


def _held(image: str, info: ValidationInfo) -> str:
    """The loader gives, as context, the folder where pages and their images are."""
    docs: Path | None = info.context
    if docs and not (docs / image).is_file():
        raise ValueError(f"fichier « {image} » absent de docs/")
    return image


Image = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png)$"),
    AfterValidator(_held),
]
"""A picture of `docs/`, by its path from there."""


class Organisme(Entree):
    """Who publishes, hosts and answers. `titre` is the name of the site.

    Rubrics: law no. 2004-575 (site notices) and the public information asked of training
    providers, as gathered in the project's fact sheets.
    """

    accroche: Texte
    edition: Jour
    adresse_du_site: AdresseDuSite
    logo: Image
    couleurs: Couleurs
    nom: Texte
    statut: Texte
    siege: Texte
    telephone: Texte
    courriel: Texte
    immatriculation: Texte
    declaration_activite: Texte
    regime_tva: Texte
    directeur_publication: Texte
    hebergeur: Texte
    contact_accessibilite: Texte
    contact_donnees: Texte

    def donne(self, nom: str) -> str:
        """What the publisher gave for a field; nothing while it waits."""
        given = str(getattr(self, nom))
        return "" if given == A_COMPLETER or given.endswith(EXEMPLE) else given

    def manquants(self) -> tuple[str, ...]:
        """The names of the fields that still wait for the publisher."""
        return tuple(nom for nom in type(self).model_fields if not self.donne(nom))
