"""The publisher of the site. What it has not given yet is « à compléter », and shows as such."""

from typing import Annotated

from pydantic import StringConstraints

from macros.model.base import Entree, Texte
from macros.model.temps import Jour

A_COMPLETER = "à compléter"

EXEMPLE = ".example/"
"""Ends the address of a site that has none yet: the domain reserved for examples."""

AdresseDuSite = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+(/\S+)*/$")]


class Organisme(Entree):
    """Who publishes, hosts and answers. `titre` is the name of the site.

    Rubrics: law no. 2004-575 (site notices) and the public information asked of training
    providers, as gathered in the project's fact sheets.
    """

    accroche: Texte
    edition: Jour
    adresse_du_site: AdresseDuSite
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

    def manquants(self) -> tuple[str, ...]:
        """The names of the fields that still wait for the publisher."""
        fields = ((nom, str(getattr(self, nom))) for nom in type(self).model_fields)
        return tuple(
            nom for nom, given in fields if given == A_COMPLETER or given.endswith(EXEMPLE)
        )
