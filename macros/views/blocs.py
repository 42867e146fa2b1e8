"""The blocs of a worksheet or a letter, ready to print.

`genre` names the fragment and the writer of each.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from macros.views.commun import Prose, VariableView


@dataclass(frozen=True, slots=True)
class TitreView:
    """A heading."""

    genre: ClassVar[str] = "titre"
    texte: str
    """The words."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class ParagrapheView:
    """A paragraph."""

    genre: ClassVar[str] = "paragraphe"
    texte: Prose
    """The text."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class ListeView:
    """Bullets."""

    genre: ClassVar[str] = "liste"
    puces: tuple[Prose, ...]
    """The items."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class ChampView:
    """A place to write, or the worked answer."""

    genre: ClassVar[str] = "champ"
    nom: str
    """Unique in the sheet."""
    libelle: str
    """The label."""
    aide: str
    """A hint under the label; may be empty."""
    lignes: int
    """Its height in lines."""
    reponse: str
    """The worked answer; empty when there is a place to write."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A box to tick."""

    nom: str
    """Unique in the sheet."""
    libelle: str
    """What it stands for."""
    cochee: bool
    """Whether the worked answer ticks it."""


@dataclass(frozen=True, slots=True)
class CasesView:
    """A group of boxes."""

    genre: ClassVar[str] = "cases"
    libelle: str
    """The question."""
    choix: tuple[CaseView, ...]
    """The boxes."""
    rempli: bool
    """Whether the boxes are answered rather than offered."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class ColonneView:
    """A column's head."""

    titre: str
    """Its heading."""
    largeur: int
    """Its share of the width, in percent."""


@dataclass(frozen=True, slots=True)
class CelluleView:
    """A cell to fill in, or the worked answer."""

    nom: str
    """Unique in the sheet."""
    libelle: str
    """Its accessible name: the column and the row."""
    texte: str
    """The worked answer; empty when there is a place to write."""


@dataclass(frozen=True, slots=True)
class TableauView:
    """A table to fill in."""

    genre: ClassVar[str] = "tableau"
    legende: str
    """The caption."""
    colonnes: tuple[ColonneView, ...]
    """The heads."""
    rangees: tuple[tuple[CelluleView, ...], ...]
    """The rows."""
    hauteur: int
    """The height of a row, in lines."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class VoixView:
    """One of a letter's two voices."""

    genre: ClassVar[str] = "voix"
    qui: str
    """`famille` or `professionnels`."""
    titre: str
    """Who speaks, in words."""
    paragraphes: tuple[Prose, ...]
    """What is said."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class SignataireView:
    """A place to sign."""

    qualite: str
    """In what capacity."""
    nom: VariableView
    """The blank for the name."""


@dataclass(frozen=True, slots=True)
class SignatureView:
    """The places to sign."""

    genre: ClassVar[str] = "signature"
    signataires: tuple[SignataireView, ...]
    """Who signs, side by side."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


BlocView: TypeAlias = (
    TitreView
    | ParagrapheView
    | ListeView
    | ChampView
    | CasesView
    | TableauView
    | VoixView
    | SignatureView
)
