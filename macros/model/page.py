"""A hand-written page: what its front matter says, and what its body must hold."""

from typing import Annotated, Literal, Self

from pydantic import SkipValidation, StringConstraints, WithJsonSchema, model_validator

from macros.model.base import Entree, Incoherence, Prose, Relation
from macros.reading.markdown import FICTION, Passage

PLANS = {
    "notion": (
        "De quoi il s'agit",
        "Pourquoi c'est utile",
        "Comment faire",
        "Quand ne pas s'en servir",
        "À ne pas confondre avec",
        FICTION,
    ),
    "pratique": (
        "Quand l'utiliser",
        "Quand ne pas l'utiliser",
        "Avant",
        "Pendant",
        "Après",
        "Qui fait quoi",
        "Durées et matériel",
        "Précautions",
        "Variantes",
        "Pièges",
    ),
    "cadre": (
        "Ce que disent les textes",
        "Ce que cela change pour vous",
        "Ce que cette page ne règle pas",
        "Où vérifier",
    ),
}
"""The headings that each plan asks for, in this order; a page may add its own between them."""

DEUX_TITRES = "la page a deux titres : « en_bref » place déjà celui-ci, retirez « # Titre »"
SANS_TITRE = "la page n’a pas de titre : ajoutez « en_bref », ou « # Titre » en tête du texte"


class Page(Entree):
    """A page of `docs/`.

    `plan` is the plan it follows, if any; `en_bref` its first lines, shown under the title. A
    page without `en_bref` writes its own title, as « # Titre ».
    """

    description: Annotated[str, StringConstraints(min_length=50, max_length=170)]
    plan: Literal["notion", "pratique", "cadre"] | None = None
    en_bref: Prose | None = None
    lies: tuple[Relation, ...] = ()
    template: Literal["plan.html"] | None = None
    """The template that MkDocs prints it with, when not the usual one."""
    corps: Annotated[SkipValidation[tuple[Passage, ...]], WithJsonSchema({})]

    @model_validator(mode="after")
    def _follows_its_plan(self) -> Self:
        titled = any(passage.niveau == 1 for passage in self.corps)
        if self.plan and not self.en_bref:
            raise Incoherence("plan", "une page qui suit un plan commence par « en_bref »")
        if titled == bool(self.en_bref):
            raise Incoherence("titre", DEUX_TITRES if titled else SANS_TITRE)
        if self.plan and (missing := self._missing(PLANS[self.plan])):
            names = ", ".join(f"« {name} »" for name in missing)
            message = f"plan « {self.plan} » : rubriques absentes ou déplacées : {names}"
            raise Incoherence("plan", message)
        return self

    def _missing(self, expected: tuple[str, ...]) -> list[str]:
        """The headings that are not where the plan wants them."""
        titles = [p.texte.replace("’", "'") for p in self.corps if p.niveau == 2]
        missing, after = [], 0
        for name in expected:
            if name in titles[after:]:
                after = titles.index(name, after) + 1
            else:
                missing.append(name)
        return missing
