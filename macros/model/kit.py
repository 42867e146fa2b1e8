"""A kit: all that a common need asks for, gathered and ready to print."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.model.agenda import Journee, refuse_overflow
from macros.model.base import (
    Entier,
    Entree,
    Incoherence,
    LienFiche,
    LienJeu,
    LienLettre,
    LienReference,
    LienTerme,
    Paragraphes,
    Prose,
    Relation,
)

UNITES = {"journee": "de la journée", "matinee": "de la matinée", "seance": "de la séance"}


class Kit(Entree):
    """A kit. Its steps hand out worksheets; `fiches` adds those that no step hands out."""

    besoin: Prose
    """The need, in the words of whoever looks for it."""
    resume: Prose
    participants: Annotated[Entier, Field(ge=1, le=60)]
    avant: Paragraphes
    """What to do before the day."""
    unite: Literal["journee", "matinee", "seance"] = "journee"
    """What the kit calls each of its days, when it has several."""
    journees: Annotated[tuple[Journee, ...], Field(min_length=1, max_length=6)]
    apres: Paragraphes
    """What to do after it."""
    presences: Literal["tous", "professionnels"] = "tous"
    """Who signs the attendance list: a family does not."""
    fiches: tuple[LienFiche, ...] = ()
    lettres: tuple[LienLettre, ...] = ()
    jeux: tuple[LienJeu, ...] = ()
    termes: Annotated[tuple[LienTerme, ...], Field(min_length=3)]
    """The words that whoever leads may have to explain: they make its glossary."""
    proposition: Prose
    """What of this kit comes from the sources and what the editors propose."""
    lies: tuple[Relation, ...] = ()
    sources: Annotated[tuple[LienReference, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits_its_hours(self) -> Self:
        several = len(self.journees) > 1
        refuse_overflow(
            tuple(
                (f"journees.{i}", f" {UNITES[self.unite]} {i + 1}" if several else "", journee)
                for i, journee in enumerate(self.journees)
            )
        )
        return self

    @model_validator(mode="after")
    def _shows_all_it_says(self) -> Self:
        for i, journee in enumerate(self.journees):
            for moment, demi in journee.demi_journees.items():
                for j, sequence in enumerate(demi.sequences):
                    if sequence.contenu or sequence.activites:
                        told = "un kit ne montre que des étapes : mettez ce texte dans une consigne"
                        raise Incoherence(f"journees.{i}.{moment}.sequences.{j}.titre", told)
        return self
