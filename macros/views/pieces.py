"""What a programme or a kit prints beside its worksheets: running order, attendance, annexes."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from macros.views.agenda import AgendaView, EntreDeuxView
from macros.views.commun import Prose, SectionView
from macros.views.document import PiedView
from macros.views.fiche import EditionView
from macros.views.jeu import JeuImprimeView
from macros.views.lettre import CourrierView
from macros.views.materiel import ApportView
from macros.views.terme import DefinitionView


@dataclass(frozen=True, slots=True)
class DerouleView:
    """The running order of one or several days, for one kind of reader."""

    genre: ClassVar[str] = "deroule"
    papier: ClassVar[str] = "portrait"
    titre: str
    """What is led."""
    edition: str
    """« Édition de l’animateur », « … des participants », « … du commanditaire »."""
    chapeau: Prose
    """The essential; may be empty."""
    sections: tuple[SectionView, ...]
    """What the facilitator or the sponsor reads besides; may be empty."""
    parties: tuple[AgendaView | EntreDeuxView, ...]
    """The days, and the work between them."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} ({self.edition})"


@dataclass(frozen=True, slots=True)
class PresenceView:
    """The attendance list."""

    genre: ClassVar[str] = "presence"
    papier: ClassVar[str] = "portrait"
    titre: str
    """What is led."""
    colonnes: tuple[str, ...]
    """A place to sign for each half-day."""
    rangs: tuple[str, ...]
    """A row for each participant, numbered, and two more."""
    professionnels: bool
    """Whether professionals alone sign."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} (liste de présence)"


@dataclass(frozen=True, slots=True)
class AnnexeView:
    """The words and the works that a kit rests on."""

    genre: ClassVar[str] = "annexe"
    papier: ClassVar[str] = "portrait"
    titre: str
    """What is led."""
    termes: tuple[DefinitionView, ...]
    """The terms that its sheets use."""
    sources: tuple[Prose, ...]
    """The works, in the style of the bibliography."""
    origine: Prose
    """What comes from them and what the editors propose."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} (mots et sources)"


@dataclass(frozen=True, slots=True)
class TirageView:
    """A line of the print recipe."""

    nombre: int
    """How many copies."""
    titre: str
    """Of what."""
    regle: str
    """« 1 par personne »; may be empty."""
    papier: str
    """« 1 page A4 »; empty when the number of pages is not known beforehand."""
    ancre: str
    """Where it starts in the kit printed whole; empty when it is not in it."""


@dataclass(frozen=True, slots=True)
class CouvertureView:
    """The cover of a kit: what it is for, and how to print it."""

    genre: ClassVar[str] = "couverture"
    papier: ClassVar[str] = "portrait"
    surtitre: str
    """« Kit », or the programme that a day belongs to."""
    titre: str
    """The kit's name."""
    besoin: Prose
    """The need that it answers."""
    participants: int
    """How many people it is counted for."""
    tirages: tuple[TirageView, ...]
    """The print recipe."""
    apports: tuple[ApportView, ...]
    """What to bring."""
    sections: tuple[SectionView, ...]
    """What to do before and after."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} (couverture)"


PieceView: TypeAlias = (
    CouvertureView
    | DerouleView
    | EditionView
    | CourrierView
    | JeuImprimeView
    | PresenceView
    | AnnexeView
)
"""What prints alone or in a kit; `genre` names its template, `papier` its sheet."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A piece in its place in a kit."""

    ancre: str
    """Its identifier."""
    titre: str
    """Its name in the bookmarks."""
    piece: PieceView
    """What prints there."""


@dataclass(frozen=True, slots=True)
class LiasseView:
    """A whole kit in one document."""

    genre: ClassVar[str] = "liasse"
    papier: ClassVar[str] = "portrait"
    titre: str
    """The kit's name."""
    places: tuple[PlaceView, ...]
    """All that it holds, in order."""
    pied: PiedView
    """The foot of each page."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return f"{self.titre} (kit complet)"
