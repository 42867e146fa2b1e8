"""What the body of a worksheet or a letter is made of.

A bloc is one class here, one fragment in `overrides/fragments/blocs/` and one writer in each
document format; a test compares the sets.
"""

from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from macros.model.base import Entier, Incoherence, Modele, Nom, Paragraphes, Prose, Texte


class Bloc(Modele):
    """What every bloc may carry: `note` is for the facilitator's edition alone."""

    note: Prose | None = None


class Titre(Bloc):
    """A heading inside the sheet."""

    bloc: Literal["titre"]
    texte: Texte


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
        total = sum(colonne.largeur for colonne in self.colonnes)
        if total != 100:
            raise Incoherence("colonnes", f"les largeurs des colonnes font {total} %, 100 attendus")
        return self


class Voix(Bloc):
    """What one of the letter's two voices says, apart from the other."""

    bloc: Literal["voix"]
    qui: Literal["famille", "professionnels"]
    titre: Texte
    paragraphes: Paragraphes


class Signataire(Modele):
    """Who signs: in what capacity, and the variable that holds the name."""

    qualite: Texte
    nom: Annotated[str, StringConstraints(pattern=r"^\{[a-z][a-z0-9_]*\}$")]


class Signature(Bloc):
    """The places to sign, side by side."""

    bloc: Literal["signature"]
    signataires: Annotated[tuple[Signataire, ...], Field(min_length=1, max_length=4)]


BlocDeFiche: TypeAlias = Annotated[
    Titre | Paragraphe | Liste | Champ | Cases | Tableau, Field(discriminator="bloc")
]
BlocDeLettre: TypeAlias = Annotated[
    Titre | Paragraphe | Liste | Voix | Signature, Field(discriminator="bloc")
]
AnyBloc: TypeAlias = BlocDeFiche | BlocDeLettre


def _forme(written: Any) -> str:
    if not isinstance(written, list | tuple):
        return "texte"
    return "lignes" if any(isinstance(row, list | tuple) for row in written) else "cases"


Reponse: TypeAlias = Annotated[
    Annotated[Texte, Tag("texte")]
    | Annotated[tuple[Texte, ...], Tag("cases")]
    | Annotated[tuple[tuple[Texte, ...], ...], Tag("lignes")],
    Discriminator(_forme),
]
"""A worked answer: a text, the boxes ticked, or the rows of a table."""
