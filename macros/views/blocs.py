"""The blocs of a worksheet or a letter, ready to print.

`genre` names the fragment and the writer of each; those to fill in are in `saisies`.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from macros.views.commun import Prose, VariableView
from macros.views.saisies import ColonneView, SaisieView


@dataclass(frozen=True, slots=True)
class TitreView:
    """A heading."""

    genre: ClassVar[str] = "titre"
    texte: str
    """The words."""
    nouvelle_page: bool
    """Whether it starts a page."""
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
class SigneView:
    """A sign of a drawing."""

    signe: str
    """`rond`, `carre`, `plein`, `tirets`, `fleche_points`…: it picks the picture."""
    sens: str
    """What it stands for."""


@dataclass(frozen=True, slots=True)
class LegendeView:
    """The key of a drawing."""

    genre: ClassVar[str] = "legende"
    signes: tuple[SigneView, ...]
    """The signs."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class VoixView:
    """One of a letter's two voices."""

    genre: ClassVar[str] = "voix"
    qui: str
    """`famille` or `professionnels`."""
    titre: str
    """Who speaks, in words; empty when the same voice goes on."""
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


@dataclass(frozen=True, slots=True)
class RangView:
    """A row to fill in."""

    intitule: str
    """Its name, or its number."""
    cellules: tuple[VariableView | None, ...]
    """Its cells, in the order of the columns; none for a cell left for the pen."""


@dataclass(frozen=True, slots=True)
class ReleveView:
    """Rows to fill in, on the screen or by hand."""

    genre: ClassVar[str] = "releve"
    legende: str
    """The caption."""
    forme: str
    """`tableau` or `infographie`."""
    noms: int
    """The share of the width, in percent, of the rows' names; 0 when they have none."""
    colonnes: tuple[ColonneView, ...]
    """The heads of the cells, which share the rest."""
    rangs: tuple[RangView, ...]
    """The rows."""
    hauteur: int
    """The height of a row, in lines."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


BlocSimpleView: TypeAlias = (
    TitreView
    | ParagrapheView
    | ListeView
    | LegendeView
    | VoixView
    | SignatureView
    | ReleveView
    | SaisieView
)


@dataclass(frozen=True, slots=True)
class PassageView:
    """A part of a letter that may be left out."""

    genre: ClassVar[str] = "passage"
    nom: str
    """Its name, unique in the letter."""
    blocs: tuple[BlocSimpleView, ...]
    """What it holds."""
    note: Prose
    """For the facilitator's edition; empty elsewhere."""


BlocView: TypeAlias = BlocSimpleView | PassageView
