"""Text in a drawing: SVG does not break lines, so that they are measured and broken here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from font_source_sans_pro import font_files_ttf
from fontTools.ttLib import TTFont

from macros.drawing.shapes import Ligne, Texte, unit
from macros.typography import french

MARGIN = 1.15
"""Readers see their own system's font, which may be wider than the one measured here."""


@dataclass(frozen=True, slots=True)
class Police:
    """A size and a weight of letters, under the name that the style sheet gives them."""

    style: str
    taille: float
    graisse: int = 400

    @property
    def interligne(self) -> float:
        """From one base line to the next."""
        return self.taille * 1.3


GRAND = Police("grand", 16.5, 700)
TITRE = Police("titre", 15, 600)
TEXTE = Police("texte", 13.5)
QUI = Police("qui", 13.5)
CHIFFRE = Police("chiffre", 14, 700)
CREUX = Police("creux", 14, 700)
INITIALE = Police("initiale", 20, 700)
CENTRE = Police("centre-mot", 16, 700)

ENTRE_TEXTES = 2
"""What is left blank between a label and what is said of it."""


@dataclass(frozen=True, slots=True)
class Colonne:
    """Where text stands: `x` is its left edge, or its middle."""

    x: float
    largeur: float
    ancre: str = "start"


@dataclass(frozen=True, slots=True)
class Pile:
    """Texts one below another, and where they end."""

    textes: tuple[Texte, ...]
    bas: float


def stack(items: Iterable[tuple[str | None, Police]], colonne: Colonne, y: float) -> Pile:
    """Set texts one below another from `y` down; what is absent takes no room."""
    textes: list[Texte] = []
    for words, police in items:
        if words:
            y += ENTRE_TEXTES if textes else 0
            textes.append(_set(words, police, colonne, y))
            y += len(textes[-1].lignes) * police.interligne
    return Pile(tuple(textes), y)


def _set(words: str, police: Police, colonne: Colonne, y: float) -> Texte:
    lines = wrap(french(words), police, colonne.largeur)
    first = y + police.taille * 0.98
    lignes = (Ligne(unit(first + i * police.interligne), text) for i, text in enumerate(lines))
    x, taille, graisse = unit(colonne.x), police.taille, police.graisse
    return Texte(x, colonne.ancre, taille, graisse, tuple(lignes), police.style)


def width(text: str, police: Police) -> float:
    """How wide a line may be, whatever the reader's font."""
    advances, other = _advances("SourceSansProBold" if police.graisse > 500 else "SourceSansPro")
    return sum(advances.get(ord(sign), other) for sign in text) * police.taille * MARGIN


def wrap(text: str, police: Police, largeur: float) -> tuple[str, ...]:
    """Break `text` into as few lines as its width allows, all of about the same length."""
    words = [part for word in text.split(" ") if word for part in _split(word, police, largeur)]
    widths = [width(word, police) for word in words]
    space = width(" ", police)
    count = len(_filled(words, widths, space, largeur))
    narrow = max([*widths, (sum(widths) + space * (len(words) - 1)) / count])
    while len(lines := _filled(words, widths, space, min(narrow, largeur))) > count:
        narrow += 2
    return tuple(lines)


def _filled(words: list[str], widths: list[float], space: float, largeur: float) -> list[str]:
    lines: list[str] = []
    used = largeur
    for word, wide in zip(words, widths, strict=True):
        if lines and used + space + wide <= largeur:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines


def _split(word: str, police: Police, largeur: float) -> Iterator[str]:
    """A word too long for the line, in pieces that fit: no label ever leaves the drawing."""
    start = 0
    if width(word, police) > largeur:
        for end in range(1, len(word)):
            if end > start + 1 and width(f"{word[start : end + 1]}-", police) > largeur:
                yield f"{word[start:end]}-"
                start = end
    yield word[start:]


@lru_cache
def _advances(face: str) -> tuple[dict[int, float], float]:
    """The advance of each character of a face, as a share of its size, and that of any other."""
    font: Any = TTFont(font_files_ttf[face])
    em, metrics = font["head"].unitsPerEm, font["hmtx"]
    advances = {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    font.close()
    return advances, advances[ord("W")]
