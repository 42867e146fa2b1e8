"""The content of the repository itself: `data/` and `docs/` as their authors left them."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.coherence import NOMBRE_ATTENDU
from macros.corpus import Corpus, load
from macros.model.genres import GENRES
from macros.model.lettre import Lettre
from macros.model.offre import Offre
from macros.model.page import Page
from macros.reading.problems import InvalidCorpus

TOOLS = {"_modeles", "_schemas"}
"""Folders of `data/` that hold no entry."""


def test_the_content_has_no_problem(root: Path) -> None:
    """If this fails, the content is wrong, not the code: the message says where."""
    try:
        load(root)
    except InvalidCorpus as error:
        pytest.fail(str(error), pytrace=False)


def test_every_file_of_data_and_every_page_is_loaded(root: Path, corpus: Corpus) -> None:
    """A file in the wrong folder, or of the wrong extension, would never be seen."""
    data, docs = root / "data", root / "docs"
    files = [path.relative_to(data) for path in data.rglob("*") if path.is_file()]
    written = {f"data/{path.as_posix()}" for path in files if path.parts[0] not in TOOLS}
    written |= {path.relative_to(root).as_posix() for path in docs.rglob("*.md")}
    read = {origine.source.file for origine in corpus.origines.values()}
    assert sorted(written ^ read) == []


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES)
def test_every_entry_written_is_an_entry_loaded(root: Path, genre, corpus: Corpus) -> None:
    """Counted by other means than ours: files in a folder, keys of a list read by PyYAML."""
    place = root / "data" / genre.place
    loaded = corpus.tous(genre.modele)
    match genre.forme:
        case "dossier":
            names = sorted(path.stem for path in place.iterdir())
        case "liste":
            names = list(yaml.safe_load(place.read_text(encoding="utf-8"))["entrees"])
        case "unique":
            names = [place.stem]
    assert [entree.slug for entree in loaded] == names
    assert len(loaded) == NOMBRE_ATTENDU.get(genre.nom, len(names))
    assert loaded


def test_every_page_written_is_an_entry_loaded(root: Path, corpus: Corpus) -> None:
    """One entry a file, called after it."""
    names = sorted(path.stem for path in (root / "docs").rglob("*.md"))
    assert sorted(page.slug for page in corpus.tous(Page)) == names
    assert len(names) > 50


def test_no_folder_of_data_is_unknown(root: Path) -> None:
    """`data/` holds the places of the kinds, the tools, and nothing else."""
    places = {genre.place for genre in GENRES.values()}
    assert {path.name for path in (root / "data").iterdir()} <= places | TOOLS


def test_the_letter_that_asks_for_a_quotation_offers_every_offer(corpus: Corpus) -> None:
    """In the very words of each offer, none more: the request carries its choice to the letter."""
    letter = corpus.entrees["lettre/demande-de-devis"]
    assert isinstance(letter, Lettre)
    choices = letter.variables["offre"].choix
    assert sorted(choices) == sorted(offre.designation for offre in corpus.tous(Offre))


def test_the_command_says_that_all_is_well(root: Path, corpus: Corpus) -> None:
    """`check` counts the entries and exits 0."""
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"], cwd=root, capture_output=True, encoding="utf-8"
    )
    number = len(corpus.entrees)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{number} entrées, aucune erreur" in done.stdout
