"""A skill that trainings aim at, tied to their sequences."""

from macros.model.base import Entree, LienReference, OuiNon, Prose


class Competence(Entree):
    """What a participant is able to do afterwards; `titre` begins with a verb.

    `proposition` says that no source states it as a skill.
    """

    texte: Prose
    proposition: OuiNon
    sources: tuple[LienReference, ...] = ()
