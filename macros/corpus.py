"""Third stage: all of `data/`, read, checked and tied together, or every problem at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.model.base import Entree, Jour, Lien, Modele, Slug
from macros.model.genres import GENRES, Genre
from macros.model.messages import nearly, problems_of
from macros.model.notion import Composante, Sora
from macros.model.organisme import Organisme
from macros.reading.inline import Run
from macros.reading.problems import InvalidCorpus, Problem
from macros.reading.source import Place, Source, Tree, read

E = TypeVar("E", bound=Entree)

NOMBRE_ATTENDU = {"composante": 7, "sora": 4}


class _Liste(Modele):
    """A file that holds every entry of its kind, and the dates they share."""

    relu_le: Jour
    relire_avant: Jour
    entrees: dict[Slug, Any]


@dataclass(frozen=True, slots=True)
class Origine:
    """Where an entry was written."""

    source: Source
    place: Place

    def problem(self, place: Place, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a place of this entry."""
        return self.source.problem((*self.place, *place), message, at_key=at_key)


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Every entry, by its `genre/slug` address, in the order of the files."""

    entrees: Mapping[str, Entree]
    origines: Mapping[str, Origine]

    def tous(self, modele: type[E]) -> tuple[E, ...]:
        """All the entries of a kind, in order."""
        return tuple(entree for entree in self.entrees.values() if isinstance(entree, modele))

    @property
    def organisme(self) -> Organisme:
        """The publisher."""
        return self.tous(Organisme)[0]

    def a_publier(self, today: date) -> tuple[Problem, ...]:
        """What a publication still waits for: fields to complete, reviews that are due."""
        return tuple(sorted(_unfinished(self, today)))


def load(root: Path) -> Corpus:
    """Read `root`/data. Raises InvalidCorpus with every problem of every file."""
    problems: list[Problem] = []
    entrees: dict[str, Entree] = {}
    origines: dict[str, Origine] = {}
    for genre in GENRES.values():
        for slug, origine, tree in _written(genre, root, problems):
            adresse = f"{genre.nom}/{slug}"
            origines[adresse] = origine
            try:
                entrees[adresse] = genre.modele.model_validate(tree)
            except ValidationError as error:
                problems += problems_of(error, origine.source, origine.place, genre.modele)
    corpus = Corpus(MappingProxyType(entrees), MappingProxyType(origines))
    problems += _broken_links(corpus)
    if not problems:
        problems += _misranked(corpus)
    if problems:
        raise InvalidCorpus(problems)
    return corpus


def _written(
    genre: Genre, root: Path, problems: list[Problem]
) -> Iterator[tuple[str, Origine, Tree]]:
    """Each entry of a kind as written: its slug, its place, its tree with the slug put in."""
    for path in _files(genre, root, problems):
        source = read(path, root)
        if not isinstance(source, Source):
            problems += source
        elif genre.forme == "liste":
            yield from _listed(source, problems)
        else:
            tree = _with_slug(source.tree, path.stem, Origine(source, ()), problems)
            yield path.stem, Origine(source, ()), tree


def _files(genre: Genre, root: Path, problems: list[Problem]) -> Iterator[Path]:
    place = root / "data" / genre.place
    if genre.forme == "dossier":
        for path in sorted(place.glob("*")):
            if path.suffix == ".yml":
                yield path
            elif not path.name.startswith("."):
                name = path.relative_to(root).as_posix()
                problems.append(
                    Problem(name, 1, 1, "", "seuls des fichiers .yml sont attendus ici")
                )
    elif place.is_file():
        yield place
    else:
        problems.append(Problem(f"data/{genre.place}", 1, 1, "", "fichier manquant"))


def _listed(source: Source, problems: list[Problem]) -> Iterator[tuple[str, Origine, Tree]]:
    try:
        liste = _Liste.model_validate(source.tree)
    except ValidationError as error:
        problems += problems_of(error, source, (), _Liste)
        return
    assert isinstance(source.tree, dict)
    shared = {nom: source.tree[nom] for nom in ("relu_le", "relire_avant")}
    for slug, entry in liste.entrees.items():
        origine = Origine(source, ("entrees", slug))
        whole = {**shared, **entry} if isinstance(entry, dict) else entry
        yield slug, origine, _with_slug(whole, slug, origine, problems)


def _with_slug(tree: Tree, slug: str, origine: Origine, problems: list[Problem]) -> Tree:
    if not isinstance(tree, dict):
        return tree
    if "slug" in tree:
        message = "champ inconnu : le nom du fichier ou de l’entrée en tient lieu"
        problems.append(origine.problem(("slug",), message, at_key=True))
    return {**tree, "slug": slug}


def _broken_links(corpus: Corpus) -> Iterator[Problem]:
    known = list(corpus.origines)
    for adresse, entree in corpus.entrees.items():
        for place, cible in liens(entree):
            if cible not in corpus.origines:
                genre = cible.partition("/")[0]
                message = (
                    f"« {cible} » n’existe pas{nearly(cible, known)}"
                    if genre in GENRES
                    else f"genre « {genre} » inconnu{nearly(genre, list(GENRES))}"
                )
                yield corpus.origines[adresse].problem(place, message)


def liens(value: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every link inside a value, as (place, `genre/slug`)."""
    match value:
        case Lien():
            yield place, value.adresse
        case Run(lien=cible) if cible:
            yield place, cible
        case BaseModel():
            for nom in type(value).model_fields:
                yield from liens(getattr(value, nom), (*place, nom))
        case tuple() if value and isinstance(value[0], Run):
            for run in value:
                yield from liens(run, place)
        case tuple():
            for i, item in enumerate(value):
                yield from liens(item, (*place, i))


def _misranked(corpus: Corpus) -> Iterator[Problem]:
    for genre, nombre in NOMBRE_ATTENDU.items():
        ranked = [e for e in corpus.entrees.values() if isinstance(e, Composante | Sora)]
        entrees = [entree for entree in ranked if isinstance(entree, GENRES[genre].modele)]
        if len(entrees) != nombre:
            message = f"{nombre} entrées attendues, {len(entrees)} ici"
            yield Problem(f"data/{GENRES[genre].place}", 1, 1, "entrees", message)
        for expected, entree in enumerate(entrees, 1):
            if entree.rang != expected:
                origine = corpus.origines[f"{genre}/{entree.slug}"]
                yield origine.problem(("rang",), f"rang {expected} attendu à cette place")


def _unfinished(corpus: Corpus, today: date) -> Iterator[Problem]:
    for adresse, entree in corpus.entrees.items():
        origine = corpus.origines[adresse]
        if entree.relire_avant <= today:
            message = f"à relire depuis le {entree.relire_avant.isoformat()}"
            yield origine.problem(("relire_avant",), message)
        if isinstance(entree, Organisme):
            for nom in entree.manquants():
                yield origine.problem((nom,), "à compléter avant publication")
