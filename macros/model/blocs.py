"""What the body of a worksheet is made of, and some of a letter's.

A bloc is one class here, one fragment in `overrides/fragments/blocs/` and one writer in each
document format; a test compares the sets.
"""

from collections.abc import Iterable
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from macros.model.base import Entier, Incoherence, Modele, Nom, OuiNon, Paragraphes, Prose, Texte

Mot = Annotated[str, StringConstraints(min_length=1, max_length=40)]
"""A label read at a glance."""


class Bloc(Modele):
    """What every bloc may carry: `note` is for the facilitator's edition alone."""

    note: Prose | None = None


class Titre(Bloc):
    """A heading inside the sheet; `nouvelle_page` starts a page with it."""

    bloc: Literal["titre"]
    texte: Texte
    nouvelle_page: OuiNon = False


class Paragraphe(Bloc):
    """A paragraph of text."""

    bloc: Literal["paragraphe"]
    texte: Prose


class Liste(Bloc):
    """A bulleted list."""

    bloc: Literal["liste"]
    puces: Paragraphes


class Champ(Bloc):
    """A place to write, `lignes` lines high."""

    bloc: Literal["champ"]
    nom: Nom
    libelle: Texte
    aide: Texte | None = None
    lignes: Annotated[Entier, Field(ge=1, le=20)] = 1


class Cases(Bloc):
    """Boxes to tick, none, one or several."""

    bloc: Literal["cases"]
    nom: Nom
    libelle: Texte
    choix: Annotated[tuple[Texte, ...], Field(min_length=2, max_length=12)]


class Colonne(Modele):
    """A column: its heading and its share of the width, in percent."""

    titre: Texte
    largeur: Annotated[Entier, Field(ge=5, le=90)]


def full_width(colonnes: Iterable[Colonne]) -> None:
    """Raise Incoherence when the columns do not share the whole width."""
    total = sum(colonne.largeur for colonne in colonnes)
    if total != 100:
        raise Incoherence("colonnes", f"les largeurs des colonnes font {total} %, 100 attendus")


class Tableau(Bloc):
    """A table to fill in: `lignes` empty rows, each `hauteur` lines high."""

    bloc: Literal["tableau"]
    nom: Nom
    legende: Texte
    colonnes: Annotated[tuple[Colonne, ...], Field(min_length=2, max_length=6)]
    lignes: Annotated[Entier, Field(ge=1, le=20)]
    hauteur: Annotated[Entier, Field(ge=1, le=8)] = 1

    @model_validator(mode="after")
    def _full_width(self) -> Self:
        full_width(self.colonnes)
        return self


class Cote(Modele):
    """One of several places to write that stand side by side."""

    nom: Nom
    libelle: Texte
    aide: Texte | None = None


class Colonnes(Bloc):
    """Two or three places to write side by side, `lignes` lines high: what one sorts or weighs."""

    bloc: Literal["colonnes"]
    champs: Annotated[tuple[Cote, ...], Field(min_length=2, max_length=3)]
    lignes: Annotated[Entier, Field(ge=1, le=30)]


class Echelle(Bloc):
    """Statements to place, each on its own line, between two poles."""

    bloc: Literal["echelle"]
    nom: Nom
    legende: Texte
    bas: Mot
    haut: Mot
    degres: Annotated[Entier, Field(ge=3, le=10)] = 5
    lignes: Annotated[tuple[Texte, ...], Field(min_length=1, max_length=12)]


class Frise(Bloc):
    """A line of time with `jalons` marks: its date, what stands above it, what stands below."""

    bloc: Literal["frise"]
    nom: Nom
    legende: Texte
    haut: Texte
    bas: Texte
    jalons: Annotated[Entier, Field(ge=3, le=8)]
    hauteur: Annotated[Entier, Field(ge=2, le=12)] = 5


class Dessin(Bloc):
    """A place to draw, `hauteur` millimetres high, over a light background.

    `fond` is that background; `zones` names its parts: circles from the centre outwards,
    quarters from left to right then top to bottom, the root of a tree.
    """

    bloc: Literal["dessin"]
    nom: Nom
    legende: Texte
    fond: Literal["blanc", "points", "cercles", "quartiers", "recouvrement", "arbre"]
    zones: Annotated[tuple[Mot, ...], Field(max_length=4)] = ()
    hauteur: Annotated[Entier, Field(ge=40, le=230)]

    @model_validator(mode="after")
    def _zones_are_the_background_s(self) -> Self:
        expected = ZONES[self.fond]
        if len(self.zones) not in expected:
            wanted = " ou ".join(map(str, expected))
            message = f"le fond « {self.fond} » a {wanted} zones à nommer, {len(self.zones)} ici"
            raise Incoherence("zones", message)
        return self


ZONES = {
    "blanc": (0,),
    "points": (0,),
    "cercles": (2, 3),
    "quartiers": (4,),
    "recouvrement": (2, 3),
    "arbre": (1,),
}
"""How many parts of each background have a name."""


TraitDessine: TypeAlias = Literal[
    "plein", "tirets", "points", "double", "fleche", "fleche_tirets", "fleche_points"
]
"""A line of a drawing: its pattern, which black ink keeps, and whether it has a point."""

Signe: TypeAlias = Literal["rond", "carre", TraitDessine]


class SigneExplique(Modele):
    """A sign of a drawing, and what it stands for."""

    signe: Signe
    sens: Texte


class Legende(Bloc):
    """The key of a drawing: what each sign stands for."""

    bloc: Literal["legende"]
    signes: Annotated[tuple[SigneExplique, ...], Field(min_length=2, max_length=8)]


class Cartons(Bloc):
    """Cards to cut out: `nombre` of them, each with the same headings to write under."""

    bloc: Literal["cartons"]
    nom: Nom
    legende: Texte
    intitules: Annotated[tuple[Texte, ...], Field(min_length=1, max_length=3)]
    nombre: Annotated[Entier, Field(ge=2, le=12)]
    lignes: Annotated[Entier, Field(ge=1, le=8)] = 2


class Rappel(Bloc):
    """The reminder of a sheet that will hold personal data; `finalite` is what it is for.

    Its headings are the same everywhere: purpose, bare necessity, informed person, readers,
    place, date of destruction, contact.
    """

    bloc: Literal["rappel"]
    finalite: Texte


BlocDeFiche: TypeAlias = Annotated[
    Titre
    | Paragraphe
    | Liste
    | Champ
    | Cases
    | Tableau
    | Colonnes
    | Echelle
    | Frise
    | Dessin
    | Legende
    | Cartons
    | Rappel,
    Field(discriminator="bloc"),
]
