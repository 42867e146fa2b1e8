"""The blocs to fill in → their views: blank, answered, or shortened beside the notes."""

from collections.abc import Callable, Iterable, Mapping

from macros.drawing.fonds import draw_fond
from macros.drawing.trace import draw_trace
from macros.model import blocs as model
from macros.model.reponse import RAPPEL, Trace
from macros.typography import NBSP, french
from macros.views.commun import Prose
from macros.views.contexte import Contexte
from macros.views.saisies import (
    CartonsView,
    CasesView,
    CaseView,
    CelluleView,
    ChampView,
    ColonnesView,
    ColonneView,
    DegreView,
    DessinView,
    EchelleView,
    FriseView,
    GraduationView,
    JalonView,
    RappelView,
    SaisieView,
    TableauView,
)

FONDS = {
    "blanc": "Un cadre vide.",
    "points": "Un cadre semé de points, pour s’aligner.",
    "cercles": "Des cercles autour d’un même centre. Du centre vers le bord : {}.",
    "quartiers": "Quatre cases. De gauche à droite et de haut en bas : {}.",
    "recouvrement": "Des cercles qui se recouvrent : {}.",
    "arbre": "Un arbre couché : la case « {} », trois branches, et deux rameaux à chacune.",
}
"""What a background shows, in words."""

PARLE_DE_QUELQU_UN = "Cette feuille parle de quelqu’un"
STRICT_NECESSAIRE = french(
    "N’écrivez que le nécessaire : un prénom ou un rôle plutôt qu’un nom ; les faits et les "
    "paroles à part des interprétations. Jamais de messagerie personnelle."
)
RUBRIQUES = (
    ("informee", "Personne informée et d’accord, le"),
    ("lecteurs", "Qui peut lire"),
    ("lieu", "Support et lieu"),
    ("destruction", "À détruire le"),
    ("contact", "Pour accéder, corriger, s’opposer"),
)
"""What the reminder leaves to fill in: the editors' form of the CNIL's rules."""


def _champ(bloc: model.Champ, contexte: Contexte) -> ChampView:
    return _place(bloc, contexte, bloc.lignes, contexte.note(bloc))


def _place(
    asked: model.Champ | model.Cote, contexte: Contexte, lignes: int, note: Prose = ()
) -> ChampView:
    return ChampView(
        nom=asked.nom,
        libelle=french(asked.libelle),
        aide=french(asked.aide or ""),
        lignes=1 if contexte.notes else lignes,
        reponse=french(contexte.answer(asked.nom)),
        note=note,
    )


def _cases(bloc: model.Cases, contexte: Contexte) -> CasesView:
    ticked = contexte.items(bloc.nom)
    boxes = (
        CaseView(f"{bloc.nom}-{number}", french(choix), choix in ticked)
        for number, choix in enumerate(bloc.choix, 1)
    )
    filled = contexte.reponses is not None
    return CasesView(french(bloc.libelle), tuple(boxes), filled, contexte.note(bloc))


def _tableau(bloc: model.Tableau, contexte: Contexte) -> TableauView:
    heads = tuple(ColonneView(french(c.titre), c.largeur) for c in bloc.colonnes)
    rows, names = contexte.rows(bloc.nom), [c.titre for c in bloc.colonnes]
    shown = 1 if contexte.notes else len(rows) or bloc.lignes
    grid = _grid(bloc.nom, names, rows, shown, "ligne")
    height = 1 if contexte.notes else bloc.hauteur
    return TableauView(french(bloc.legende), heads, grid, height, contexte.note(bloc))


def _grid(
    nom: str, names: Iterable[str], rows: tuple[tuple[str, ...], ...], shown: int, unit: str
) -> tuple[tuple[CelluleView, ...], ...]:
    """`shown` rows of cells, answered as far as `rows` goes."""
    return tuple(
        tuple(
            CelluleView(
                f"{nom}-{row}-{column}",
                french(f"{name} ({unit} {row})"),
                # What the example leaves empty is no place to write.
                french(rows[row - 1][column - 1]) or NBSP if row <= len(rows) else "",
            )
            for column, name in enumerate(names, 1)
        )
        for row in range(1, shown + 1)
    )


def _colonnes(bloc: model.Colonnes, contexte: Contexte) -> ColonnesView:
    sides = (_place(side, contexte, bloc.lignes) for side in bloc.champs)
    return ColonnesView(tuple(sides), contexte.note(bloc))


def _echelle(bloc: model.Echelle, contexte: Contexte) -> EchelleView:
    chosen, filled = contexte.items(bloc.nom), contexte.reponses is not None
    lines = []
    for number, text in enumerate(map(french, bloc.lignes), 1):
        degrees = (
            DegreView(value, f"{text} {value}", filled and chosen[number - 1] == value)
            for value in map(str, range(1, bloc.degres + 1))
        )
        lines.append(GraduationView(f"{bloc.nom}-{number}", text, tuple(degrees)))
    legend, low, high = french(bloc.legende), french(bloc.bas), french(bloc.haut)
    return EchelleView(legend, low, high, tuple(lines), filled, contexte.note(bloc))


def _frise(bloc: model.Frise, contexte: Contexte) -> FriseView:
    names, rows = ("Date", bloc.haut, bloc.bas), contexte.rows(bloc.nom)
    grid = _grid(bloc.nom, names, rows, len(rows) or bloc.jalons, "repère")
    marks = tuple(JalonView(*cells) for cells in grid)
    height = 2 if contexte.notes else bloc.hauteur
    legend, above, below = french(bloc.legende), french(bloc.haut), french(bloc.bas)
    return FriseView(legend, above, below, marks, height, contexte.note(bloc))


def _dessin(bloc: model.Dessin, contexte: Contexte) -> DessinView:
    drawn = (contexte.reponses or {}).get(bloc.nom)
    ground = draw_fond(bloc, contexte.papier)
    words = FONDS[bloc.fond].format(", ".join(bloc.zones))
    if isinstance(drawn, Trace):
        ground, words = draw_trace(drawn, ground), drawn.texte
    note = contexte.note(bloc)
    return DessinView(bloc.nom, french(bloc.legende), ground, french(words), note)


def _cartons(bloc: model.Cartons, contexte: Contexte) -> CartonsView:
    rows = contexte.rows(bloc.nom)
    shown = 1 if contexte.notes else len(rows) or bloc.nombre
    grid = _grid(bloc.nom, bloc.intitules, rows, shown, "carton")
    heads = tuple(map(french, bloc.intitules))
    cards = (
        tuple(
            ChampView(cell.nom, head, "", bloc.lignes, cell.texte, ())
            for head, cell in zip(heads, row, strict=True)
        )
        for row in grid
    )
    return CartonsView(french(bloc.legende), tuple(cards), contexte.note(bloc))


def _rappel(bloc: model.Rappel, contexte: Contexte) -> RappelView:
    aim, note = french(bloc.finalite), contexte.note(bloc)
    if contexte.variables:
        blanks = tuple(contexte.blank(f"{RAPPEL}_{nom}") for nom, _ in RUBRIQUES)
        return RappelView(PARLE_DE_QUELQU_UN, aim, STRICT_NECESSAIRE, (), blanks, note)
    told = contexte.items(RAPPEL) or ("",) * len(RUBRIQUES)
    rubrics = (
        ChampView(f"{RAPPEL}-{nom}", french(libelle), "", 1, french(answer), ())
        for (nom, libelle), answer in zip(RUBRIQUES, told, strict=True)
    )
    return RappelView(PARLE_DE_QUELQU_UN, aim, STRICT_NECESSAIRE, tuple(rubrics), (), note)


ASKED: Mapping[type, Callable[..., SaisieView]] = {
    model.Champ: _champ,
    model.Cases: _cases,
    model.Tableau: _tableau,
    model.Colonnes: _colonnes,
    model.Echelle: _echelle,
    model.Frise: _frise,
    model.Dessin: _dessin,
    model.Cartons: _cartons,
    model.Rappel: _rappel,
}
