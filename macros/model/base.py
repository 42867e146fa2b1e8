"""The vocabulary that every kind shares: text, dates, durations, links between entries."""

import re
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from macros.model.temps import Jour
from macros.reading import inline

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LIEN = r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
MAX_PROSE = 3000


class Incoherence(ValueError):
    """Two fields that contradict each other; `champ` is the path of the one to look at."""

    def __init__(self, champ: str, message: str) -> None:
        self.champ = champ
        super().__init__(message)


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
"""Kebab-case ASCII; it names the entry in links and in its page's address."""

Nom = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""The name of a field or of a letter's variable."""

Texte = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""A few plain words, without markup."""


def read_prose(written: Any) -> Any:
    """Text as written → runs. Raises ValueError when it is no text."""
    if isinstance(written, tuple):
        return written
    if isinstance(written, dict):
        raise ValueError(
            "texte attendu ; entre guillemets s’il contient « : » ou commence par « { »"
        )
    if not isinstance(written, str):
        raise ValueError("texte attendu")
    if not written:
        raise ValueError("texte vide")
    if len(written) > MAX_PROSE:
        raise ValueError(f"texte trop long ({len(written)} signes, {MAX_PROSE} au plus)")
    return inline.parse(written)


Prose = Annotated[
    tuple[inline.Run, ...],
    BeforeValidator(read_prose),
    WithJsonSchema({"type": "string", "maxLength": MAX_PROSE}),
]
"""A paragraph with the inline markup of `reading.inline`."""

Paragraphes = Annotated[tuple[Prose, ...], Field(min_length=1)]


def _whole(written: Any) -> Any:
    if isinstance(written, str) and not re.fullmatch(r"-?[0-9]{1,9}", written):
        raise ValueError("nombre entier attendu")
    return written


Entier = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
"""A whole number, in plain digits."""


def _oui_non(written: Any) -> Any:
    if isinstance(written, bool):
        return written
    if written not in ("oui", "non"):
        raise ValueError("« oui » ou « non » attendu")
    return written == "oui"


OuiNon = Annotated[bool, BeforeValidator(_oui_non), WithJsonSchema({"enum": ["oui", "non"]})]


def _fictif(value: bool) -> bool:
    if not value:
        raise ValueError("un exemple doit être fictif : aucune situation réelle n’entre ici")
    return value


Fictif = Annotated[OuiNon, AfterValidator(_fictif)]


class Lien(str):
    """The slug of another entry; the subclass says of which kind."""

    genre: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(Slug))

    @property
    def adresse(self) -> str:
        """`genre/slug`, the form every link takes once read."""
        return f"{self.genre}/{self}"


class LienReference(Lien):
    """The slug of an entry of the bibliography."""

    genre = "reference"


class LienAffirmation(Lien):
    """The slug of a declared figure."""

    genre = "affirmation"


class LienFiche(Lien):
    """The slug of a worksheet."""

    genre = "fiche"


class LienLettre(Lien):
    """The slug of a letter."""

    genre = "lettre"


class LienJeu(Lien):
    """The slug of a set of cards."""

    genre = "jeu"


class LienOffre(Lien):
    """The slug of an offer."""

    genre = "offre"


class LienTarif(Lien):
    """The slug of a rate."""

    genre = "tarif"


class LienProgramme(Lien):
    """The slug of a programme."""

    genre = "programme"


class LienCompetence(Lien):
    """The slug of a skill."""

    genre = "competence"


class LienTerme(Lien):
    """The slug of a term of the glossary."""

    genre = "terme"


class LienEntree(Lien):
    """`genre/slug`: a link to an entry of any kind."""

    genre = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = Annotated[str, StringConstraints(pattern=LIEN)]
        return core_schema.no_info_after_validator_function(cls, handler(written))

    @property
    def adresse(self) -> str:
        """The link itself, which already names its kind."""
        return str(self)


class Modele(BaseModel):
    """Frozen, and strict about names: an unknown key is an error."""

    # A class is built when first used: the kinds then build what they hold once, with them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Relu(Modele):
    """What was reviewed at `relu_le` and is due for a new review at `relire_avant`."""

    relu_le: Jour
    relire_avant: Jour

    @model_validator(mode="after")
    def _review_comes_after(self) -> Self:
        if self.relire_avant <= self.relu_le:
            raise Incoherence("relire_avant", "« relire_avant » doit venir après « relu_le »")
        return self


class Entree(Relu):
    """What every entry carries. `slug` comes from the file's name or the list's key."""

    slug: Slug
    titre: Texte


class Relation(Modele):
    """A link between two pages, declared on one and shown on both.

    `pourquoi` is why a reader would follow it from here, `retour` from the other page.
    """

    vers: LienEntree
    pourquoi: Texte
    retour: Texte


class Confusion(Modele):
    """Something that this entry is often taken for, and the difference."""

    avec: Texte
    difference: Prose


class Exemple(Modele):
    """A short story, always invented."""

    fictif: Fictif
    recit: Paragraphes


class Intervalle(Modele):
    """A size of group, both ends included."""

    min: Annotated[Entier, Field(ge=1, le=500)]
    max: Annotated[Entier, Field(ge=1, le=500)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise Incoherence("min", f"minimum {self.min} au-dessus du maximum {self.max}")
        return self
