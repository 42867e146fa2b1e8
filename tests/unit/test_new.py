"""`new`: an entry right from the first `check`, or a refusal that says what to do."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.commands import main, new
from macros.corpus import load
from macros.model.genres import GENRES, PARTIES, Genre
from macros.model.page import Page
from macros.publishing import downloads
from macros.reading.problems import InvalidCorpus
from macros.tarification import CHEMINS
from tests.unit.kinds import DOSSIERS, SANS_FICHIER, SLUG, each


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def lead_to(root: Path, genre: Genre) -> None:
    """What check asks for a new offer: a rate that buys it and a need that leads to it."""
    if genre.nom == "offre":
        for list_, one in (("tarifs", "territoire"), ("besoins", "situation-qui-epuise")):
            path = root / f"data/{list_}.yml"
            text = path.read_text(encoding="utf-8")
            entry = text[text.index(f"\n  {one}:") :].split("\n\n")[0]
            entry = re.sub(r"offre: [\w-]+", f"offre: {SLUG}", entry.replace(one, "mon-entree"))
            path.write_text(f"{text.rstrip()}\n{entry}\n", encoding="utf-8")


def test_a_new_offer_waits_for_a_rate_and_a_need(
    corpus_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would find an offer that nothing leads to: check says which two files to complete."""
    monkeypatch.chdir(corpus_copy)
    assert run("offre", SLUG).exit_code == 0

    with pytest.raises(InvalidCorpus) as caught:
        load(corpus_copy)

    told = caught.value.problems
    assert {problem.file for problem in told} == {f"data/offres/{SLUG}.yml"}
    assert {problem.message for problem in told} == set(CHEMINS.values())


@each(DOSSIERS)
def test_a_new_entry_has_no_problem(
    corpus_copy: Path, genre: Genre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `new` writes loads as it is, under the name asked for."""
    monkeypatch.chdir(corpus_copy)

    done = run(genre.nom, SLUG)

    path = f"data/{genre.place}/{SLUG}.yml"
    assert done.exit_code == 0, done.output
    assert done.output == f"{path} créé. Complétez-le, puis : python -m macros check\n"
    lead_to(corpus_copy, genre)
    corpus = load(corpus_copy)
    entree = corpus.entrees[f"{genre.nom}/{SLUG}"]
    assert isinstance(entree, genre.modele)
    assert corpus.origines[f"{genre.nom}/{SLUG}"].source.file == path


def page_file(partie: str, slug: str) -> str:
    return f"docs/{slug}.md" if partie == "accueil" else f"docs/{partie}/{slug}.md"


@pytest.mark.parametrize("partie", PARTIES)
def test_a_new_page_has_no_problem(
    corpus_copy: Path, partie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It follows its plan from the start; the author is told to list it in the navigation."""
    monkeypatch.chdir(corpus_copy)

    done = run(partie, SLUG)

    path = page_file(partie, SLUG)
    listed = "Complétez-le, inscrivez-le dans mkdocs.yml, puis : python -m macros check"
    assert (done.exit_code, done.output) == (0, f"{path} créé. {listed}\n")
    corpus = load(corpus_copy)
    assert isinstance(corpus.entrees[f"{partie}/{SLUG}"], Page)
    assert corpus.origines[f"{partie}/{SLUG}"].source.file == path


@pytest.mark.parametrize("partie", PARTIES)
def test_an_existing_page_is_left_untouched(
    corpus_copy: Path, partie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`new` never writes over a page either."""
    monkeypatch.chdir(corpus_copy)
    taken = min((corpus_copy / page_file(partie, "x")).parent.glob("*.md"))
    before = files(corpus_copy)

    done = run(partie, taken.stem)

    assert (done.exit_code, done.output) == (1, f"{page_file(partie, taken.stem)} existe déjà\n")
    assert files(corpus_copy) == before


def test_the_command_line_makes_an_entry_that_check_accepts(corpus_copy: Path, root: Path) -> None:
    """The two commands that « Contribuer » gives, typed one after the other."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    for typed in (["new", "fiche", SLUG], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "macros", *typed],
            cwd=corpus_copy,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("today", "later"),
    [
        ("2026-11-22", "2027-11-22"),
        ("2026-01-01", "2027-01-01"),
        ("2027-12-31", "2028-12-30"),
        ("2028-02-29", "2029-02-28"),
        ("2027-11-22", "2028-11-21"),
    ],
)
def test_a_new_entry_is_dated_the_day_it_is_made(
    corpus_copy: Path, monkeypatch: pytest.MonkeyPatch, today: str, later: str
) -> None:
    """Today and 365 days later, whatever the day, and no date of the model is left."""

    class Calendar(date):
        @classmethod
        def today(cls) -> "Calendar":
            return cls.fromisoformat(today)

    monkeypatch.setattr(new, "date", Calendar)
    monkeypatch.chdir(corpus_copy)

    # A sheet holds in a comment the day it would be withdrawn.
    for genre, path, dates in (
        ("fiche", f"data/fiches/{SLUG}.yml", [today, later, today]),
        ("projet", f"docs/projet/{SLUG}.md", [today, later]),
    ):
        assert run(genre, SLUG).exit_code == 0
        written = (corpus_copy / path).read_text(encoding="utf-8")
        assert re.findall(r"\d{4}-\d\d-\d\d", written) == dates


@each([GENRES[nom] for nom in ("fiche", "lettre", "jeu", "programme", "offre")])
def test_a_new_entry_prints_on_the_pages_it_declares(
    corpus_copy: Path, root: Path, genre: Genre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rendered in every format, else InvalidCorpus: the site builds the moment it is copied."""
    shutil.copytree(root / "overrides", corpus_copy / "overrides")
    monkeypatch.chdir(corpus_copy)
    assert run(genre.nom, SLUG).exit_code == 0
    lead_to(corpus_copy, genre)
    corpus = load(corpus_copy)
    own = [item for item in downloads.documents(corpus) if item.cible == f"{genre.nom}/{SLUG}"]
    monkeypatch.setattr(downloads, "documents", lambda corpus: own)
    monkeypatch.setattr(downloads, "kits", lambda corpus: ())

    rendered = downloads.render_all(corpus, corpus_copy)

    assert own
    assert [item.href for item in rendered] == [f"{one.address}.{one.format}" for one in own]
    assert all(item.path.stat().st_size for item in rendered)


@pytest.mark.parametrize("genre", ["fiches", "xyz", "../fiche", "Fiche", ""])
def test_an_unknown_kind_is_refused(
    corpus_copy: Path, monkeypatch: pytest.MonkeyPatch, genre: str
) -> None:
    """With all the kinds and parts there are, and nothing written."""
    monkeypatch.chdir(corpus_copy)
    before = files(corpus_copy)

    done = run(genre, SLUG)

    message = f"genre « {genre} » inconnu ; au choix : {', '.join((*GENRES, *PARTIES))}"
    assert (done.exit_code, done.output) == (1, f"{message}\n")
    assert files(corpus_copy) == before


@pytest.mark.parametrize("nom", [*(genre.nom for genre in DOSSIERS), *PARTIES])
def test_a_new_entry_outside_the_project_is_refused(
    tmp_path: Path, nom: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says where to run the command; nothing is written there."""
    monkeypatch.chdir(tmp_path)

    done = run(nom, SLUG)

    message = "data/_modeles/ est introuvable : lancez la commande à la racine du projet"
    assert (done.exit_code, done.output) == (1, f"{message}\n")
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    "slug",
    [
        "../ma-fiche",
        "../../../ma-fiche",
        "/tmp/ma-fiche",
        "sous-dossier/ma-fiche",
        "ma-fiche.yml",
        "Ma-Fiche",
        "été",
        "ma fiche",
        "ma_fiche",
        "ma--fiche",
        "ma-fiche-",
        "ma-fiche\n",
        "٣",
        "..",
        "",
        "a" * 61,
    ],
)
def test_a_name_that_is_no_slug_is_refused(
    corpus_copy: Path, monkeypatch: pytest.MonkeyPatch, slug: str
) -> None:
    """Above all one that leads out of the folder; nothing is written anywhere."""
    monkeypatch.chdir(corpus_copy)
    before = files(corpus_copy)

    done = run("fiche", slug)

    assert done.exit_code == 1
    assert done.output.startswith(f"nom « {slug} » impossible : minuscules sans accent")
    assert files(corpus_copy) == before


def test_a_name_of_sixty_signs_is_accepted(
    corpus_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit itself is allowed, by the command as by the model."""
    monkeypatch.chdir(corpus_copy)

    assert run("fiche", "a" * 60).exit_code == 0

    assert f"fiche/{'a' * 60}" in load(corpus_copy).entrees


@each(DOSSIERS)
def test_an_existing_file_is_left_untouched(
    corpus_copy: Path, genre: Genre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`new` never writes over what an author wrote."""
    monkeypatch.chdir(corpus_copy)
    before = files(corpus_copy)
    taken = min((corpus_copy / "data" / genre.place).glob("*.yml"))

    done = run(genre.nom, taken.stem)

    path = f"data/{genre.place}/{taken.name}"
    assert (done.exit_code, done.output) == (1, f"{path} existe déjà\n")
    assert files(corpus_copy) == before


@each(SANS_FICHIER)
def test_a_kind_kept_in_one_file_is_refused(
    corpus_copy: Path, genre: Genre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says which file to open and which model to copy; nothing is written."""
    monkeypatch.chdir(corpus_copy)
    before = files(corpus_copy)

    done = run(genre.nom, SLUG)

    place = f"data/{genre.place}"
    messages = {
        "liste": f"« {genre.nom} » tient dans {place} : collez-y data/_modeles/{genre.nom}.yml",
        "unique": f"il n’y a qu’un « {genre.nom} » : complétez {place}",
    }
    assert (done.exit_code, done.output) == (1, f"{messages[genre.forme]}\n")
    assert files(corpus_copy) == before
