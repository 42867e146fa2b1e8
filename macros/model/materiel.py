"""What a session needs in the room, counted: the generator adds it up for any number of people."""

from math import ceil
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from macros.model.base import Entier, Modele, Texte

PETIT_GROUPE = 4
"""How many people work together when a step says « en petits groupes »."""

SIZES = {"personne": 1, "deux": 2, "petit_groupe": PETIT_GROUPE, "groupe": 1000}
"""How many people one of something is for."""

Part: TypeAlias = Literal["personne", "deux", "petit_groupe", "groupe"]
"""Who one of something is for: a person, two people, a small group, or the whole group."""

Objet: TypeAlias = Literal[
    "stylo",
    "feuille_blanche",
    "affiche",
    "tableau",
    "feutres",
    "gommettes",
    "petits_papiers",
    "ruban_adhesif",
    "ciseaux",
    "enveloppe",
    "montre",
    "chaise_vide",
    "agenda",
    "telephone",
    "ecran",
]


class Materiel(Modele):
    """Some of an object, for each person or group; `precision` says what it is for."""

    objet: Objet
    nombre: Annotated[Entier, Field(ge=1, le=50)] = 1
    par: Part = "groupe"
    precision: Texte | None = None


Exemplaires: TypeAlias = Part | Annotated[Entier, Field(ge=0, le=60)]
"""For whom a copy is, or how many in all, whatever the number of people."""


def parts(par: Exemplaires, people: int) -> int:
    """How many times `people` count « par » : 12 people make 6 pairs and 3 small groups.

    A last group may be short of one or two people; it still needs its own.
    """
    if isinstance(par, int):
        return par
    return ceil(people / min(SIZES[par], max(people, 1)))
