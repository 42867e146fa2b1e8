"""Data, pages, macros and navigation: one report, whatever else is wrong."""

from pathlib import Path

import pytest

from macros.publishing.checking import check
from macros.reading.problems import InvalidCorpus


def test_every_kind_of_mistake_is_told_at_once(project: Path) -> None:
    """An author never mends one mistake to discover the next."""
    sheet = project / "data/fiches/situer.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "inconnu: x\n", encoding="utf-8")
    page = project / "docs/pratiquer/evaluer.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "## Précautions\n",
            '## Précautions\n\n[[terme/rien]] compte 40 %.\n\n{{ fiche("rien") }}\n\n',
            1,
        ),
        encoding="utf-8",
    )
    (project / "docs/pratiquer/oubliee.md").write_text("Sans en-tête.\n", encoding="utf-8")

    with pytest.raises(InvalidCorpus) as caught:
        check(project)

    told = str(caught.value)
    for part in (
        "data/fiches/situer.yml:",
        "inconnu : champ inconnu",
        "« terme/rien » n’existe pas",
        "chiffre sans origine : « 40 % »",
        "fiche « rien » n’existe pas",
        "docs/pratiquer/oubliee.md:1:1: page sans en-tête",
        "docs/pratiquer/oubliee.md:1:1: page absente de la navigation",
    ):
        assert part in told
