"""The blocs of a document as parts that both DOCX and ODT can write: lines, grids, pictures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from macros.rendering.office import LINE, SIGNATURE, Line, whole_lines, words
from macros.typography import NBSP
from macros.views import blocs, saisies
from macros.views.commun import RunView


class Rangee(NamedTuple):
    """A row: its least height in millimetres, and the lines of each cell."""

    hauteur: float
    cellules: tuple[tuple[Line, ...], ...]


class Grille(NamedTuple):
    """Cells in rows and columns; widths are in hundredths of the page's."""

    titre: str
    largeurs: tuple[float, ...]
    rangees: tuple[Rangee, ...]
    tete: bool = False
    """Whether the first row heads the columns."""
    bordure: bool = True


class Image(NamedTuple):
    """A picture as wide as the page, and what it shows."""

    view: saisies.DessinView


Part: TypeAlias = Line | Grille | Image


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


def _voix(bloc: blocs.VoixView) -> Iterator[Part]:
    yield f"Titre voix {bloc.qui}", words(bloc.titre)
    yield from ((f"Voix {bloc.qui}", text) for text in bloc.paragraphes)


def _signature(bloc: blocs.SignatureView) -> Iterator[Part]:
    places = tuple(
        (
            ("Libellé", words(who.qualite)),
            ("Lignes", whole_lines(who.nom.nom, who.nom.libelle)),
            ("Signature", words("Signature")),
        )
        for who in bloc.signataires
    )
    yield _side_by_side("Signatures", places, SIGNATURE)


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
    heads = Rangee(LINE, tuple(_cell("Colonne", colonne.titre) for colonne in bloc.colonnes))
    rows = (
        Rangee(LINE * bloc.hauteur, tuple(_cell("Cellule", cell.texte) for cell in row))
        for row in bloc.rangees
    )
    widths = tuple(float(colonne.largeur) for colonne in bloc.colonnes)
    yield Grille(bloc.legende, widths, (heads, *rows), tete=True)


def _colonnes(bloc: saisies.ColonnesView) -> Iterator[Part]:
    places = tuple(tuple(_champ(champ)) for champ in bloc.champs)
    yield _side_by_side(bloc.champs[0].libelle, places, LINE)


def _side_by_side(titre: str, places: tuple[tuple[Line, ...], ...], hauteur: float) -> Grille:
    return Grille(titre, _even(len(places)), (Rangee(hauteur, places),), bordure=False)


def _echelle(bloc: saisies.EchelleView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    degrees = [degre.valeur for degre in bloc.lignes[0].degres]
    degrees[0], degrees[-1] = f"{degrees[0]} {bloc.bas}", f"{degrees[-1]} {bloc.haut}"
    heads = Rangee(LINE, (_cell("Colonne", ""), *(_cell("Colonne", degre) for degre in degrees)))
    rows = (
        Rangee(LINE, (_cell("Cellule", line.texte), *map(_degree, line.degres)))
        for line in bloc.lignes
    )
    each = min(11.0, 55 / len(degrees))
    widths = (100 - each * len(degrees), *[each] * len(degrees))
    yield Grille(bloc.legende, widths, (heads, *rows), tete=True)


def _degree(degre: saisies.DegreView) -> tuple[Line, ...]:
    return _cell("Cellule", "◉" if degre.choisi else "○")


def _frise(bloc: saisies.FriseView) -> Iterator[Part]:
    yield "Caption", words(bloc.legende)
    marks, tall = bloc.jalons, LINE * bloc.hauteur
    above = (_cell("Cellule", mark.haut.texte) for mark in marks)
    dates = (_cell("Colonne", mark.date.texte) for mark in marks)
    below = (_cell("Cellule", mark.bas.texte) for mark in marks)
    rows = (
        Rangee(tall, (_cell("Repère", bloc.haut), *above)),
        Rangee(LINE, (_cell("Repère", "Date"), *dates)),
        Rangee(tall, (_cell("Repère", bloc.bas), *below)),
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
    yield Grille(bloc.legende, _even(2), tuple(rows))


def _rappel(bloc: saisies.RappelView) -> Iterator[Part]:
    told = (RunView(f"But{NBSP}: ", fort=True), RunView(f"{bloc.finalite} {bloc.regle}"))
    rubrics = (_rubric(champ) for champ in bloc.rubriques)
    inside = (("Libellé", words(bloc.titre)), ("Rappel", told), *rubrics)
    yield Grille(bloc.titre, (100.0,), (Rangee(LINE, (inside,)),))


def _rubric(champ: saisies.ChampView) -> Line:
    label = RunView(f"{champ.libelle}{NBSP}: ", fort=True)
    if champ.reponse:
        return "Rappel", (label, RunView(champ.reponse))
    return "Rappel", (label, *whole_lines(champ.nom, champ.libelle))


def _cell(role: str, text: str) -> tuple[Line, ...]:
    return ((role, words(text)),)


def _even(number: int) -> tuple[float, ...]:
    return (100 / number,) * number


PARTS: Mapping[str, Callable[[Any], Iterator[Part]]] = {
    "titre": _titre,
    "paragraphe": _paragraphe,
    "liste": _liste,
    "legende": _legende,
    "voix": _voix,
    "signature": _signature,
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
"""Every bloc."""
