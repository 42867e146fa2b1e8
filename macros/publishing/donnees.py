"""What `corpus.json` is made of: its shape, which `docs/projet/donnees.md` explains in French.

Field names are those that readers of the file see. Every field is always there: `null`, or an
empty list, says that no source tells it.
"""

from dataclasses import dataclass
from datetime import date as Date  # two kinds have a field of that name
from typing import ClassVar, Literal

from pydantic import ConfigDict

from macros.model.tarif import Unite


@dataclass(frozen=True, slots=True)
class Ferme:
    """Nothing but the fields declared: the JSON Schema says so too."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntreeOuverte(Ferme):
    """What every entry tells."""

    adresse: str
    """`genre/slug`, what links to it say."""
    titre: str
    """Its title."""
    page: str
    """Where it stands on the site, in full."""
    relu_le: Date
    """When it was last reviewed."""
    textes: tuple[str, ...]
    """What it says, paragraph by paragraph, without markup."""
    sources: tuple[str, ...]
    """The works that it rests on."""
    liens: tuple[str, ...]
    """The other entries that it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(EntreeOuverte):
    """A work, as the bibliography has it."""

    court: str
    """How texts call it."""
    theme: str
    """Its shelf."""
    forme: str
    """What it is."""
    auteurs: tuple[str, ...]
    """Its authors."""
    parution: str | None
    """The publisher or the journal."""
    date: str
    """The date, as the document gives it."""
    pages: str | None
    """Its pages, or their number."""
    isbn: str | None
    """Its ISBN."""
    url: str | None
    """Where to read it."""
    verifiee: bool
    """Whether it was seen, and not only quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirmation(EntreeOuverte):
    """A figure that sources state."""

    nature: str
    """What kind of statement it is."""
    date: str
    """When it was stated."""
    portee: str
    """What it speaks of."""
    reserve: str
    """How far it can be trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terme(EntreeOuverte):
    """A word of the glossary."""

    sigle: str | None
    """Its acronym."""
    synonymes: tuple[str, ...]
    """Other words for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notion(EntreeOuverte):
    """A notion with its place in a list."""

    rang: int
    """Its place."""
    proposition: bool
    """Whether the editors wrote its definition, which no source gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principe(EntreeOuverte):
    """A principle, or a way of working."""

    statut: Literal["principe", "maniere"]
    """Which of the two."""
    proposition: bool
    """Whether the editors wrote its definition, which no source gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fichier(Ferme):
    """A file to download."""

    libelle: str
    """What it is."""
    partie: str | None
    """The day of the programme that it belongs to, `jour-1`; none for the whole entry."""
    format: str
    """`pdf`, `docx`, `odt` or `zip`."""
    url: str
    """Its address, in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AvecFichiers(EntreeOuverte):
    """An entry that has documents."""

    proposition: str
    """What of it comes from the sources, and what the editors propose."""
    fichiers: tuple[Fichier, ...]
    """Its documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repere(Ferme):
    """A point that offers are compared by."""

    libelle: str
    """The point."""
    texte: str | None
    """What the source says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offre(AvecFichiers):
    """An offer."""

    reperes: tuple[Repere, ...]
    """The offer at a glance, the same points for each."""
    tarifs: tuple[str, ...]
    """Its rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prix(Ferme):
    """A published price."""

    centimes: int
    """The amount."""
    devise: Literal["EUR"]
    """The currency."""
    unite: Unite
    """What the amount buys one of."""
    taxe: Literal["ttc", "ht", "sans_tva"]
    """Whether the tax is included."""
    volume: int | None
    """How many units of the line are sold together at this price."""
    facture_a: str
    """Who is invoiced."""
    comprend: tuple[str, ...]
    """What it comprises."""
    reserve: str
    """What the source does not say of it."""
    valable_jusqu_au: Date | None
    """Until when it holds."""
    affirmation: str
    """The declared figure."""
    source: str
    """The document that gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poste(Ferme):
    """A line of a rate."""

    titre: str
    """What is counted."""
    unite: Unite
    """In what unit."""
    precision: str
    """What is known of it, and what is not."""
    volumes: tuple[int, ...]
    """How many units are sold together, when the source says it."""
    prix: tuple[Prix, ...]
    """Its published prices; none means « sur devis »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tarif(EntreeOuverte):
    """A way of buying an offer."""

    offre: str
    """The offer."""
    rencontres: tuple[str, ...]
    """The formats that the source gives."""
    postes: tuple[Poste, ...]
    """Its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besoin(EntreeOuverte):
    """A need, in a service's words."""

    offres: tuple[str, ...]
    """The offers that answer it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(EntreeOuverte):
    """A question asked before choosing an offer; its texts are the answer."""

    theme: str
    """Its theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence(EntreeOuverte):
    """A skill that trainings aim at."""

    proposition: bool
    """Whether the editors wrote it, and no source states it as a skill."""
