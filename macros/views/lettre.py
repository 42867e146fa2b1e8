"""A letter: its page, its card, and the document to fill in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from macros.corpus import Corpus
from macros.model.lettre import Droit, Lettre, Suite
from macros.typography import day, french
from macros.views.adresses import adresse
from macros.views.blocs import BlocView
from macros.views.commun import LienView, Prose, RunView, SectionView, bullets, lien, prose, proses
from macros.views.contexte import Contexte
from macros.views.document import PiedView, TelechargementView, pied_view
from macros.views.filling import bloc_views
from macros.views.formulaire import FormulaireView, blanks, formulaire_view

MOMENTS = {
    "avant": "Avant la rencontre",
    "pendant": "Pendant la rencontre",
    "apres": "Après la rencontre",
    "formation": "Formation",
    "administration": "Administration",
}


@dataclass(frozen=True, slots=True)
class CourrierView:
    """The letter itself, as it prints."""

    genre: ClassVar[str] = "courrier"
    papier: str
    """`portrait` or `paysage`."""
    titre: str
    """The document's title."""
    expediteur: tuple[Prose, ...]
    """The sender, a line each; none for a document that is not sent."""
    destinataire: tuple[Prose, ...]
    """The addressee, a line each."""
    lieu_et_date: Prose
    """Place and date; may be empty."""
    objet: Prose
    """The subject, or the heading of the document."""
    blocs: tuple[BlocView, ...]
    """The body."""
    pied: PiedView
    """The foot of each page."""
    publie: bool = False
    """Whether the site publishes it as it is: a letter, once filled in, is the reader's own."""

    @property
    def intitule(self) -> str:
        """The title of the file."""
        return self.titre


@dataclass(frozen=True, slots=True)
class EcheanceView:
    """A reminder for the reader's calendar."""

    titre: str
    """What it reminds of."""
    depuis: str
    """The date of the letter that it is counted from."""
    mois: int
    """So many months after."""
    jours: int
    """So many days after."""


@dataclass(frozen=True, slots=True)
class SuiteView:
    """What comes after the letter."""

    etape: str
    """What it is."""
    quand: Prose
    """When."""
    lien: LienView | None
    """The page that helps."""
    rappel: EcheanceView | None
    """The reminder, made on the device."""


@dataclass(frozen=True, slots=True)
class ModeleView:
    """A blank document, from which the page makes the reader's."""

    format: str
    """`docx` or `odt`."""
    contenu: str
    """Its bytes, in base 64."""


@dataclass(frozen=True, slots=True)
class LettreView:
    """The page of a letter."""

    slug: str
    """What the files made on the device are called."""
    titre: str
    """The page's heading."""
    moment: str
    """When in the work it is sent."""
    resume: Prose
    """What it is for."""
    telechargements: tuple[TelechargementView, ...]
    """The blank files."""
    sections: tuple[SectionView, ...]
    """When to send it, what to watch, what the law says."""
    formulaire: FormulaireView
    """The blanks and the passages, to fill in and to choose."""
    courrier: CourrierView
    """The letter, shown on the page."""
    suites: tuple[SuiteView, ...]
    """What comes next."""
    modeles: tuple[ModeleView, ...]
    """The blank documents."""
    proposition: Prose
    """What comes from the sources and what the editors propose."""


@dataclass(frozen=True, slots=True)
class LettreCarteView:
    """A letter in the index."""

    href: str
    """Its page, from the root of the site."""
    titre: str
    """Its title."""
    resume: Prose
    """What it is for."""
    fichiers: tuple[TelechargementView, ...]
    """Its blank files."""


@dataclass(frozen=True, slots=True)
class MomentView:
    """The letters of one moment of the work."""

    ancre: str
    """The heading's identifier."""
    titre: str
    """« Avant la rencontre »."""
    lettres: tuple[LettreCarteView, ...]
    """The letters."""


def moment_views(
    lettres: Iterable[Lettre],
    corpus: Corpus,
    files: Callable[[str], tuple[TelechargementView, ...]],
) -> tuple[MomentView, ...]:
    """The letters of the index, by moment of use; `files` gives the blank files of each."""
    cards: dict[str, list[LettreCarteView]] = {moment: [] for moment in MOMENTS}
    for lettre in lettres:
        cible = f"lettre/{lettre.slug}"
        resume = prose(lettre.resume, corpus)
        card = LettreCarteView(adresse(cible), french(lettre.titre), resume, files(cible))
        cards[lettre.moment].append(card)
    return tuple(
        MomentView(moment, MOMENTS[moment], tuple(inside))
        for moment, inside in cards.items()
        if inside
    )


def lettre_view(
    lettre: Lettre,
    corpus: Corpus,
    telechargements: tuple[TelechargementView, ...],
    modeles: tuple[ModeleView, ...],
) -> LettreView:
    """The page of a letter."""
    return LettreView(
        slug=lettre.slug,
        titre=french(lettre.titre),
        moment=MOMENTS[lettre.moment],
        resume=prose(lettre.resume, corpus),
        telechargements=telechargements,
        sections=tuple(_sections(lettre, corpus)),
        formulaire=formulaire_view(lettre, corpus.organisme),
        courrier=courrier_view(lettre, corpus),
        suites=tuple(_suite(suite, corpus) for suite in lettre.suites),
        modeles=modeles,
        proposition=prose(lettre.proposition, corpus),
    )


def _sections(lettre: Lettre, corpus: Corpus) -> Iterator[SectionView]:
    yield bullets("Quand s’en servir", proses(lettre.quand, corpus), "quand")
    yield bullets("À surveiller", proses(lettre.attention, corpus), "attention")
    if lettre.droit:
        texts = tuple(_droit(droit, corpus) for droit in lettre.droit)
        yield bullets("Ce que disent les textes", texts, "droit")


def _droit(droit: Droit, corpus: Corpus) -> Prose:
    told = prose(droit.texte, corpus)
    return (*told, RunView(f" Version lue : {day(droit.version)}.")) if droit.version else told


def _suite(suite: Suite, corpus: Corpus) -> SuiteView:
    reminder = suite.rappel
    return SuiteView(
        etape=french(suite.etape),
        quand=prose(suite.quand, corpus),
        lien=lien(suite.vers.adresse, corpus) if suite.vers else None,
        rappel=EcheanceView(french(reminder.titre), reminder.depuis, reminder.mois, reminder.jours)
        if reminder
        else None,
    )


def courrier_view(lettre: Lettre, corpus: Corpus) -> CourrierView:
    """The letter with its blanks."""
    lists = (nom for nom, variable in lettre.variables.items() if variable.type == "personnes")
    contexte = Contexte(corpus, variables=blanks(lettre), listes=frozenset(lists))
    return CourrierView(
        papier=lettre.papier,
        titre=french(lettre.titre),
        expediteur=tuple(map(contexte.prose, lettre.expediteur)),
        destinataire=tuple(map(contexte.prose, lettre.destinataire)),
        lieu_et_date=contexte.prose(lettre.lieu_et_date or ()),
        objet=contexte.prose(lettre.objet),
        blocs=bloc_views(lettre.corps, contexte),
        pied=pied_view(f"lettre/{lettre.slug}", corpus),
    )
