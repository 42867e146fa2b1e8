"""Blocs → their views: with facilitator notes, worked answers or blanks, as the edition asks."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.corpus import Corpus
from macros.model import blocs as model
from macros.model.blocs import AnyBloc, Reponse
from macros.reading.inline import Run
from macros.views.blocs import (
    BlocView,
    CasesView,
    CaseView,
    CelluleView,
    ChampView,
    ColonneView,
    ListeView,
    ParagrapheView,
    SignataireView,
    SignatureView,
    TableauView,
    TitreView,
    VoixView,
)
from macros.views.commun import Prose, VariableView, prose
from macros.views.typography import french


@dataclass(frozen=True, slots=True)
class Contexte:
    """What turns the same blocs into one edition or another."""

    corpus: Corpus
    """Where links lead."""
    notes: bool = False
    """Whether facilitator notes show; the sheet is then a reminder, with no room to write."""
    reponses: Mapping[str, Reponse] | None = None
    """The worked answers; none when the sheet is to be filled in."""
    variables: Mapping[str, VariableView] = field(default_factory=dict)
    """A letter's blanks."""
    places: Counter[str] = field(default_factory=Counter)
    """How often each blank has been placed: each place is a field with a name of its own."""

    def prose(self, runs: Sequence[Run]) -> Prose:
        """Typeset runs, blanks included."""
        return tuple(
            replace(view, variable=self.blank(run.variable)) if run.variable else view
            for view, run in zip(prose(runs, self.corpus), runs, strict=True)
        )

    def blank(self, nom: str) -> VariableView:
        """The next place of a blank. A hyphen cannot stand in a declared name."""
        self.places[nom] += 1
        times, blank = self.places[nom], self.variables[nom]
        return blank if times == 1 else replace(blank, nom=f"{nom}-{times}")


def bloc_views(blocs: Iterable[AnyBloc], contexte: Contexte) -> tuple[BlocView, ...]:
    """The blocs of one edition."""
    return tuple(_VIEWS[type(bloc)](bloc, contexte) for bloc in blocs)


def _note(bloc: model.Bloc, contexte: Contexte) -> Prose:
    return contexte.prose(bloc.note) if contexte.notes and bloc.note else ()


def _titre(bloc: model.Titre, contexte: Contexte) -> TitreView:
    return TitreView(french(bloc.texte), _note(bloc, contexte))


def _paragraphe(bloc: model.Paragraphe, contexte: Contexte) -> ParagrapheView:
    return ParagrapheView(contexte.prose(bloc.texte), _note(bloc, contexte))


def _liste(bloc: model.Liste, contexte: Contexte) -> ListeView:
    return ListeView(tuple(map(contexte.prose, bloc.puces)), _note(bloc, contexte))


def _champ(bloc: model.Champ, contexte: Contexte) -> ChampView:
    answer = (contexte.reponses or {}).get(bloc.nom, "")
    return ChampView(
        nom=bloc.nom,
        libelle=french(bloc.libelle),
        aide=french(bloc.aide or ""),
        lignes=1 if contexte.notes else bloc.lignes,
        reponse=french(str(answer)),
        note=_note(bloc, contexte),
    )


def _cases(bloc: model.Cases, contexte: Contexte) -> CasesView:
    ticked = (contexte.reponses or {}).get(bloc.nom, ())
    boxes = (
        CaseView(f"{bloc.nom}-{number}", french(choix), choix in ticked)
        for number, choix in enumerate(bloc.choix, 1)
    )
    filled = contexte.reponses is not None
    return CasesView(french(bloc.libelle), tuple(boxes), filled, _note(bloc, contexte))


def _tableau(bloc: model.Tableau, contexte: Contexte) -> TableauView:
    rows = (contexte.reponses or {}).get(bloc.nom, ())
    heads = tuple(ColonneView(french(c.titre), c.largeur) for c in bloc.colonnes)

    def cell(row: int, column: int) -> CelluleView:
        name = french(f"{bloc.colonnes[column].titre} (ligne {row + 1})")
        text = french(rows[row][column]) if row < len(rows) else ""
        return CelluleView(f"{bloc.nom}-{row + 1}-{column + 1}", name, text)

    columns, height = range(len(heads)), 1 if contexte.notes else bloc.hauteur
    shown = 1 if contexte.notes else len(rows) or bloc.lignes
    grid = tuple(tuple(cell(row, column) for column in columns) for row in range(shown))
    note = _note(bloc, contexte)
    return TableauView(french(bloc.legende), heads, grid, height, note)


def _voix(bloc: model.Voix, contexte: Contexte) -> VoixView:
    said = tuple(map(contexte.prose, bloc.paragraphes))
    return VoixView(bloc.qui, french(bloc.titre), said, _note(bloc, contexte))


def _signature(bloc: model.Signature, contexte: Contexte) -> SignatureView:
    places = (
        SignataireView(french(who.qualite), contexte.blank(who.nom.strip("{}")))
        for who in bloc.signataires
    )
    return SignatureView(tuple(places), _note(bloc, contexte))


_VIEWS: Mapping[type, Callable[..., BlocView]] = {
    model.Titre: _titre,
    model.Paragraphe: _paragraphe,
    model.Liste: _liste,
    model.Champ: _champ,
    model.Cases: _cases,
    model.Tableau: _tableau,
    model.Voix: _voix,
    model.Signature: _signature,
}
