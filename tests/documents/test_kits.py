"""Kits as they are downloaded: one PDF for the copier, a folder of its pieces."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from macros.corpus import Corpus
from macros.publishing.cache import Cache, pages_of
from macros.publishing.documents import Recueil, kits
from macros.publishing.folders import EMPREINTES, ENTIER, LISEZMOI, folder
from macros.views.liasse import Piece, ancre
from macros.views.pieces import CouvertureView
from tests.documents.reading import Made, flat

LINE = re.compile(r" *(\d+) × (\S+\.pdf) : (.+)")
"""A line of the note: how many copies, of which file, what it is."""


@dataclass(frozen=True)
class Given:
    """A kit, its PDF read back, and its folder."""

    kit: Recueil
    whole: Made
    archive: bytes

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.kit.whole.nom

    @property
    def bound(self) -> list[Piece]:
        """The pieces that are in the PDF."""
        return [piece for piece, _ in self.kit.pieces if piece.reliee]

    @property
    def cover(self) -> CouvertureView:
        """What its cover says."""
        view = self.kit.pieces[0][1].view
        assert isinstance(view, CouvertureView)
        return view

    def files(self) -> dict[str, bytes]:
        """What its folder holds, by name."""
        with ZipFile(BytesIO(self.archive)) as parts:
            assert parts.testzip() is None, self.name
            names = parts.namelist()
            assert len(set(names)) == len(names), self.name
            assert all(name.startswith(f"{self.name}/") for name in names), self.name
            return {name.partition("/")[2]: parts.read(name) for name in names}

    def note(self) -> list[tuple[int, str, str]]:
        """The lines of its note that name a file to print."""
        found = map(LINE.fullmatch, self.files()[LISEZMOI].decode().splitlines())
        return [(int(line[1]), line[2], line[3]) for line in found if line]


@pytest.fixture(scope="module")
def given(corpus: Corpus, made: tuple[Made, ...], cache: Cache, site_dir: Path) -> list[Given]:
    """Every kit: those of needs, those of the days of programmes."""
    by_path = {item.path: item for item in made}
    found = [
        Given(
            kit,
            by_path[cache.path(kit.whole)],
            (site_dir / f"{kit.whole.address}.zip").read_bytes(),
        )
        for kit in kits(corpus)
    ]
    assert len(found) > 15
    return found


def test_a_kit_has_no_form(given: list[Given]) -> None:
    """It goes to the copier: nothing in it is filled in on a screen."""
    for one in given:
        assert "/AcroForm" not in one.whole.pdf.Root, one.name
        notes = (note for page in one.whole.pdf.pages for note in page.get("/Annots", ()))
        assert {str(note.Subtype) for note in notes} <= {"/Link"}, one.name


def test_each_piece_has_a_bookmark_and_no_other(given: list[Given]) -> None:
    """In order, on one level, each at the page that has its title."""
    for one in given:
        titles = [title for title, _ in one.whole.bookmarks]
        assert titles == [piece.titre for piece in one.bound], one.name
        with one.whole.pdf.open_outline() as outline:
            assert not any(item.children for item in outline.root), one.name
        starts = [page for _, page in one.whole.bookmarks]
        assert starts == sorted(set(starts)), one.name
        assert starts[0] == 0, one.name
        for piece, start in zip(one.bound, starts, strict=True):
            assert flat(piece.view.titre) in flat(one.whole.texts()[start]), (one.name, piece.nom)


def test_each_piece_takes_as_many_pages_as_alone(given: list[Given], cache: Cache) -> None:
    """Bound or not, a piece is the same."""
    for one in given:
        alone = {piece.nom: pages_of(cache.path(document)) for piece, document in one.kit.pieces}
        ends = [*[page for _, page in one.whole.bookmarks][1:], len(one.whole.pdf.pages)]
        starts = [page for _, page in one.whole.bookmarks]
        lengths = [end - start for start, end in zip(starts, ends, strict=True)]
        assert lengths == [alone[piece.nom] for piece in one.bound], one.name


def recipe(item: Made) -> list[str]:
    """The lines of the table of a cover, its heads apart."""
    return [words for _, words in item.spoken("TR") if re.match(r"\d+ × ", words)]


def test_the_cover_sends_to_the_real_pages(given: list[Given]) -> None:
    """The number and the link of each line lead where its piece starts; a poster is apart."""
    for one in given:
        starts = {ancre(p): n for p, (_, n) in zip(one.bound, one.whole.bookmarks, strict=True)}
        lines = recipe(one.whole)
        for line, words in zip(one.cover.tirages, lines, strict=True):
            where = f"page {starts[line.ancre] + 1}" if line.ancre else "à part"
            assert words.startswith(f"{line.nombre} × {flat(line.titre)}"), (one.name, words)
            assert words.endswith(f" {where}"), (one.name, words)
        assert len(starts) == len(one.bound), one.name


def test_the_cover_alone_sends_to_no_page(given: list[Given], made: tuple[Made, ...]) -> None:
    """In the folder it says the same, but for the pages of a document that it is not in."""
    by_document = {item.document.view.intitule: item for item in made}
    for one in given:
        bound = [re.sub(r" (page \d+|à part)$", "", words) for words in recipe(one.whole)]
        assert recipe(by_document[one.cover.intitule]) == bound, one.name


def test_the_folder_opens_and_holds_all(given: list[Given]) -> None:
    """The note, the whole, each piece, the digests: as many files as that, all in ASCII."""
    for one in given:
        files = one.files()
        assert all(name.isascii() and " " not in name for name in files), one.name
        assert {LISEZMOI, ENTIER, EMPREINTES} < files.keys(), one.name
        assert len(files) == len(one.kit.pieces) + 3, one.name
        for name, content in files.items():
            if name.endswith(".pdf"):
                with pikepdf.open(BytesIO(content)) as pdf:
                    assert len(pdf.pages), (one.name, name)


def test_the_digests_of_a_folder_are_true(given: list[Given]) -> None:
    """Every file but the list of digests itself, as `sha256sum -c` reads them."""
    for one in given:
        files = one.files()
        lines = files.pop(EMPREINTES).decode().splitlines()
        told = [tuple(line.split("  ")) for line in lines]
        assert told == [(hashlib.sha256(held).hexdigest(), n) for n, held in files.items()]


def test_the_note_names_every_file_to_print(given: list[Given]) -> None:
    """With its number of copies: those of the cover, which adds itself."""
    for one in given:
        printed = [name for name in one.files() if name.endswith(".pdf") and name != ENTIER]
        told = one.note()
        assert [name for _, name, _ in told] == printed, one.name
        cover, *others = told
        assert cover[0] == 1, one.name
        asked = [(line.nombre, line.titre) for line in one.cover.tirages]
        assert [number for number, _, _ in others] == [number for number, _ in asked], one.name
        for (_, _, words), (_, titre) in zip(others, asked, strict=True):
            assert words.startswith(titre), (one.name, words)
        assert ENTIER in one.files()[LISEZMOI].decode(), one.name


def papers(given: list[Given]) -> Iterator[tuple[str, int, int]]:
    """The sheets of paper that notes announce for a file, and those that it takes."""
    for one in given:
        files = one.files()
        for _, name, words in one.note():
            if found := re.search(r", (\d+)\s(page|feuille)s? A[34]\b", words):
                with pikepdf.open(BytesIO(files[name])) as pdf:
                    sides = 2 if found[2] == "feuille" else 1
                    yield f"{one.name} {name}", int(found[1]) * sides, len(pdf.pages)


def test_a_file_takes_the_paper_that_is_announced(given: list[Given]) -> None:
    """« 2 pages A4 », « 1 feuille A4, recto verso »."""
    found = list(papers(given))
    assert len(found) > 50
    assert [(name, told, real) for name, told, real in found if told != real] == []


def test_the_folder_is_the_same_whenever_it_is_made(
    given: list[Given], corpus: Corpus, site_dir: Path
) -> None:
    """Thrown away and made again in another process, at another hour: the same bytes."""
    for one in given:
        cache = Cache(site_dir.parent)
        folder(one.kit, cache, corpus).unlink()
        assert folder(one.kit, Cache(site_dir.parent), corpus).read_bytes() == one.archive
