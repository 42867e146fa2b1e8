"""The public information on a training: nine items, then the result indicators.

Rule: Qualiopi, indicators 1 and 2, as the project's fact sheets gather them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.offre import Offre
from macros.model.organisme import A_COMPLETER
from macros.model.programme import Information, Programme, Resultat, Rubrique
from macros.typography import NBSP, capital, duration, french, plural
from macros.views.commun import LienView, Prose, RunView, lien, proses
from macros.views.tarif import in_brief, tarifs_of

DECLAREES = {
    "prerequis": "Prérequis",
    "objectifs": "Objectifs",
    "acces": "Modalités et délais d’accès",
    "methodes": "Méthodes mobilisées",
    "evaluation": "Modalités d’évaluation",
    "accessibilite": "Accessibilité aux personnes handicapées",
}
"""The items that the programme itself states."""


@dataclass(frozen=True, slots=True)
class RubriqueView:
    """An item of the public information."""

    libelle: str
    """« Prérequis »."""
    paragraphes: tuple[Prose, ...]
    """What is said, or « à compléter »."""
    manque: bool
    """Whether it waits for the training organisation."""
    proposition: bool
    """Whether the editors wrote it."""


@dataclass(frozen=True, slots=True)
class ResultatView:
    """A result indicator."""

    indicateur: str
    """What is measured."""
    valeur: str
    """The result."""
    periode: str
    """Over which period."""
    effectif: str
    """On how many people."""
    origine: LienView
    """The document that gives it."""


@dataclass(frozen=True, slots=True)
class InformationView:
    """The public information on a programme."""

    rubriques: tuple[RubriqueView, ...]
    """The nine items, in the order of the rule."""
    resultats: tuple[ResultatView, ...]
    """The result indicators; none while they wait for the training organisation."""
    manquants: int
    """How many items wait, the indicators included."""


def information_view(programme: Programme, corpus: Corpus) -> InformationView | None:
    """The nine items and the indicators of a training; nothing for what is none."""
    if not programme.information:
        return None
    items = tuple(_items(programme, programme.information, corpus))
    results = programme.resultats
    waiting = sum(item.manque for item in items) + (not results)
    told = tuple(_result(result, corpus) for result in results or ())
    return InformationView(items, told, waiting)


def _items(
    programme: Programme, information: Information, corpus: Corpus
) -> Iterator[RubriqueView]:
    def declared(nom: str) -> RubriqueView:
        return _declared(DECLAREES[nom], getattr(information, nom), corpus)

    yield declared("prerequis")
    yield declared("objectifs")
    yield _said("Durée", _length(programme))
    yield declared("acces")
    yield _rates(programme, corpus)
    yield _contacts(corpus)
    yield declared("methodes")
    yield declared("evaluation")
    yield declared("accessibilite")


def _declared(libelle: str, item: Rubrique | None, corpus: Corpus) -> RubriqueView:
    if not item:
        return _missing(libelle)
    return RubriqueView(libelle, proses(item.texte, corpus), False, item.proposition)


def _missing(libelle: str) -> RubriqueView:
    return RubriqueView(libelle, ((RunView(capital(A_COMPLETER)),),), True, False)


def _said(libelle: str, words: str) -> RubriqueView:
    return RubriqueView(libelle, ((RunView(french(words)),),), False, False)


def _length(programme: Programme) -> str:
    """« 4 jours et une intersession. Le déroulé proposé par la rédaction compte 26 h. »"""
    halves = (half for jour in programme.jours for half in jour.demi_journees.values())
    led = duration(sum(half.fin - half.debut for half in halves))
    words = length_in_words(programme)
    return f"{words}. Le déroulé proposé par la rédaction compte {led} en salle, pauses comprises."


def length_in_words(programme: Programme) -> str:
    """« 4 jours et une intersession »."""
    number = len(programme.jours)
    words = plural(number, NOMS[programme.unite])
    match len(programme.deroule) - number:
        case 0:
            return words
        case 1:
            return f"{words}{NBSP}et une intersession"
        case between:
            return f"{words}{NBSP}et {plural(between, 'intersession')}"


NOMS = {"jour": "jour", "matinee": "matinée", "seance": "séance"}
"""What a programme calls each of its days."""


def _rates(programme: Programme, corpus: Corpus) -> RubriqueView:
    """Each offer that includes the programme, with its rates."""
    offers = [offre for offre in corpus.tous(Offre) if programme.slug in offre.programmes]
    if not offers:
        return _missing("Tarifs")
    told = tuple(_priced(offre, corpus) for offre in offers)
    priced = any(tarif.prix for offre in offers for tarif in tarifs_of(offre, corpus))
    return RubriqueView("Tarifs", told, not priced, False)


def _priced(offre: Offre, corpus: Corpus) -> Prose:
    """« Sur devis : Le cycle. »"""
    page = lien(f"offre/{offre.slug}", corpus)
    rates = RunView(f"{in_brief(tarifs_of(offre, corpus))}{NBSP}: ")
    return (rates, RunView(page.libelle, href=page.href), RunView("."))


def _contacts(corpus: Corpus) -> RubriqueView:
    publisher = corpus.organisme
    given = [one for one in (publisher.telephone, publisher.courriel) if one != A_COMPLETER]
    return _said("Contacts", ", ".join(given)) if given else _missing("Contacts")


def _result(result: Resultat, corpus: Corpus) -> ResultatView:
    return ResultatView(
        indicateur=french(result.indicateur),
        valeur=french(result.valeur),
        periode=french(result.periode),
        effectif=plural(result.effectif, "personne"),
        origine=lien(result.source.adresse, corpus),
    )
