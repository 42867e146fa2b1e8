"""The blocs of a document as parts that both DOCX and ODT can write: lines, grids, pictures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from macros.rendering.grille import Part, Passage
from macros.rendering.office import words
from macros.rendering.parts_courrier import COURRIER, FACULTATIF
from macros.rendering.parts_saisies import SAISIES
from macros.typography import NBSP
from macros.views import blocs


def parts(bloc: blocs.BlocView) -> Iterator[Part]:
    """What a bloc is made of; its note comes after, as for every bloc."""
    yield from PARTS[bloc.genre](bloc)


def _titre(bloc: blocs.TitreView) -> Iterator[Part]:
    yield "Feuille" if bloc.nouvelle_page else "Heading 1", words(bloc.texte)


def _paragraphe(bloc: blocs.ParagrapheView) -> Iterator[Part]:
    yield "Normal", bloc.texte


def _liste(bloc: blocs.ListeView) -> Iterator[Part]:
    yield from (("List Bullet", item) for item in bloc.puces)


def _legende(bloc: blocs.LegendeView) -> Iterator[Part]:
    signs = (f"{SIGNES[item.signe]}{NBSP}{item.sens}" for item in bloc.signes)
    yield "Aide", words("\N{EM SPACE} ".join(signs))


SIGNES = {
    "rond": "○",
    "carre": "□",
    "plein": "───",
    "tirets": "- - -",
    "points": "· · ·",
    "double": "═══",
    "fleche": "──>",
    "fleche_tirets": "- ->",
    "fleche_points": "· ·>",
}


def _passage(bloc: blocs.PassageView) -> Iterator[Part]:
    inside = (part for one in bloc.blocs for part in parts(one))
    yield Passage(bloc.nom, (("Facultatif", words(FACULTATIF)), *inside))  # type: ignore[arg-type]


PARTS: Mapping[str, Callable[[Any], Iterator[Part]]] = {
    "titre": _titre,
    "paragraphe": _paragraphe,
    "liste": _liste,
    "legende": _legende,
    "passage": _passage,
    **COURRIER,
    **SAISIES,
}
"""Every bloc."""
