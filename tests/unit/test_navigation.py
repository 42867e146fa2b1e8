"""The pages that the navigation names: none is forgotten, and the check says which."""

from pathlib import Path

import pytest

from macros.publishing.authored import unlisted
from macros.publishing.checking import check
from macros.reading.problems import InvalidCorpus

CONFIG = """
site_name: Guide
nav:
  - Accueil: index.md
  - Comprendre:
      - comprendre/index.md
      - Les situations:
          - comprendre/situations-complexes.md
      - L’éthique relationnelle: comprendre/ethique.md
      - boite-a-outils/fiches/*
"""


def forgotten(root: Path, *pages: str, config: str = CONFIG) -> list[str]:
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for page in pages:
        path = root / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Un titre\n", encoding="utf-8")
    return [problem.file for problem in unlisted(root) if problem.file != "mkdocs.yml"]


def test_a_page_is_listed_wherever_it_stands_in_the_navigation(tmp_path: Path) -> None:
    """Named or not, at any depth."""
    pages = ("index.md", "comprendre/index.md", "comprendre/situations-complexes.md")
    assert forgotten(tmp_path, *pages, "comprendre/ethique.md") == []


def test_every_forgotten_page_is_told_in_order(tmp_path: Path) -> None:
    """A page of the same name in another folder does not count for it."""
    pages = ("pratiquer/index.md", "comprendre/ethique.md", "comprendre/autre.md")
    assert forgotten(tmp_path, *pages) == ["docs/comprendre/autre.md", "docs/pratiquer/index.md"]


@pytest.mark.parametrize("line", ["  # - oubli.md\n", "  - Oubli: autre/oubli.md\n", ""])
def test_a_comment_or_another_folder_lists_nothing(tmp_path: Path, line: str) -> None:
    """Only the page itself, in a line that MkDocs reads."""
    assert forgotten(tmp_path, "oubli.md", config=f"nav:\n{line}") == ["docs/oubli.md"]


def test_a_page_that_the_navigation_invents_is_told_at_its_line(tmp_path: Path) -> None:
    """A slip in a name is told where it was made, with the page it is near to."""
    forgotten(tmp_path, "comprendre/ethiques.md", config=CONFIG)
    told = [str(problem) for problem in unlisted(tmp_path) if problem.file == "mkdocs.yml"]
    assert told[-1] == (
        "mkdocs.yml:9:1: nav : page « comprendre/ethique.md » absente de docs/ "
        "(vouliez-vous dire « comprendre/ethiques.md » ?)"
    )


def test_data_alone_has_no_navigation(tmp_path: Path) -> None:
    """Without `mkdocs.yml` there is nothing to forget."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Un titre\n", encoding="utf-8")
    assert list(unlisted(tmp_path)) == []


def test_no_page_of_the_guide_is_forgotten(root: Path) -> None:
    """If this fails, `nav` is to be completed."""
    assert list(unlisted(root)) == []


def test_the_check_tells_a_forgotten_page(project: Path) -> None:
    """With its file, and what to do."""
    path = project / "docs/projet/oubli.md"
    path.write_bytes((project / "docs/projet/journal.md").read_bytes())
    with pytest.raises(InvalidCorpus) as caught:
        check(project)
    (problem,) = caught.value.problems
    assert problem.file == "docs/projet/oubli.md"
    assert "absente de la navigation" in problem.message
    assert "mkdocs.yml" in problem.message
