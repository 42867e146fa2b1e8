"""A corpus where everything is wrong: the report says all of it, each mistake at its place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.chiffres import figure_in
from macros.corpus import load
from macros.model.terme import Terme
from macros.reading.markdown import MarkdownPage, read_page
from macros.reading.problems import InvalidCorpus
from macros.reading.source import MAX_BYTES, Source, read

HERE = Path(__file__).parent
ATTENDU = HERE / "attendu.txt"


@pytest.fixture
def bad_corpus(tmp_path: Path) -> Path:
    """The corpus beside this file, and what no repository should keep: too big, not in UTF-8."""
    for name in ("data", "docs"):
        shutil.copytree(HERE / name, tmp_path / name)
    programmes = tmp_path / "data/programmes"
    temoin = (programmes / "temoin.yml").read_text(encoding="utf-8")
    (programmes / "trop-gros.yml").write_bytes(b"#" * (MAX_BYTES + 100_000))
    (programmes / "trop-long.yml").write_text(
        temoin.replace("Un programme juste", "titre " * 60).replace("Il n'a", "mot " * 800),
        encoding="utf-8",
    )
    (tmp_path / "docs/comprendre/latin1.md").write_bytes("---\ntitre: Été\n".encode("latin-1"))
    return tmp_path


def test_the_report_lists_every_mistake_once_at_its_place(bad_corpus: Path) -> None:
    """All files, all problems, sorted, in French, then their number."""
    with pytest.raises(InvalidCorpus) as caught:
        load(bad_corpus)
    assert str(caught.value).splitlines() == ATTENDU.read_text(encoding="utf-8").splitlines()


def test_the_command_prints_the_report_and_fails_without_a_traceback(
    bad_corpus: Path, root: Path
) -> None:
    """`check` writes the same report on the error output, nothing elsewhere, and exits 1."""
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=bad_corpus,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ATTENDU.read_text(encoding="utf-8")


def test_every_file_but_the_witnesses_is_in_the_report() -> None:
    """A bad file that no line names would prove nothing."""
    report = ATTENDU.read_text(encoding="utf-8")
    silent = [
        path.relative_to(HERE).as_posix()
        for folder in ("data", "docs")
        for path in (HERE / folder).rglob("*")
        if path.is_file() and f"{path.relative_to(HERE).as_posix()}:" not in report
    ]
    assert sorted(silent) == [
        "data/fiche/jamais-lue.yml",
        "data/fiches/retiree.yml",
        "data/offres/brouillons/jamais-lu.yml",
        "data/offres/juste.yml",
        "data/programmes/temoin.yml",
        "docs/pratiquer/temoin.md",
    ]


@pytest.mark.parametrize("name", ["tarifs", "estimations", "besoins", "questions", "competences"])
def test_the_witness_of_a_list_is_not_in_the_report(name: str) -> None:
    """Its neighbours are wrong, it is not."""
    source = read(HERE / f"data/{name}.yml", HERE)
    assert isinstance(source, Source)
    assert ("entrees", "juste") in source.keys
    report = ATTENDU.read_text(encoding="utf-8")
    assert f"data/{name}.yml:" in report
    assert "entrees.juste" not in report


def test_figures_with_an_origin_and_figures_that_state_nothing_are_left_alone() -> None:
    """The witness holds figures: sourced, proposed, invented; those in code are not even read."""
    page = read_page(HERE / "docs/pratiquer/temoin.md", HERE)
    assert isinstance(page, MarkdownPage)
    counted = [passage for passage in page.passages if figure_in(passage.texte)]
    assert {bool(passage.liens) for passage in counted if not passage.libre} == {True}
    assert sum(passage.libre for passage in counted) == 6
    assert len(counted) == 10
    assert "docs/pratiquer/temoin.md:" not in ATTENDU.read_text(encoding="utf-8")


def test_html_and_jinja_are_plain_text_and_not_mistakes() -> None:
    """Nothing an author types inside a value can become markup or code."""
    source = read(HERE / "data/glossaire.yml", HERE)
    assert isinstance(source, Source)
    assert isinstance(source.tree, dict)
    entries = source.tree["entrees"]
    assert isinstance(entries, dict)
    written = entries["balises"]
    assert isinstance(written, dict)

    dates = {nom: source.tree[nom] for nom in ("relu_le", "relire_avant")}
    terme = Terme.model_validate({**dates, **written, "slug": "balises"})

    assert terme.titre == "<script>alert(1)</script> {{ config.site_name }}"
    assert [run.texte for run in terme.definition[0]] == [
        "Du <b>gras</b>, {% include 'secret.html' %}, {# note #}, {{ 7 * 7 }}"
        " et &amp; <!-- rien -->"
    ]
    assert "entrees.balises" not in ATTENDU.read_text(encoding="utf-8")
