"""An offer: what is proposed to a service, whole, as its source describes it."""

import re
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from macros.model.base import (
    MAX_PROSE,
    Entree,
    Incoherence,
    LienAffirmation,
    LienEntree,
    LienLettre,
    LienProgramme,
    LienReference,
    Modele,
    OuiNon,
    Paragraphes,
    Prose,
    Relation,
    Texte,
    read_prose,
)

NON_PRECISE = "non précisé"

_POURCENTAGE = re.compile(r"\d\s*%")


class Constat(Modele):
    """A finding or a result, tied to the declared figure it holds, if any."""

    texte: Prose
    affirmation: LienAffirmation | None = None

    @model_validator(mode="after")
    def _percentage_is_declared(self) -> Self:
        text = "".join(run.texte for run in self.texte)
        if _POURCENTAGE.search(text) and not self.affirmation:
            raise Incoherence("texte", "un pourcentage demande son « affirmation »")
        return self


class Modalite(Constat):
    """A practical point: place, rhythm, duration…"""

    libelle: Texte


class Groupe(Modele):
    """A family of situations, with its examples."""

    titre: Texte
    exemples: Paragraphes


class EtapeDOffre(Modele):
    """A step of what happens; `proposition` says that no source tells it."""

    titre: Texte
    texte: Prose
    proposition: OuiNon = False


class Distinction(Modele):
    """What the offer is often taken for, and the difference."""

    vers: LienEntree
    difference: Prose


def _known(written: Any) -> Any:
    return () if written in (NON_PRECISE, ()) else read_prose(written)


Repere = Annotated[
    Prose, BeforeValidator(_known), WithJsonSchema({"type": "string", "maxLength": MAX_PROSE})
]
"""A few words, or « non précisé » (kept empty) for what no source tells."""


class Reperes(Modele):
    """What one compares offers by: the same points for each."""

    public: Repere
    objet: Repere
    duree: Repere
    rythme: Repere
    rencontres: Repere
    intervenants: Repere
    familles: Repere
    livrables: Repere


class Offre(Entree):
    """An offer, whole, as its source describes it. Its prices stand in `tarifs.yml`."""

    designation: Texte
    """What a sentence calls it: « le soutien et le suivi de situations complexes »."""
    en_bref: Prose
    reperes: Reperes
    pour_qui: Paragraphes
    constats: tuple[Constat, ...] = ()
    objectif: Paragraphes
    obstacles: tuple[Texte, ...] = ()
    resultats: tuple[Constat, ...] = ()
    resultats_reserve: Prose | None = None
    convient_surtout: tuple[Groupe, ...] = ()
    etapes: Annotated[tuple[EtapeDOffre, ...], Field(min_length=2)]
    modalites: Annotated[tuple[Modalite, ...], Field(min_length=1)]
    service_fournit: Paragraphes
    """What the service gives: people, time, a room."""
    service_proposition: OuiNon
    """Whether the editors propose what the service gives, and no source says it."""
    livrables: tuple[Prose, ...] = ()
    """What is handed over in writing; none when no source announces anything."""
    n_est_pas: Annotated[tuple[Distinction, ...], Field(min_length=1)]
    limites: Paragraphes
    programmes: tuple[LienProgramme, ...] = ()
    lettre: LienLettre
    """The letter that asks for it."""
    destinataire: Prose
    """Whom to write to, or that no source says."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _results_have_their_limits(self) -> Self:
        if bool(self.resultats) is not bool(self.resultats_reserve):
            message = "des résultats annoncés vont avec leur « resultats_reserve », et l’inverse"
            raise Incoherence("resultats_reserve", message)
        return self
