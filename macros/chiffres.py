"""No figure without an origin: a percentage, a sum, a duration or a number of people that a page
states must stand beside a source, a declared figure, an offer or a programme.

What the editors propose and what they invent is marked as such on the page: it states no fact.
What an offer costs and how many hours it takes has one origin, the rates: nowhere is it retyped.
"""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from macros.coherence import Origine
from macros.model.base import Entree
from macros.model.besoin import Besoin, Question
from macros.model.estimation import Estimation
from macros.model.notion import Notion
from macros.model.offre import Offre
from macros.model.origine import Affirmation
from macros.model.page import Page
from macros.model.tarif import Tarif
from macros.model.terme import Terme
from macros.reading.inline import Run
from macros.reading.markdown import Passage
from macros.reading.problems import Problem
from macros.reading.source import Place
from macros.typography import euros, french

ORIGINES = ("reference/", "affirmation/", "offre/", "tarif/", "programme/")
"""A link to one of these gives a paragraph's figures their origin."""

_FEW = "deux|trois|quatre|cinq|six|sept|huit|neuf"
_MANY = (
    "dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|"
    "cents?|mille|dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?|quarantaines?|"
    "cinquantaines?|centaines?|milliers?|millions?|milliards?"
)
_SPACE = r"[ \u00a0\u202f]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:[.,]\d+)?(?:{_SPACE}(?:mille|millions?|milliards?))?"
)
_FROM_TEN = rf"(?:(?:{_FEW})[- ])?(?:{_MANY})(?:[- ](?:et[- ])?(?:{_FEW}|{_MANY}|une?))*"
_MEASURED = (
    r"%|pour[- ]cents?\b|€|euros?\b|min\b|minutes?\b|h\b|heures?\b|jours?\b|journées?\b|"
    r"matinées?\b|semaines?\b|mois\b|ans?\b|années?\b"
)
_PEOPLE = (
    r"(?:personne|famille|professionnel(?:le)?|participante?|enfant|jeune|parent|intervenante?|"
    r"salariée?|membre|couple|soignante?|adulte|élève|praticien(?:ne)?|collègue|usager|usagère|"
    r"habitante?|éducateur|éducatrice|stagiaire|résidente?|patiente?|bénévole|homme|femme|"
    r"assistante?)s?\b|travailleu(?:r|se)s? socia(?:l|ux|les?)\b"
)
_OF = rf"(?:{_SPACE}de|{_SPACE}d['’])?{_SPACE}?"
_FIGURE = re.compile(
    rf"\b(?:{_DIGITS}|{_FROM_TEN}|{_FEW}){_OF}(?:{_MEASURED})"
    rf"|\b(?:{_DIGITS}|{_FROM_TEN}){_OF}(?:{_PEOPLE})"
    rf"|\b(?:la moitié|(?:un|deux){_SPACE}tiers|(?:un|trois){_SPACE}quarts?){_SPACE}des{_SPACE}\w+"
    rf"|\b(?:une?{_SPACE}\w+|\w+{_SPACE}fois){_SPACE}sur{_SPACE}(?:{_DIGITS}|{_FEW}|{_MANY})\b"
)
"""A number and what it counts, in lower case. « Deux parents » is no statistic: people are counted
in digits, or from ten in letters."""


def unsourced(entrees: Mapping[str, Entree], origines: Mapping[str, Origine]) -> Iterator[Problem]:
    """Every figure of the pages that nothing gives an origin to."""
    for adresse, entree in entrees.items():
        for place, texte, cited in _stated(entree):
            if any(cible.startswith(ORIGINES) for cible in cited):
                continue
            if figure := figure_in(texte):
                message = f"chiffre sans origine : « {figure} » (source, chiffre déclaré ou offre)"
                yield origines[adresse].problem(place, message)


_NUMBER = rf"(?:{_DIGITS}|{_FROM_TEN}|{_FEW})"
_SUM = re.compile(rf"\b{_NUMBER}{_OF}(?:€|euros?\b)")
_SOLD = re.compile(rf"\b{_NUMBER}{_OF}(?:€|(?:euros?|heures?|h)\b)")
_EUROS = re.compile("euros?")
VENTE = ("offres-et-tarifs", "se-former")
"""The parts whose pages speak of what is bought: there an amount or an hour count is a rate."""

RECOPIE = "écrit à la main : [[tarif/…]] l’affiche, et [[affirmation/…]] pour une durée déclarée"


def retyped(entrees: Mapping[str, Entree], origines: Mapping[str, Origine]) -> Iterator[Problem]:
    """Every published price that is retyped, and every amount or hour count that offers retype."""
    rates = (tarif for tarif in entrees.values() if isinstance(tarif, Tarif))
    published = {euros(price.montant) for tarif in rates for price in tarif.prix}
    # Most files hold no amount: walking through all their texts would double the time.
    files = {id(origine.source): origine.source for origine in origines.values()}
    amounts = {number for number, source in files.items() if _names_money(source.text)}
    for adresse, entree in entrees.items():
        if isinstance(entree, Tarif | Estimation | Affirmation):
            continue  # the rates themselves, what is computed from them, the figure they declare
        sold = adresse.startswith(VENTE) or isinstance(entree, Offre | Besoin | Question)
        if not (sold or id(origines[adresse].source) in amounts or _body_names_money(entree)):
            continue
        for place, text in _words(entree):
            if not (sold or _names_money(text)):
                continue
            for found in _figures(text, _SOLD if sold else _SUM):
                if sold or french(_EUROS.sub("€", found)) in published:
                    yield origines[adresse].problem(place, f"« {found} » {RECOPIE}")


def _names_money(text: str) -> bool:
    return "€" in text or "euros" in text


def _body_names_money(entree: Entree) -> bool:
    """Whether the body of a page holds an amount: its file's text ends with its front matter."""
    return isinstance(entree, Page) and any(_names_money(one.texte) for one in entree.corps)


def _words(value: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of an entry but what its links show, which a page does not tell from the rest."""
    match value:
        case Passage():
            yield place, value.texte
        case BaseModel():
            for nom in type(value).model_fields:
                yield from _words(getattr(value, nom), (*place, nom))
        case tuple() if value and isinstance(value[0], Run):
            yield place, "".join(run.texte for run in value if not run.lien)
        case tuple():
            for i, item in enumerate(value):
                yield from _words(item, (*place, i))


def figure_in(text: str) -> str:
    """The first figure of a text, as written; empty when there is none."""
    return next(_figures(text, _FIGURE), "")


def _figures(text: str, wanted: re.Pattern[str]) -> Iterator[str]:
    # Searching in lower case takes a third of the time of ignoring it.
    for found in wanted.finditer(text.lower()):
        yield " ".join(text[slice(*found.span())].split())


def _stated(entree: Entree) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    """Each paragraph that states facts: its place, its words, what it cites."""
    if isinstance(entree, Page):
        yield ("en_bref",), *_read(entree.en_bref or ())
        for i, passage in enumerate(entree.corps):
            if not passage.libre:
                yield ("corps", i), passage.texte, passage.liens
    elif isinstance(entree, Notion | Terme):
        proposed = getattr(entree, "propositions", ())
        for nom in ("definition", "utilite", "faire", "limites"):
            if nom not in proposed:
                for i, prose in enumerate(getattr(entree, nom, ())):
                    yield (nom, i), *_read(prose)


def _read(prose: tuple[Run, ...]) -> tuple[str, tuple[str, ...]]:
    return "".join(run.texte for run in prose), tuple(run.lien for run in prose if run.lien)
