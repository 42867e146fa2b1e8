"""Needs that lead to offers, and the questions asked before choosing one."""

from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.besoin import Besoin, Question
from macros.typography import french
from macros.views.commun import LienView, Prose, lien, prose, proses

THEMES = {
    "choisir": "Choisir",
    "prix": "Prix et taxes",
    "deroulement": "Déroulement",
    "informations": "Familles et informations",
    "formation": "Formation",
    "demande": "Faire une demande",
}


@dataclass(frozen=True, slots=True)
class ReponseView:
    """An offer that answers a need."""

    offre: LienView
    """Its page."""
    pourquoi: Prose
    """When it suits."""


@dataclass(frozen=True, slots=True)
class BesoinView:
    """A need."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """What a service says of itself."""
    texte: Prose
    """How to recognise it."""
    reponses: tuple[ReponseView, ...]
    """The offers."""
    seul: tuple[LienView, ...]
    """What one can do without buying anything."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and its answer."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """The question."""
    reponse: tuple[Prose, ...]
    """The answer."""


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The questions on one theme."""

    ancre: str
    """The heading's identifier."""
    titre: str
    """The theme."""
    questions: tuple[QuestionView, ...]
    """The questions."""


def besoin_views(corpus: Corpus) -> tuple[BesoinView, ...]:
    """The needs, in the order of the file."""
    return tuple(_besoin(besoin, corpus) for besoin in corpus.tous(Besoin))


def _besoin(besoin: Besoin, corpus: Corpus) -> BesoinView:
    return BesoinView(
        ancre=besoin.slug,
        titre=french(f"« {besoin.titre} »"),
        texte=prose(besoin.texte, corpus),
        reponses=tuple(
            ReponseView(lien(answer.offre.adresse, corpus), prose(answer.pourquoi, corpus))
            for answer in besoin.reponses
        ),
        seul=tuple(lien(other.vers, corpus, other.pourquoi) for other in besoin.seul),
    )


def theme_views(corpus: Corpus) -> tuple[ThemeView, ...]:
    """The questions, theme by theme."""
    found: dict[str, list[QuestionView]] = {theme: [] for theme in THEMES}
    for question in corpus.tous(Question):
        answer = proses(question.reponse, corpus)
        found[question.theme].append(QuestionView(question.slug, french(question.titre), answer))
    return tuple(
        ThemeView(f"theme-{theme}", THEMES[theme], tuple(inside))
        for theme, inside in found.items()
        if inside
    )
