"""Skills: the two tables say the same, whatever is tied to what, and leave nothing unsaid."""

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.model.competence import Competence
from macros.model.fiche import Fiche
from macros.model.programme import Programme
from macros.typography import NBSP, capital, french
from macros.views.adresses import adresse
from macros.views.commun import LienView
from macros.views.competence import CompetencesView, competences_view
from tests.unit.samples import MATIN, corpus_of, step

SKILLS, SHEETS = ("dire", "lire", "relier"), ("carte", "frise", "grille")
TEST = {"genre": "autoevaluation", "titre": "Où en suis-je", "consigne": ["Un texte."]}
EXERCISE = {"genre": "exercice", "titre": "Un exercice", "consigne": ["Un texte."]}


class Morceau(NamedTuple):
    """A sequence: what it works on, what it hands out, whether it holds a self-assessment."""

    competences: frozenset[str] = frozenset()
    fiches: frozenset[str] = frozenset()
    test: bool = False

    def written(self) -> dict[str, Any]:
        steps = [step(duree="1 min", fiche=slug) for slug in sorted(self.fiches)]
        return {
            "titre": "Une séquence",
            "competences": sorted(self.competences),
            "etapes": [step(duree="1 min"), *steps],
            "activites": [EXERCISE, *([TEST] if self.test else [])],
        }


def matrix(*programmes: list[list[Morceau]]) -> Corpus:
    """Programmes of days of sequences, among three skills and three sheets."""
    entries: dict[str, dict[str, Any]] = {
        **{f"competence/{slug}": {"titre": slug} for slug in SKILLS},
        **{f"fiche/{slug}": {"titre": slug} for slug in SHEETS},
    }
    for rank, days in enumerate(programmes):
        entries[f"programme/p{rank}"] = {
            "titre": f"Programme {rank}",
            "deroule": [
                {
                    "type": "jour",
                    "titre": "Un jour",
                    "matin": {**MATIN, "sequences": [piece.written() for piece in day]},
                }
                for day in days
            ],
        }
    return corpus_of(entries)


def some(names: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names))


PIECES = st.builds(Morceau, some(SKILLS), some(SHEETS), st.booleans())
DAYS = st.lists(st.lists(PIECES, min_size=1, max_size=3), min_size=1, max_size=2)
CORPORA = st.lists(DAYS, max_size=2).map(lambda programmes: matrix(*programmes))


def both_ways(view: CompetencesView, links: str) -> tuple[set[Any], set[Any]]:
    """The pairs of a skill and what it is tied to, as each table tells them."""
    from_skills = {
        (adresse(f"competence/{skill.ancre}"), link)
        for skill in view.competences
        for link in getattr(skill, links)
    }
    from_sequences = {
        (skill.href, link)
        for programme in view.programmes
        for row in programme.sequences
        for skill in row.competences
        for link in ([row.lien] if links == "sequences" else getattr(row, links))
    }
    return from_skills, from_sequences


@given(CORPORA)
@pytest.mark.parametrize("links", ["sequences", "fiches", "autoevaluations"])
def test_a_pair_is_in_one_table_if_and_only_if_it_is_in_the_other(
    links: str, corpus: Corpus
) -> None:
    """From skills to sequences, sheets and self-assessments, and back: nothing is lost."""
    from_skills, from_sequences = both_ways(competences_view(corpus), links)
    assert from_skills == from_sequences


@pytest.mark.parametrize("links", ["sequences", "fiches", "autoevaluations"])
def test_the_tables_of_the_site_agree(corpus: Corpus, links: str) -> None:
    """And they are not empty."""
    from_skills, from_sequences = both_ways(competences_view(corpus), links)
    assert from_skills == from_sequences
    assert from_skills


def test_every_tie_that_a_programme_declares_is_shown(corpus: Corpus) -> None:
    """Counted from the entries: each sequence of each programme with each of its skills."""
    declared = sorted(
        (programme.slug, french(sequence.titre), skill)
        for programme in corpus.tous(Programme)
        for jour in programme.jours
        for half in jour.demi_journees.values()
        for sequence in half.sequences
        for skill in sequence.competences
    )
    view = competences_view(corpus)
    shown = sorted(
        (
            programme.ancre.removeprefix("programme-"),
            row.lien.libelle.partition(NBSP)[2],
            skill.href.partition("#")[2],
        )
        for programme in view.programmes
        for row in programme.sequences
        for skill in row.competences
    )
    assert shown == declared
    assert [skill.ancre for skill in view.competences] == [
        skill.slug for skill in corpus.tous(Competence)
    ]


@given(CORPORA)
def test_what_nothing_ties_is_told_apart(corpus: Corpus) -> None:
    """Skills without a sequence, sequences without a skill, sheets that only these hand out."""
    view = competences_view(corpus)
    assert [link.href for link in view.sans_sequence] == [
        adresse(f"competence/{skill.ancre}") for skill in view.competences if not skill.sequences
    ]
    rows = [row for programme in view.programmes for row in programme.sequences]
    assert list(view.sans_competence) == [row.lien for row in rows if not row.competences]
    tied = {sheet for skill in view.competences for sheet in skill.fiches}
    handed_out = {sheet for row in rows for sheet in row.fiches}
    assert set(view.fiches_isolees) == handed_out - tied
    assert len(set(view.fiches_isolees)) == len(view.fiches_isolees)


def test_a_sheet_is_alone_only_where_no_skill_leads_to_it() -> None:
    """Handed out at the opening and again while working on a skill, it is not alone."""
    opening = Morceau(fiches=frozenset({"carte", "frise"}))
    working = Morceau(frozenset({"dire"}), frozenset({"carte"}), test=True)
    view = competences_view(matrix([[opening], [working]]))
    assert [link.libelle for link in view.fiches_isolees] == ["Frise"]
    assert [link.libelle for link in view.sans_sequence] == ["Lire", "Relier"]
    first, *others = view.competences
    assert [link.libelle for link in first.fiches] == ["Carte"]
    for other in others:
        assert not (other.sequences or other.fiches or other.autoevaluations)


def test_a_sequence_is_found_on_its_day_in_its_programme() -> None:
    """Its number, its name, its programme; only self-assessments are listed as such."""
    working = Morceau(frozenset({"dire"}), test=True)
    view = competences_view(matrix([[Morceau()], [Morceau(), working]]))
    (skill, *_) = view.competences
    page = adresse("programme/p0")
    assert skill.sequences == (
        LienView(f"{page}#jour-2", f"2.2{NBSP}Une séquence", "Programme 0", ""),
    )
    assert skill.autoevaluations == (
        LienView(f"{page}#jour-2", "Où en suis-je", "Programme 0", ""),
    )


@pytest.mark.parametrize("proposed", [True, False])
def test_a_skill_says_whether_the_editors_state_it(proposed: bool) -> None:
    """What no source calls a skill is marked."""
    written = {"titre": "Dire", "proposition": "oui" if proposed else "non"}
    (skill,) = competences_view(corpus_of({"competence/dire": written})).competences
    assert (skill.titre, skill.proposition) == ("Dire", proposed)


def test_the_sheets_of_the_matrix_are_those_of_the_programmes(corpus: Corpus) -> None:
    """Every sheet that a sequence hands out is in a row, whatever it works on."""
    handed_out = {
        step_.fiche
        for programme in corpus.tous(Programme)
        for jour in programme.jours
        for step_ in jour.etapes
        if step_.fiche
    }
    titles = {
        capital(french(fiche.titre)) for fiche in corpus.tous(Fiche) if fiche.slug in handed_out
    }
    rows = (row for p in competences_view(corpus).programmes for row in p.sequences)
    assert {sheet.libelle for row in rows for sheet in row.fiches} == titles
