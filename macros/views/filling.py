"""Blocs → their views: with facilitator notes, worked answers or blanks, as the edition asks."""

from collections.abc import Callable, Iterable, Mapping

from macros.model import blocs as model
from macros.model.blocs import AnyBloc
from macros.typography import french
from macros.views.asking import ASKED
from macros.views.blocs import (
    BlocView,
    LegendeView,
    ListeView,
    ParagrapheView,
    SignataireView,
    SignatureView,
    SigneView,
    TitreView,
    VoixView,
)
from macros.views.contexte import Contexte


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


def _voix(bloc: model.Voix, contexte: Contexte) -> VoixView:
    said = tuple(map(contexte.prose, bloc.paragraphes))
    return VoixView(bloc.qui, french(bloc.titre), said, contexte.note(bloc))


def _signature(bloc: model.Signature, contexte: Contexte) -> SignatureView:
    places = (
        SignataireView(french(who.qualite), contexte.blank(who.nom.strip("{}")))
        for who in bloc.signataires
    )
    return SignatureView(tuple(places), contexte.note(bloc))


_VIEWS: Mapping[type, Callable[..., BlocView]] = {
    model.Titre: _titre,
    model.Paragraphe: _paragraphe,
    model.Liste: _liste,
    model.Legende: _legende,
    model.Voix: _voix,
    model.Signature: _signature,
    **ASKED,
}
