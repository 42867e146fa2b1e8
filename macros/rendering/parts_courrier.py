"""What is a letter's own, as parts of a DOCX or an ODT."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from macros.rendering.grille import Grille, Part, Rangee, blank_of, cell_of, evenly, side_by_side
from macros.rendering.office import LINE, SIGNATURE, words
from macros.typography import NBSP
from macros.views import blocs
from macros.views.commun import RunView


def _voix(bloc: blocs.VoixView) -> Iterator[Part]:
    if bloc.titre:
        yield f"Titre voix {bloc.qui}", words(bloc.titre)
    yield from ((f"Voix {bloc.qui}", text) for text in bloc.paragraphes)


def _signature(bloc: blocs.SignatureView) -> Iterator[Part]:
    places = tuple(
        (
            ("Libellé", words(who.qualite)),
            ("Lignes", (RunView("", variable=replace(who.nom, largeur=0)),)),
            ("Signature", words("Signature")),
        )
        for who in bloc.signataires
    )
    yield side_by_side("Signatures", places, SIGNATURE)


def _releve(bloc: blocs.ReleveView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    if bloc.forme == "infographie":
        yield _path(bloc)
        return
    names = (cell_of("Colonne", ""),) if bloc.noms else ()
    heads = (*names, *(cell_of("Colonne", colonne.titre) for colonne in bloc.colonnes))
    rows = (
        Rangee(
            LINE * bloc.hauteur,
            (
                *((cell_of("Repère", rang.intitule),) if bloc.noms else ()),
                *((("Cellule", blank_of(cellule)),) for cellule in rang.cellules),
            ),
        )
        for rang in bloc.rangs
    )
    widths = tuple(float(width) for width in (bloc.noms, *(c.largeur for c in bloc.colonnes)))
    widths = widths if bloc.noms else widths[1:]
    yield Grille(bloc.legende, widths, (Rangee(LINE, heads), *rows), tete=True)


def _path(bloc: blocs.ReleveView) -> Grille:
    """The steps of a path as numbered cards, three in a row."""
    cards = [
        (
            ("Repère", words(rang.intitule)),
            *(
                line
                for colonne, cellule in zip(bloc.colonnes, rang.cellules, strict=True)
                for line in (("Aide", words(colonne.titre)), ("Cellule", blank_of(cellule)))
            ),
        )
        for rang in bloc.rangs
    ]
    cards += [()] * (-len(cards) % PATH)
    rows = (Rangee(LINE * 5, tuple(cards[i : i + PATH])) for i in range(0, len(cards), PATH))
    return Grille(bloc.legende, evenly(PATH), tuple(rows))


PATH = 3
"""How many steps of a path stand side by side."""


FACULTATIF = f"Passage facultatif, à garder ou à rayer{NBSP}:"


COURRIER: Mapping[str, Callable[[Any], Iterator[Part]]] = {
    "voix": _voix,
    "signature": _signature,
    "releve": _releve,
}
