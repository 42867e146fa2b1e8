"""Skills, sequences, worksheets and self-assessments, read from either end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.corpus import Corpus
from macros.model.agenda import Sequence
from macros.model.competence import Competence
from macros.model.programme import Programme
from macros.typography import NBSP, french
from macros.views.adresses import adresse
from macros.views.commun import LienView, Prose, lien, prose
from macros.views.programme import sequences_of

AUTOEVALUATION = "autoevaluation"


@dataclass(frozen=True, slots=True)
class CompetenceView:
    """A skill and where it is worked on."""

    ancre: str
    """Its identifier on the page."""
    titre: str
    """What one is able to do."""
    texte: Prose
    """How it shows at work."""
    proposition: bool
    """Whether the editors state it."""
    sequences: tuple[LienView, ...]
    """The sequences that work on it."""
    fiches: tuple[LienView, ...]
    """The worksheets that they hand out."""
    autoevaluations: tuple[LienView, ...]
    """The self-assessments that they hold."""


@dataclass(frozen=True, slots=True)
class SequenceLieeView:
    """A sequence, read from the other end."""

    lien: LienView
    """Its day, on the page of its programme."""
    competences: tuple[LienView, ...]
    """What it works on; none for an opening or a closing."""
    fiches: tuple[LienView, ...]
    """The worksheets that it hands out."""
    autoevaluations: tuple[LienView, ...]
    """The self-assessments that it holds."""


@dataclass(frozen=True, slots=True)
class ProgrammeLieView:
    """A programme, read from the other end."""

    ancre: str
    """The heading's identifier."""
    lien: LienView
    """Its page."""
    sequences: tuple[SequenceLieeView, ...]
    """Its sequences, in order."""


@dataclass(frozen=True, slots=True)
class CompetencesView:
    """The matrix."""

    competences: tuple[CompetenceView, ...]
    """From skills to sequences."""
    programmes: tuple[ProgrammeLieView, ...]
    """From sequences to skills."""
    sans_sequence: tuple[LienView, ...]
    """The skills that no sequence works on."""
    sans_competence: tuple[LienView, ...]
    """The sequences that work on no declared skill."""
    fiches_isolees: tuple[LienView, ...]
    """The worksheets that only such sequences hand out."""


def competences_view(corpus: Corpus) -> CompetencesView:
    """The matrix, both ways, and what it leaves alone."""
    programmes = tuple(_programme(programme, corpus) for programme in corpus.tous(Programme))
    skills = tuple(_skill(skill, corpus) for skill in corpus.tous(Competence))
    rows = [row for programme in programmes for row in programme.sequences]
    tied = {sheet for row in rows if row.competences for sheet in row.fiches}
    alone = [row for row in rows if not row.competences]
    return CompetencesView(
        competences=skills,
        programmes=programmes,
        sans_sequence=tuple(
            lien(f"competence/{skill.ancre}", corpus) for skill in skills if not skill.sequences
        ),
        sans_competence=tuple(row.lien for row in alone),
        fiches_isolees=_once(sheet for row in alone for sheet in row.fiches if sheet not in tied),
    )


def _skill(skill: Competence, corpus: Corpus) -> CompetenceView:
    found = [
        (programme, ancre, numero, sequence)
        for programme in corpus.tous(Programme)
        for ancre, numero, sequence in sequences_of(programme)
        if skill.slug in sequence.competences
    ]
    return CompetenceView(
        ancre=skill.slug,
        titre=french(skill.titre),
        texte=prose(skill.texte, corpus),
        proposition=skill.proposition,
        sequences=tuple(_link(*one) for one in found),
        fiches=_once(sheet for *_, sequence in found for sheet in _sheets(sequence, corpus)),
        autoevaluations=tuple(test for one in found for test in _tests(*one)),
    )


def _programme(programme: Programme, corpus: Corpus) -> ProgrammeLieView:
    return ProgrammeLieView(
        ancre=f"programme-{programme.slug}",
        lien=lien(f"programme/{programme.slug}", corpus),
        sequences=tuple(
            SequenceLieeView(
                lien=_link(programme, ancre, numero, sequence),
                competences=tuple(lien(one.adresse, corpus) for one in sequence.competences),
                fiches=_sheets(sequence, corpus),
                autoevaluations=tuple(_tests(programme, ancre, numero, sequence)),
            )
            for ancre, numero, sequence in sequences_of(programme)
        ),
    )


def _link(programme: Programme, ancre: str, numero: str, sequence: Sequence) -> LienView:
    href = f"{adresse(f'programme/{programme.slug}')}#{ancre}"
    title = f"{numero}{NBSP}{french(sequence.titre)}"
    return LienView(href, title, french(programme.titre), "")


def _tests(programme: Programme, ancre: str, numero: str, sequence: Sequence) -> Iterator[LienView]:
    where = _link(programme, ancre, numero, sequence)
    for activity in sequence.activites:
        if activity.genre == AUTOEVALUATION:
            yield LienView(where.href, french(activity.titre), where.genre, "")


def _sheets(sequence: Sequence, corpus: Corpus) -> tuple[LienView, ...]:
    return _once(lien(step.fiche.adresse, corpus) for step in sequence.etapes if step.fiche)


def _once(links: Iterable[LienView]) -> tuple[LienView, ...]:
    return tuple(dict.fromkeys(links))
