"""What is left to fill in on a worksheet, as parts of a DOCX or an ODT."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from macros.rendering.grille import (
    Grille,
    Image,
    Part,
    Rangee,
    blank_of,
    cell_of,
    evenly,
    side_by_side,
)
from macros.rendering.office import LINE, Line, whole_lines, words
from macros.typography import NBSP
from macros.views import saisies
from macros.views.commun import RunView, VariableView


def _champ(bloc: saisies.ChampView) -> Iterator[Line]:
    yield "Libellé", words(bloc.libelle)
    if bloc.reponse:
        yield "Réponse", words(bloc.reponse)
        return
    if bloc.aide:
        yield "Aide", words(bloc.aide)
    yield "Lignes", whole_lines(bloc.nom, bloc.libelle, bloc.lignes)


def _cases(bloc: saisies.CasesView) -> Iterator[Part]:
    boxes = (_box("☒" if case.cochee else "☐", case.libelle) for case in bloc.choix)
    yield "Libellé", words(bloc.libelle)
    yield "Cases", words("\N{EM SPACE} ".join(boxes))


def _box(mark: str, text: str) -> str:
    # A short answer does not break at the end of a line: its box would stand alone.
    return mark + NBSP + (text.replace(" ", NBSP) if len(text) <= 60 else text)


def _tableau(bloc: saisies.TableauView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    heads = Rangee(LINE, tuple(cell_of("Colonne", colonne.titre) for colonne in bloc.colonnes))
    rows = (
        Rangee(LINE * bloc.hauteur, tuple(cell_of("Cellule", cell.texte) for cell in row))
        for row in bloc.rangees
    )
    widths = tuple(float(colonne.largeur) for colonne in bloc.colonnes)
    yield Grille(bloc.legende, widths, (heads, *rows), tete=True)


def _colonnes(bloc: saisies.ColonnesView) -> Iterator[Part]:
    places = tuple(tuple(_champ(champ)) for champ in bloc.champs)
    yield side_by_side(bloc.champs[0].libelle, places, LINE)


def _echelle(bloc: saisies.EchelleView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    degrees = [degre.valeur for degre in bloc.lignes[0].degres]
    degrees[0], degrees[-1] = f"{degrees[0]} {bloc.bas}", f"{degrees[-1]} {bloc.haut}"
    heads = Rangee(
        LINE, (cell_of("Colonne", ""), *(cell_of("Colonne", degre) for degre in degrees))
    )
    rows = (
        Rangee(LINE, (cell_of("Cellule", line.texte), *map(_degree, line.degres)))
        for line in bloc.lignes
    )
    each = min(11.0, 55 / len(degrees))
    widths = (100 - each * len(degrees), *[each] * len(degrees))
    yield Grille(bloc.legende, widths, (heads, *rows), tete=True)


def _degree(degre: saisies.DegreView) -> tuple[Line, ...]:
    return cell_of("Cellule", "◉" if degre.choisi else "○")


def _frise(bloc: saisies.FriseView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    marks, tall = bloc.jalons, LINE * bloc.hauteur
    above = (cell_of("Cellule", mark.haut.texte) for mark in marks)
    dates = (cell_of("Colonne", mark.date.texte) for mark in marks)
    below = (cell_of("Cellule", mark.bas.texte) for mark in marks)
    rows = (
        Rangee(tall, (cell_of("Repère", bloc.haut), *above)),
        Rangee(LINE, (cell_of("Repère", "Date"), *dates)),
        Rangee(tall, (cell_of("Repère", bloc.bas), *below)),
    )
    yield Grille(bloc.legende, (16.0, *[84 / len(marks)] * len(marks)), rows)


def _dessin(bloc: saisies.DessinView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    yield Image(bloc)


def _cartons(bloc: saisies.CartonsView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    cards = [tuple(line for champ in card for line in _champ(champ)) for card in bloc.cartons]
    cards += [()] * (len(cards) % 2)
    rows = (
        Rangee(LINE * 3, (left, right)) for left, right in zip(cards[::2], cards[1::2], strict=True)
    )
    yield Grille(bloc.legende, evenly(2), tuple(rows))


def _rappel(bloc: saisies.RappelView) -> Iterator[Part]:
    told = (RunView(f"But{NBSP}: ", fort=True), RunView(f"{bloc.finalite} {bloc.regle}"))
    rubrics = chain(map(_rubric, bloc.rubriques), map(_blank_rubric, bloc.blancs))
    inside = (("Libellé", words(bloc.titre)), ("Rappel", told), *rubrics)
    yield Grille(bloc.titre, (100.0,), (Rangee(LINE, (inside,)),))


def _rubric(champ: saisies.ChampView) -> Line:
    label = RunView(f"{champ.libelle}{NBSP}: ", fort=True)
    if champ.reponse:
        return "Rappel", (label, RunView(champ.reponse))
    return "Rappel", (label, *whole_lines(champ.nom, champ.libelle))


def _blank_rubric(blank: VariableView) -> Line:
    return "Rappel", (RunView(f"{blank.libelle}{NBSP}: ", fort=True), *blank_of(blank))


SAISIES: Mapping[str, Callable[[Any], Iterator[Part]]] = {
    "champ": _champ,
    "cases": _cases,
    "tableau": _tableau,
    "colonnes": _colonnes,
    "echelle": _echelle,
    "frise": _frise,
    "dessin": _dessin,
    "cartons": _cartons,
    "rappel": _rappel,
}
