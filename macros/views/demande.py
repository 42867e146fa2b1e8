"""The request: which offer, a short message, and the letter that goes on from it."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.offre import Offre
from macros.model.organisme import A_COMPLETER
from macros.typography import capital, french
from macros.views.commun import LienView, lien
from macros.views.tarif import offers


@dataclass(frozen=True, slots=True)
class OffreDemandeeView:
    """An offer to ask for."""

    slug: str
    """Its name in the form."""
    titre: str
    """Its title."""
    designation: str
    """What a sentence calls it: it is also the choice that the letter offers."""
    lettre: LienView
    """The letter that asks for it."""


@dataclass(frozen=True, slots=True)
class DemandeView:
    """The form of a request."""

    offres: tuple[OffreDemandeeView, ...]
    """The offers."""
    courriel: str
    """Where the message may go; empty until the publisher gives an address."""


def demande_view(corpus: Corpus) -> DemandeView:
    """The form, one choice for each offer."""
    given = corpus.organisme.courriel
    return DemandeView(
        offres=tuple(_offer(offre, corpus) for offre in offers(corpus)),
        courriel="" if given == A_COMPLETER else given,
    )


def _offer(offre: Offre, corpus: Corpus) -> OffreDemandeeView:
    return OffreDemandeeView(
        slug=offre.slug,
        titre=capital(french(offre.titre)),
        designation=french(offre.designation),
        lettre=lien(offre.lettre.adresse, corpus),
    )
