"""What the body of a letter is made of, beside the blocs that it shares with worksheets."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from macros.model.base import Entier, Incoherence, Modele, Nom, OuiNon, Paragraphes, Texte
from macros.model.blocs import (
    Bloc,
    BlocDeFiche,
    Colonne,
    Liste,
    Paragraphe,
    Rappel,
    Titre,
    full_width,
)


class Voix(Bloc):
    """What one of the letter's two voices says, apart from the other.

    Without `titre` the voice goes on speaking, after a passage that may be left out.
    """

    bloc: Literal["voix"]
    qui: Literal["famille", "professionnels"]
    titre: Texte | None = None
    paragraphes: Paragraphes


class Signataire(Modele):
    """Who signs: in what capacity, and the variable that holds the name."""

    qualite: Texte
    nom: Annotated[str, StringConstraints(pattern=r"^\{[a-z][a-z0-9_]*\}$")]


class Signature(Bloc):
    """The places to sign, side by side."""

    bloc: Literal["signature"]
    signataires: Annotated[tuple[Signataire, ...], Field(min_length=1, max_length=4)]


class ColonneDeReleve(Colonne):
    """A column of rows to fill in; `exemple` is what its first row may hold.

    A cell of a column `manuscrite` is left for the pen: a signature, initials.
    """

    exemple: Texte | None = None
    manuscrite: OuiNon = False

    @model_validator(mode="after")
    def _typed_or_by_hand(self) -> Self:
        if self.manuscrite is bool(self.exemple):
            message = "un exemple est attendu, sauf dans une colonne « manuscrite »"
            raise Incoherence("exemple", message)
        return self


class Releve(Bloc):
    """Rows to fill in on the screen or by hand: decisions, sums, people.

    `intitules` names the rows; else there are `lignes` of them. `forme` draws each row as a line
    of a table, or as a numbered card on a path that one can put up on a wall.
    """

    bloc: Literal["releve"]
    nom: Nom
    legende: Texte
    colonnes: Annotated[tuple[ColonneDeReleve, ...], Field(min_length=2, max_length=6)]
    lignes: Annotated[Entier, Field(ge=1, le=30)] | None = None
    intitules: Annotated[tuple[Texte, ...], Field(max_length=20)] = ()
    hauteur: Annotated[Entier, Field(ge=1, le=6)] = 1
    forme: Literal["tableau", "infographie"] = "tableau"

    @model_validator(mode="after")
    def _rows_are_counted_once(self) -> Self:
        if bool(self.lignes) is bool(self.intitules):
            raise Incoherence("lignes", "donnez « lignes » ou « intitules », l’un des deux")
        full_width(self.colonnes)
        return self

    @property
    def rangs(self) -> int:
        """How many rows there are."""
        return self.lignes or len(self.intitules)

    def cellule(self, rang: int, colonne: int) -> str:
        """What the form calls a cell. Rows and columns count from 1."""
        return f"{self.nom}_{rang}_{colonne}"

    @property
    def noms(self) -> set[str]:
        """Every name that it takes in its letter: its own, its cells'."""
        columns = range(1, len(self.colonnes) + 1)
        cells = {self.cellule(r, c) for r in range(1, self.rangs + 1) for c in columns}
        return {self.nom, *cells}


Ferme: TypeAlias = Titre | Paragraphe | Liste | Voix | Signature | Releve | Rappel
"""A bloc of a letter that holds no other."""

BlocFerme: TypeAlias = Annotated[Ferme, Field(discriminator="bloc")]


class Passage(Bloc):
    """A part of a letter that may be left out; `retenu` says whether it is in at first."""

    bloc: Literal["passage"]
    nom: Nom
    libelle: Texte
    retenu: OuiNon = True
    blocs: Annotated[tuple[BlocFerme, ...], Field(min_length=1)]


BlocDeLettre: TypeAlias = Annotated[Ferme | Passage, Field(discriminator="bloc")]

AnyBloc: TypeAlias = BlocDeFiche | BlocDeLettre
