"""A diagram: the words it is made of, and which form draws them.

A form is one class here and one module in `macros/drawing/`; a test compares the sets.
"""

from itertools import combinations
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from macros.model.base import (
    Entier,
    Entree,
    Incoherence,
    LienReference,
    Modele,
    OuiNon,
    Paragraphes,
    Prose,
    Texte,
)

# A label is read at a glance: what needs more words belongs to the description.
Etiquette = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Precision = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Mot = Annotated[str, StringConstraints(min_length=1, max_length=16)]


class Element(Modele):
    """A label, and what is said of it in smaller type."""

    titre: Etiquette
    precision: Precision | None = None


class Echelle(Modele):
    """What stands in order between two poles, drawn as a ladder that widens from top to bottom."""

    forme: Literal["echelle"]
    haut: Element
    barreaux: Annotated[tuple[Element, ...], Field(min_length=2, max_length=10)]
    bas: Element


class EtapeDeParcours(Element):
    """A step. `qui` says who is there; `marque` is one of the two that the key explains."""

    qui: Precision | None = None
    marque: Literal["pleine", "creuse"] = "pleine"


class Phase(Modele):
    """Steps that belong together. A `temps_fort` stands out from the others."""

    titre: Etiquette | None = None
    temps_fort: OuiNon = False
    etapes: Annotated[tuple[EtapeDeParcours, ...], Field(min_length=1, max_length=8)]


class Cle(Modele):
    """What a filled mark and a hollow one mean."""

    pleine: Etiquette
    creuse: Etiquette


class Parcours(Modele):
    """Steps one after the other, grouped in phases.

    `reprise` is the number of the step that the last one leads back to.
    """

    forme: Literal["parcours"]
    reperes: Literal["nombres", "initiales"] = "nombres"
    cle: Cle | None = None
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, max_length=6)]
    reprise: Entier | None = None

    @model_validator(mode="after")
    def _marks_are_explained(self) -> Self:
        hollow = any(etape.marque == "creuse" for etape in self.etapes())
        if hollow and not self.cle:
            raise Incoherence("cle", "une étape a une marque creuse : dites ce qu’elle veut dire")
        if self.cle and not hollow:
            raise Incoherence("cle", "aucune étape n’a de marque creuse : cette clé est inutile")
        return self

    @model_validator(mode="after")
    def _goes_back_to_an_earlier_step(self) -> Self:
        last = len(self.etapes())
        if self.reprise is not None and not 1 <= self.reprise < last:
            message = f"il y a {last} étapes : on ne revient qu’à une étape d’avant la dernière"
            raise Incoherence("reprise", message)
        return self

    def etapes(self) -> tuple[EtapeDeParcours, ...]:
        """Every step, in order."""
        return tuple(etape for phase in self.phases for etape in phase.etapes)


Couleur = Literal["noir", "vert", "bleu", "rouge", "orange"]
Place = Literal["haut", "bas"]


class Groupe(Modele):
    """One of the two groups of a key: its colour, and the pictogram of its members."""

    titre: Etiquette
    couleur: Couleur
    pictogramme: Literal["personne", "batiment"]


class FlecheLegendee(Modele):
    """What an arrow from one group to another, or inside one, means."""

    de: Place
    vers: Place
    couleur: Couleur
    trait: Literal["plein", "tirets", "points", "double"]
    sens: Precision


class Legende(Modele):
    """The key of a drawing: two groups, and the arrows inside and between them."""

    forme: Literal["legende"]
    haut: Groupe
    bas: Groupe
    fleches: Annotated[tuple[FlecheLegendee, ...], Field(min_length=1, max_length=4)]

    @model_validator(mode="after")
    def _arrows_differ(self) -> Self:
        for one, other in combinations(self.fleches, 2):
            if (one.de, one.vers) == (other.de, other.vers):
                message = f"deux flèches de « {one.de} » à « {one.vers} »"
                raise Incoherence("fleches", message)
            if one.trait == other.trait:
                message = f"deux flèches en « {one.trait} » : en noir, on les confondrait"
                raise Incoherence("fleches", message)
        return self


class Echange(Modele):
    """One act, received in two ways: one closes there, the other enters a loop of gestures."""

    forme: Literal["echange"]
    acte: Element
    clos: Element
    ouvert: Element
    gestes: Annotated[tuple[Mot, ...], Field(min_length=3, max_length=3)]
    effet: Precision


class Distances(Modele):
    """Three distances, measured from one centre."""

    forme: Literal["distances"]
    centre: Mot
    distances: Annotated[tuple[Element, ...], Field(min_length=3, max_length=3)]


Dessin: TypeAlias = Echelle | Parcours | Legende | Echange | Distances


class Schema(Entree):
    """A diagram.

    `resume` is what a screen reader says in place of the drawing, `description` all that the
    drawing shows, in words, `note` what of it is ours.
    """

    resume: Texte
    description: Paragraphes
    note: Prose | None = None
    dessin: Annotated[Dessin, Field(discriminator="forme")]
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]
