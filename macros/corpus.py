"""Third stage: `data/` and `docs/`, read, judged and tied together, or every problem at once."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.chiffres import retyped, unsourced
from macros.coherence import Origine, incoherences
from macros.model.base import Entree, Relation, Relu
from macros.model.genres import GENRES, PARTIES, Genre
from macros.model.messages import nearly, problems_of
from macros.model.organisme import Organisme
from macros.model.page import Page
from macros.publication import unfinished
from macros.reading.markdown import MarkdownPage, read_page
from macros.reading.problems import InvalidCorpus, Problem
from macros.reading.source import Source, Tree, read
from macros.tarification import disagreements

E = TypeVar("E", bound=Entree)


class _Liste(Relu):
    """A file that holds every entry of its kind, and the dates they share."""

    entrees: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Every entry, by its `genre/slug` address, in the order of the files.

    `retours` gives each entry the relations that others declare to it.
    """

    entrees: Mapping[str, Entree]
    origines: Mapping[str, Origine]
    retours: Mapping[str, tuple[tuple[str, Relation], ...]] = field(default_factory=dict)

    def tous(self, modele: type[E]) -> tuple[E, ...]:
        """All the entries of a kind, in order."""
        return tuple(entree for entree in self.entrees.values() if isinstance(entree, modele))

    @property
    def organisme(self) -> Organisme:
        """The publisher."""
        return self.tous(Organisme)[0]

    def a_publier(self, today: date) -> tuple[Problem, ...]:
        """What a publication still waits for: fields to complete, reviews that are due."""
        return tuple(sorted(unfinished(self.entrees, self.origines, today)))


def load(root: Path) -> Corpus:
    """Read `root`/data and `root`/docs. Raises InvalidCorpus with every problem of every file."""
    loading = _Loading(root)
    with _collector_paused():
        loading.everything()
    entrees, origines = loading.entrees, loading.origines
    found = loading.problems
    found += incoherences(entrees, origines, loading.unread)
    found += disagreements(entrees, origines, loading.unread)
    found += (*unsourced(entrees, origines), *retyped(entrees, origines))
    if found:
        raise InvalidCorpus(found, origines)
    back = MappingProxyType(_retours(entrees))
    return Corpus(MappingProxyType(entrees), MappingProxyType(origines), back)


def _retours(entrees: Mapping[str, Entree]) -> dict[str, tuple[tuple[str, Relation], ...]]:
    """The other end of each relation."""
    found: dict[str, list[tuple[str, Relation]]] = {}
    for adresse, entree in entrees.items():
        for relation in getattr(entree, "lies", ()):
            found.setdefault(relation.vers, []).append((adresse, relation))
    return {cible: tuple(relations) for cible, relations in found.items()}


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing that is read is thrown away: walking it again and again would make reading slower
    than linear.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(slots=True)
class _Loading:
    """A reading of the whole of `data/` and `docs/` under way.

    `unread` holds what could not be read, `genre/slug` or `genre/` for a whole list: a link to
    it is not a mistake of its own.
    """

    root: Path
    entrees: dict[str, Entree] = field(default_factory=dict)
    origines: dict[str, Origine] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def everything(self) -> None:
        self._refuse_strays()
        for genre in GENRES.values():
            for slug, origine, tree in self._written(genre):
                self._judge(f"{genre.nom}/{slug}", genre.modele, origine, tree)
        for partie, path in self._pages():
            self._page(partie, path)

    def _judge(self, adresse: str, modele: type[Entree], origine: Origine, tree: Any) -> None:
        self.origines[adresse] = origine
        try:
            self.entrees[adresse] = modele.model_validate(tree, context=self.root / "docs")
        except ValidationError as error:
            self.problems += problems_of(error, origine.source, origine.place, modele)

    def _pages(self) -> Iterator[tuple[str, Path]]:
        """The hand-written pages, and the part that each belongs to."""
        docs = self.root / "docs"
        for path in sorted(docs.rglob("[!.]*.md")):
            inside = path.relative_to(docs).parts
            partie = inside[0] if len(inside) > 1 else "accueil"
            if len(inside) > 2 or partie not in PARTIES or inside[0] == "accueil":
                folders = ", ".join(PARTIES[1:])
                self._refuse(path, f"une page tient dans un dossier parmi : {folders}")
            elif not path.is_file():
                self._refuse(path, "fichier illisible")
            else:
                yield partie, path

    def _page(self, partie: str, path: Path) -> None:
        adresse, page = f"{partie}/{path.stem}", read_page(path, self.root)
        if not isinstance(page, MarkdownPage):
            self.problems += page
            self.unread.add(adresse)
            return
        origine = Origine(page.source, ())
        tree = self._with_slug(page.source.tree, path.stem, origine)
        if isinstance(tree, dict):
            if "corps" in tree:
                self.problems.append(origine.problem(("corps",), "champ inconnu", at_key=True))
            self._judge(adresse, Page, origine, {**tree, "corps": page.passages})
        else:
            self.problems.append(origine.problem((), "des champs sont attendus dans l’en-tête"))
            self.unread.add(adresse)

    def _refuse_strays(self) -> None:
        places = [genre.place for genre in GENRES.values()]
        for path in sorted((self.root / "data").glob("[!._]*")):
            if path.name not in places:
                self._refuse(path, f"aucun genre n’a sa place ici{nearly(path.name, places)}")

    def _written(self, genre: Genre) -> Iterator[tuple[str, Origine, Tree]]:
        """Each entry of a kind as written: its slug, its place, its tree with the slug in it."""
        for path in self._files(genre):
            source = read(path, self.root)
            if not isinstance(source, Source):
                self.problems += source
                self.unread.add(f"{genre.nom}/{'' if genre.forme == 'liste' else path.stem}")
            elif genre.forme == "liste":
                yield from self._listed(genre, source)
            else:
                origine = Origine(source, ())
                yield path.stem, origine, self._with_slug(source.tree, path.stem, origine)

    def _files(self, genre: Genre) -> Iterator[Path]:
        place = self.root / "data" / genre.place
        if genre.forme == "dossier":
            # By slug: « observer » comes before « observer-un-jeu-de-role », its file after.
            for path in sorted(place.glob("[!.]*"), key=lambda path: (path.stem, path.name)):
                if path.suffix == ".yml" and path.is_file():
                    yield path
                else:
                    self._refuse(path, "seuls des fichiers .yml sont attendus ici")
        elif place.is_file():
            yield place
        else:
            self.unread.add(f"{genre.nom}/")
            self._refuse(place, "fichier manquant")

    def _listed(self, genre: Genre, source: Source) -> Iterator[tuple[str, Origine, Tree]]:
        try:
            liste = _Liste.model_validate(source.tree)
        except ValidationError as error:
            self.problems += problems_of(error, source, (), _Liste)
            self.unread.add(f"{genre.nom}/")
            return
        assert isinstance(source.tree, dict)
        shared = {nom: source.tree[nom] for nom in ("relu_le", "relire_avant")}
        for slug, entry in liste.entrees.items():
            origine = Origine(source, ("entrees", slug))
            whole = {**shared, **entry} if isinstance(entry, dict) else entry
            yield slug, origine, self._with_slug(whole, slug, origine)

    def _with_slug(self, tree: Tree, slug: str, origine: Origine) -> Tree:
        if not isinstance(tree, dict):
            return tree
        if "slug" in tree:
            message = "champ inconnu : le nom du fichier ou de l’entrée en tient lieu"
            self.problems.append(origine.problem(("slug",), message, at_key=True))
        return {**tree, "slug": slug}

    def _refuse(self, path: Path, message: str) -> None:
        name = path.relative_to(self.root).as_posix()
        self.problems.append(Problem(name, 1, 1, "", message))
