"""What no entry can judge alone: links between entries, closed lists, what publication awaits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from macros.model.base import Entree, Lien
from macros.model.genres import GENRES
from macros.model.lettre import Lettre
from macros.model.messages import nearly
from macros.model.notion import Composante, Sora
from macros.model.organisme import Organisme
from macros.reading.inline import Run
from macros.reading.problems import Problem
from macros.reading.source import Place, Source

NOMBRE_ATTENDU = {"composante": 7, "sora": 4}

A_VARIABLES = frozenset(("expediteur", "destinataire", "lieu_et_date", "objet", "corps"))
"""The fields of a letter that its blanks may stand in."""


@dataclass(frozen=True, slots=True)
class Origine:
    """Where an entry was written."""

    source: Source
    place: Place

    def problem(self, place: Place, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a place of this entry."""
        return self.source.problem((*self.place, *place), message, at_key=at_key)


Entrees = Mapping[str, Entree]
Origines = Mapping[str, Origine]


def incoherences(entrees: Entrees, origines: Origines, unread: set[str]) -> Iterator[Problem]:
    """What is wrong between entries.

    `unread` holds what could not be read, `genre/slug` or `genre/` for a whole list: a link to it
    is not a mistake of its own.
    """
    for adresse, entree in entrees.items():
        for place, cible in liens(entree):
            if message := _wrong_link(cible, entree, place, origines, unread):
                yield origines[adresse].problem(place, message)
    for genre, nombre in NOMBRE_ATTENDU.items():
        if f"{genre}/" not in unread:
            yield from _misranked(genre, nombre, entrees, origines)


def unfinished(entrees: Entrees, origines: Origines, today: date) -> Iterator[Problem]:
    """What a publication still waits for."""
    for adresse, entree in entrees.items():
        origine = origines[adresse]
        if entree.relire_avant <= today:
            message = f"à relire depuis le {entree.relire_avant:%d/%m/%Y}"
            yield origine.problem(("relire_avant",), message)
        if isinstance(entree, Organisme):
            for nom in entree.manquants():
                yield origine.problem((nom,), "à compléter avant publication")


def liens(value: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every link inside a value, as `genre/slug`, and every blank, as `{nom}`, with its place."""
    match value:
        case Lien():
            yield place, value.adresse
        case BaseModel():
            for nom in type(value).model_fields:
                yield from liens(getattr(value, nom), (*place, nom))
        case tuple() if value and isinstance(value[0], Run):
            for run in value:
                if run.lien or run.variable:
                    yield place, run.lien or f"{{{run.variable}}}"
        case tuple():
            for i, item in enumerate(value):
                yield from liens(item, (*place, i))


def _wrong_link(
    cible: str, entree: Entree, place: Place, origines: Origines, unread: set[str]
) -> str:
    if cible.startswith("{"):
        if isinstance(entree, Lettre) and place[0] in A_VARIABLES:
            return ""
        return f"« {cible} » : seul le texte d’une lettre a des blancs"
    genre, _, slug = cible.partition("/")
    if cible in origines or {cible, f"{genre}/"} & unread:
        return ""
    if genre not in GENRES:
        return f"genre « {genre} » inconnu{nearly(genre, list(GENRES))}"
    known = [adresse.partition("/")[2] for adresse in origines if adresse.startswith(f"{genre}/")]
    return f"« {cible} » n’existe pas{nearly(slug, known)}"


def _misranked(genre: str, nombre: int, entrees: Entrees, origines: Origines) -> Iterator[Problem]:
    adresses = [adresse for adresse in origines if adresse.startswith(f"{genre}/")]
    if len(adresses) != nombre:
        message = f"{nombre} entrées attendues, {len(adresses)} ici"
        yield Problem(f"data/{GENRES[genre].place}", 1, 1, "entrees", message)
        return
    for expected, adresse in enumerate(adresses, 1):
        entree = entrees.get(adresse)
        if isinstance(entree, Composante | Sora) and entree.rang != expected:
            yield origines[adresse].problem(("rang",), f"rang {expected} attendu à cette place")
