"""The colours of the publisher: what one reads is told apart from what it stands on."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from macros.corpus import Corpus
from macros.model.couleurs import AA, Palette, contrast
from tests.unit.samples import CLAIR, SOMBRE


def refused(palette: dict[str, Any]) -> dict[str, str]:
    """What is said of each colour."""
    with pytest.raises(ValidationError) as caught:
        Palette.model_validate(palette)
    return {str(error["loc"][0]): str(error["ctx"]["error"]) for error in caught.value.errors()}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#FFFFFF", 1),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#000000", 2.44),
        ("#0a0a0a", "#000000", 1.06),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Known values: the extremes, the greys on either side of AA, pure colours, a dark one."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("nom", Palette.TEXTES)
@pytest.mark.parametrize("fond", Palette.FONDS)
def test_a_text_is_read_on_every_background(nom: str, fond: str) -> None:
    """One mistake, told once, at the colour of the text."""
    told = refused({**CLAIR, fond: "#bbbbbb", nom: "#777777"})
    assert told == {nom: f"#777777 sur {fond} #bbbbbb : contraste 2,3, il en faut 4,5"}


def test_the_worst_pair_is_the_one_told() -> None:
    """Setting it right sets the others right too."""
    told = refused({**CLAIR, "voile": "#e0e0e0", "page": "#eeeeee", "encre_douce": "#777777"})
    assert told == {"encre_douce": "#777777 sur voile #e0e0e0 : contraste 3,3, il en faut 4,5"}


def test_a_marker_that_hides_what_it_marks_is_told_once() -> None:
    """Not at each of the texts that it would hide."""
    told = refused({**SOMBRE, "marque": "#ffee88"})
    assert told == {"marque": "#ffee88 sous encre #ffffff : contraste 1,1, il en faut 4,5"}


def test_a_contrast_is_never_rounded_up() -> None:
    """4.48 does not read « 4,5, il en faut 4,5 »."""
    assert refused({**CLAIR, "encre": "#777777"}) == {
        "encre": "#777777 sur papier #ffffff : contraste 4,4, il en faut 4,5"
    }


def test_a_rule_is_free() -> None:
    """What it parts is clear without it."""
    assert Palette.model_validate({**CLAIR, "filet": "#ffffff"}).filet == "#ffffff"


def test_the_style_sheet_reads_every_colour_and_no_other(root: Path) -> None:
    """A property that nobody gives would be transparent; a colour that nobody reads, in vain."""
    css = (root / "docs/assets/guide.css").read_text(encoding="utf-8")
    lengths = {"--largeur", "--lignes", "--hauteur"}  # fragments give them, place by place
    own = set(re.findall(r"(--[\w-]+):", css.partition("@media print {\n  @page")[0]))
    read = {nom for nom in re.findall(r"var\((--[\w-]+)", css) if not nom.startswith("--md-")}
    assert read - own - lengths == {f"--{nom.replace('_', '-')}" for nom in Palette.model_fields}


def test_the_texts_of_both_themes_reach_aa_everywhere(corpus: Corpus) -> None:
    """The real colours, pair by pair, the marker's included."""
    couleurs = corpus.organisme.couleurs
    for palette in (couleurs.clair, couleurs.sombre):
        for texte in Palette.TEXTES:
            for fond in (*Palette.FONDS, "marque"):
                pair = getattr(palette, texte), getattr(palette, fond)
                assert contrast(*pair) >= AA, (texte, fond)
