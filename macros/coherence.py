"""What no entry can judge alone: links between entries, closed lists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from macros.model.base import Entree, Lien
from macros.model.fiche import Fiche
from macros.model.genres import GENRES, PARTIES
from macros.model.kit import Kit
from macros.model.lettre import Lettre
from macros.model.messages import nearly
from macros.model.notion import Composante, Sora
from macros.model.page import Page
from macros.model.programme import Programme
from macros.model.terme import Terme
from macros.reading.inline import Run
from macros.reading.markdown import Passage
from macros.reading.problems import Problem
from macros.reading.source import Place, Source

NOMBRE_ATTENDU = {"composante": 7, "sora": 4}

SANS_PAGE = (
    *("reference", "affirmation", "organisme"),
    *("tarif", "estimation", "question", "besoin", "competence"),
)
"""The kinds whose entries are lines of a page: a relation cannot end there."""

_SEPT = re.compile(r"\b(?:7|sept)\s+composantes?\b|\bcomposantes?\s+officielles?\b", re.IGNORECASE)
INTERDIT = (
    "titre interdit : aucune source ne donne la liste des sept composantes ; "
    "écrivez « sept repères » et dites « synthèse de la rédaction »"
)

LIEN_ILLISIBLE = (
    "« [[ » illisible : écrivez [[genre/slug]] ou [[genre/slug|libellé]], "
    "et sans libellé dans un tableau"
)

_NOTE = re.compile(
    r"\W*(?:notes? d['’]animation|(?:notes? )?(?:pour|à) l['’]anim\w+ ?:|anima(?:teur|trice) ?:)",
    re.IGNORECASE,
)
NOTE_EGAREE = "les participants lisent ce texte : une note d’animation s’écrit dans « note »"

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
        yield from _wrong_relations(adresse, entree, entrees, origines)
        yield from _unreadable_links(entree, origines[adresse])
        yield from _forbidden_titles(entree, origines[adresse])
        yield from _withdrawn(entree, entrees, origines[adresse])
        yield from _misplaced_notes(entree, origines[adresse])
    yield from _shared_forms(entrees, origines)
    for genre, nombre in NOMBRE_ATTENDU.items():
        if f"{genre}/" not in unread:
            yield from _misranked(genre, nombre, entrees, origines)


def liens(value: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every link inside a value, as `genre/slug`, and every blank, as `{nom}`, with its place."""
    match value:
        case Lien():
            yield place, value.adresse
        case BaseModel():
            for nom in type(value).model_fields:
                yield from liens(getattr(value, nom), (*place, nom))
        case Passage():
            for i, cible in enumerate(value.liens):
                yield (*place, "liens", i), cible
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
    if genre == "schema":
        return f'« {cible} » n’a pas d’adresse : placez-le avec {{{{ schema("{slug}") }}}}'
    if cible in origines or {cible, f"{genre}/"} & unread:
        return ""
    if genre not in (known_kinds := [*GENRES, *PARTIES]):
        return f"genre « {genre} » inconnu{nearly(genre, known_kinds)}"
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


def _wrong_relations(
    adresse: str, entree: Entree, entrees: Entrees, origines: Origines
) -> Iterator[Problem]:
    """A relation to what has no page, or declared at both its ends."""
    for i, relation in enumerate(getattr(entree, "lies", ())):
        place = ("lies", i, "vers")
        other = entrees.get(relation.vers)
        if relation.vers.partition("/")[0] in SANS_PAGE:
            message = f"« {relation.vers} » n’a pas de page : citez-le plutôt dans le texte"
            yield origines[adresse].problem(place, message)
        elif relation.vers in (earlier.vers for earlier in entree.lies[:i]):  # type: ignore[attr-defined]
            yield origines[adresse].problem(place, f"« {relation.vers} » est déjà lié plus haut")
        elif relation.vers == adresse:
            yield origines[adresse].problem(place, "cette page est liée à elle-même")
        elif adresse in (back.vers for back in getattr(other, "lies", ())) and (
            adresse > relation.vers
        ):
            where = f"« {relation.vers} », qui a son « retour »"
            message = f"relation déjà déclarée par {where} : retirez-la ici"
            yield origines[adresse].problem(place, message)


def _unreadable_links(entree: Entree, origine: Origine) -> Iterator[Problem]:
    """What is left of a link that was opened and not written as one."""
    if isinstance(entree, Page):
        for i, passage in enumerate(entree.corps):
            if "[[" in passage.texte:
                yield origine.problem(("corps", i), LIEN_ILLISIBLE)


def _forbidden_titles(entree: Entree, origine: Origine) -> Iterator[Problem]:
    """No source lists the seven components: no title may seem to."""
    titles: list[tuple[Place, str]] = [(("titre",), entree.titre)]
    if isinstance(entree, Page):
        titles += [(("corps", i), p.texte) for i, p in enumerate(entree.corps) if p.niveau]
    for place, titre in titles:
        if _SEPT.search(titre):
            yield origine.problem(place, INTERDIT)


def _withdrawn(entree: Entree, entrees: Entrees, origine: Origine) -> Iterator[Problem]:
    """A kit or a programme that hands out a sheet withdrawn since."""
    if isinstance(entree, Kit | Programme):
        for place, cible in liens(entree):
            fiche = entrees.get(cible)
            if isinstance(fiche, Fiche) and fiche.retrait:
                since = f"{fiche.retrait.depuis:%d/%m/%Y}"
                message = f"« {cible} » est retirée depuis le {since} : donnez une autre fiche"
                yield origine.problem(place, message)


def _misplaced_notes(entree: Entree, origine: Origine) -> Iterator[Problem]:
    """A facilitator's note where participants read: only `note` stays out of their editions."""
    if isinstance(entree, Fiche | Kit | Programme):
        for place, text in _read_by_all(entree):
            if _NOTE.match(text):
                yield origine.problem(place, NOTE_EGAREE)


def _read_by_all(
    value: object, place: Place = (), *, shown: bool = False
) -> Iterator[tuple[Place, str]]:
    """What the participants' editions print: instructions, and the body of sheets but its notes."""
    match value:
        case BaseModel():
            for nom in type(value).model_fields:
                if nom != "note":
                    open_to_all = shown or nom in ("consigne", "corps")
                    yield from _read_by_all(getattr(value, nom), (*place, nom), shown=open_to_all)
        case str() if shown:
            yield place, value
        case tuple() if value and isinstance(value[0], Run):
            if shown:
                yield place, "".join(run.texte for run in value)
        case tuple():
            for i, item in enumerate(value):
                yield from _read_by_all(item, (*place, i), shown=shown)


def _shared_forms(entrees: Entrees, origines: Origines) -> Iterator[Problem]:
    """Two terms written alike: the text of a page could only explain the first."""
    owners: dict[str, str] = {}
    for adresse, entree in entrees.items():
        if isinstance(entree, Terme):
            for place, form in (("titre",), entree.titre), *_forms(entree):
                owner = owners.setdefault(form.lower(), adresse)
                if owner != adresse:
                    yield origines[adresse].problem(place, f"« {form} » est déjà à « {owner} »")


def _forms(terme: Terme) -> Iterator[tuple[Place, str]]:
    if terme.sigle:
        yield ("sigle",), terme.sigle
    for i, form in enumerate(terme.formes):
        yield ("formes", i), form
