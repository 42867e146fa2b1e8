"""The colours of the site, and whether one reads what is written in them."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints, ValidationInfo, field_validator

from macros.model.base import Modele

Couleur = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]

AA = 4.5
"""The least contrast of a text with its background: WCAG 2.2, criterion 1.4.3, level AA."""


class Palette(Modele):
    """The colours of a theme, each the property of the style sheet that bears its name.

    Whatever is written in ink, in soft ink or in the accent of a part may stand on paper, on a
    page, on a veil or under a marker. The reverse, a button's page-coloured words on an accent,
    has the same contrast. Focus rings and the frames of fields, which need only 3 (1.4.11), have
    the colours of texts. `filet` parts what would stay clear without it: nothing is asked of it.
    """

    FONDS: ClassVar = ("papier", "page", "voile")
    TEXTES: ClassVar = (
        *("encre", "encre_douce", "accueil", "comprendre", "pratiquer"),
        *("boite_a_outils", "se_former", "offres_et_tarifs", "ressources"),
    )

    # A colour is judged against those above it, so that one mistake is told once.
    papier: Couleur
    page: Couleur
    voile: Couleur
    filet: Couleur
    encre: Couleur
    encre_douce: Couleur
    accueil: Couleur
    comprendre: Couleur
    pratiquer: Couleur
    boite_a_outils: Couleur
    se_former: Couleur
    offres_et_tarifs: Couleur
    ressources: Couleur
    marque: Couleur

    @field_validator(*TEXTES, "marque")
    @classmethod
    def _contrasts(cls, colour: str, info: ValidationInfo) -> str:
        under = info.field_name == "marque"
        others = [nom for nom in (cls.TEXTES if under else cls.FONDS) if nom in info.data]
        worst = min(others, key=lambda nom: contrast(colour, info.data[nom]), default="")
        if worst and (ratio := contrast(colour, info.data[worst])) < AA:
            pair = f"{colour} {'sous' if under else 'sur'} {worst} {info.data[worst]}"
            raise ValueError(f"{pair} : contraste {_told(ratio)}, il en faut {_told(AA)}")
        return colour


class Couleurs(Modele):
    """The colours of both themes."""

    clair: Palette
    sombre: Palette


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21: WCAG 2.2, « contrast ratio »."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, « relative luminance »: what each part of sRGB sends out, as the eye weighs it."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _told(ratio: float) -> str:
    """« 4,4 »: cut and never rounded up, or 4.46 would look like enough."""
    return f"{int(ratio * 10) / 10:.1f}".replace(".", ",")
