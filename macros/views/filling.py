"""Blocs → their views: with facilitator notes, worked answers or blanks, as the edition asks."""

from collections.abc import Callable, Iterable, Mapping

from macros.model import blocs as model
from macros.model import courrier
from macros.model.courrier import AnyBloc
from macros.typography import french
from macros.views.asking import ASKED
from macros.views.blocs import (
    BlocView,
    LegendeView,
    ListeView,
    ParagrapheView,
    PassageView,
    RangView,
    ReleveView,
    SignataireView,
    SignatureView,
    SigneView,
    TitreView,
    VoixView,
)
from macros.views.contexte import Contexte
from macros.views.saisies import ColonneView


def bloc_views(blocs: Iterable[AnyBloc], contexte: Contexte) -> tuple[BlocView, ...]:
    """The blocs of one edition."""
    return tuple(_VIEWS[type(bloc)](bloc, contexte) for bloc in blocs)


def _titre(bloc: model.Titre, contexte: Contexte) -> TitreView:
    # Beside its notes the sheet is a reminder: it flows.
    starts = bloc.nouvelle_page and not contexte.notes
    return TitreView(french(bloc.texte), starts, contexte.note(bloc))


def _paragraphe(bloc: model.Paragraphe, contexte: Contexte) -> ParagrapheView:
    return ParagrapheView(contexte.prose(bloc.texte), contexte.note(bloc))


def _liste(bloc: model.Liste, contexte: Contexte) -> ListeView:
    return ListeView(tuple(map(contexte.prose, bloc.puces)), contexte.note(bloc))


def _legende(bloc: model.Legende, contexte: Contexte) -> LegendeView:
    signs = (SigneView(item.signe, french(item.sens)) for item in bloc.signes)
    return LegendeView(tuple(signs), contexte.note(bloc))


def _voix(bloc: courrier.Voix, contexte: Contexte) -> VoixView:
    said = tuple(map(contexte.prose, bloc.paragraphes))
    return VoixView(bloc.qui, french(bloc.titre or ""), said, contexte.note(bloc))


def _signature(bloc: courrier.Signature, contexte: Contexte) -> SignatureView:
    places = (
        SignataireView(french(who.qualite), contexte.blank(who.nom.strip("{}")))
        for who in bloc.signataires
    )
    return SignatureView(tuple(places), contexte.note(bloc))


def _releve(bloc: courrier.Releve, contexte: Contexte) -> ReleveView:
    rows = (
        RangView(
            french(bloc.intitules[row - 1]) if bloc.intitules else str(row),
            tuple(
                None if colonne.manuscrite else contexte.blank(bloc.cellule(row, column))
                for column, colonne in enumerate(bloc.colonnes, 1)
            ),
        )
        for row in range(1, bloc.rangs + 1)
    )
    share = CELLS if bloc.intitules else 1
    widths = [int(colonne.largeur * share) for colonne in bloc.colonnes]
    return ReleveView(
        legende=french(bloc.legende),
        forme=bloc.forme,
        noms=100 - sum(widths),
        colonnes=tuple(
            ColonneView(french(colonne.titre), width)
            for colonne, width in zip(bloc.colonnes, widths, strict=True)
        ),
        rangs=tuple(rows),
        hauteur=bloc.hauteur,
        note=contexte.note(bloc),
    )


CELLS = 0.78
"""What the names of rows leave of the width."""


def _passage(bloc: courrier.Passage, contexte: Contexte) -> PassageView:
    inside = bloc_views(bloc.blocs, contexte)
    return PassageView(bloc.nom, inside, contexte.note(bloc))  # type: ignore[arg-type]


_VIEWS: Mapping[type, Callable[..., BlocView]] = {
    model.Titre: _titre,
    model.Paragraphe: _paragraphe,
    model.Liste: _liste,
    model.Legende: _legende,
    courrier.Voix: _voix,
    courrier.Signature: _signature,
    courrier.Releve: _releve,
    courrier.Passage: _passage,
    **ASKED,
}
