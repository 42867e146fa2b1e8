"""`count`: what the guide holds, as anyone could count it."""

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import Run


@pytest.fixture(scope="module")
def counted(root: Path, run: Run) -> str:
    done = run(root, "count")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def line(counted: str, name: str) -> list[str]:
    """The figures of a line of the table."""
    (found,) = re.findall(rf"^{re.escape(name)} +(.*)$", counted, re.MULTILINE)
    return found.split()


RELATION = r"^ +- vers: .+\n +pourquoi: .+\n +retour: "
"""Written in three lines. Other links go one way: none says why to come back."""


def keys(root: Path, name: str) -> dict[str, dict]:
    return yaml.safe_load((root / "data" / name).read_text(encoding="utf-8"))["entrees"]


def test_the_parts_of_the_guide_are_counted(root: Path, counted: str) -> None:
    """As many pages as files, in each folder of `docs/`."""
    for folder in (path for path in (root / "docs").iterdir() if list(path.glob("*.md"))):
        assert line(counted, f"docs/{folder.name}/")[0] == str(len(list(folder.glob("*.md"))))
    written = len(list((root / "docs").rglob("*.md")))
    assert f"Pages écrites à la main : {written}\n" in counted


def test_what_data_holds_is_counted(root: Path, counted: str) -> None:
    """Terms, references, those that were seen, figures, relations."""
    works = keys(root, "bibliographie.yml")
    seen = sum(str(work["verifiee"]) in ("oui", "True") for work in works.values())
    assert f"Termes du glossaire : {len(keys(root, 'glossaire.yml'))}\n" in counted
    assert f"Références : {len(works)}, dont {seen} lues, au moins par extraits\n" in counted
    assert f"Chiffres déclarés : {len(keys(root, 'affirmations.yml'))}\n" in counted
    files = [*(root / "docs").rglob("*.md"), *(root / "data").glob("[!_]*/*.yml")]
    files += (root / "data").glob("*.yml")
    texts = (path.read_text(encoding="utf-8") for path in files)
    declared = sum(len(re.findall(RELATION, text, re.MULTILINE)) for text in texts)
    assert f"Relations entre pages : {declared}\n" in counted


def test_the_whole_is_the_sum_of_its_parts(counted: str) -> None:
    """Pages and words add up, line by line; a mean is a mean."""
    rows = re.findall(r"^(\S.*?) +(\d+) +(\d+) +(\d+\.\d)$", counted, re.MULTILINE)
    *parts, (whole, pages, words, mean) = rows
    assert whole == "Tout le guide"
    assert sum(int(row[1]) for row in parts) == int(pages)
    assert sum(int(row[2]) for row in parts) == int(words)
    means = [float(row[3]) for row in parts]
    assert min(means) < float(mean) < max(means)
