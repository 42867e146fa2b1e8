"""The foot of a page: its sources in order, who uses its word, when it was reviewed."""

from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.typography import NBSP
from macros.views.adresses import a_une_page, adresse
from macros.views.commun import plain
from macros.views.suite import SourceView, suite_view
from tests.unit.samples import corpus_of, entry

WORKS = ("a", "b", "c", "d", "e")
SMALL = corpus_of(
    {
        **{f"reference/{slug}": {"titre": f"Ouvrage {slug}"} for slug in WORKS},
        "terme/mot": {"titre": "mot", "sources": ["d", "b"]},
        "pratiquer/x": {"titre": "Une pratique"},
        "comprendre/x": {"titre": "Une notion"},
        "fiche/x": {"titre": "Une fiche", "sources": ["a"]},
    }
)


def sources(cible: str, *called: str, corpus: Corpus = SMALL) -> tuple[SourceView, ...]:
    return suite_view(cible, called, corpus).sources


def slugs(cible: str, *called: str) -> list[str]:
    return [source.ancre.removeprefix("note-") for source in sources(cible, *called)]


def test_sources_come_in_the_order_that_the_text_calls_them() -> None:
    """Each once, whatever the number of calls."""
    assert slugs("pratiquer/x", "c", "a", "c", "b", "a") == ["c", "a", "b"]


def test_declared_sources_come_after_those_that_are_called() -> None:
    """In their own order; one that is called keeps the place of its call."""
    assert slugs("terme/mot") == ["d", "b"]
    assert slugs("terme/mot", "c", "b", "a") == ["c", "b", "a", "d"]


@given(st.lists(st.sampled_from(WORKS)))
def test_sources_are_numbered_from_one_without_a_gap(called: list[str]) -> None:
    """The number is that of the call and of the line at the foot."""
    found = sources("terme/mot", *called)
    assert [source.numero for source in found] == list(range(1, len(found) + 1))
    assert {source.ancre for source in found} == {f"note-{slug}" for slug in {*called, "b", "d"}}


def test_a_source_shows_the_work_and_leads_to_its_line() -> None:
    """The citation of the bibliography, its address, its line."""
    work = entry("reference/a", titre="Un livre", url="https://a.example/", auteurs=["Jo Dit"])
    corpus = Corpus({**SMALL.entrees, "reference/a": work}, {})
    (source,) = sources("pratiquer/x", "a", corpus=corpus)
    assert plain(source.citation) == "Jo Dit, Un livre, 2020."
    assert source.url == "https://a.example/"
    assert source.href == adresse("reference/a") == "ressources/bibliographie.html#a"
    assert source.verifiee
    (bare,) = sources("pratiquer/x", "b")
    assert bare.url == ""


def test_a_work_that_no_one_saw_is_told_as_such() -> None:
    """« non vérifiée » stands beside it at the foot of every page that calls it."""
    unseen = entry("reference/a", verifiee="non")
    corpus = Corpus({**SMALL.entrees, "reference/a": unseen}, {})
    assert [s.verifiee for s in sources("pratiquer/x", "b", "a", corpus=corpus)] == [True, False]


def test_the_pages_that_use_a_word_are_sorted_by_kind() -> None:
    """In the order of the guide, and under their titles."""
    foot = suite_view("terme/mot", (), SMALL, ("fiche/x", "pratiquer/x", "comprendre/x"))
    assert [link.libelle for link in foot.emplois] == ["Une notion", "Une pratique", "Une fiche"]
    assert [link.pourquoi for link in foot.emplois] == ["", "", ""]
    assert suite_view("pratiquer/x", (), SMALL).emplois == ()


def test_the_dates_of_review_are_written_in_words_and_in_digits() -> None:
    """For the reader, and for the script that tells when the day has passed."""
    page = entry("pratiquer/x", relu_le="2026-03-01", relire_avant="2027-11-22")
    foot = suite_view("pratiquer/x", (), Corpus({"pratiquer/x": page}, {}))
    assert foot.relu_le == f"1er{NBSP}mars 2026"
    assert foot.relire_avant == f"22{NBSP}novembre 2027"
    assert foot.echeance == "2027-11-22"


def test_every_page_of_the_guide_has_its_foot(corpus: Corpus) -> None:
    """Its own dates, and at least the sources that its entry declares."""
    for cible, entree in corpus.entrees.items():
        if a_une_page(cible.partition("/")[0]):
            foot = suite_view(cible, (), corpus)
            assert foot.echeance == entree.relire_avant.isoformat()
            declared = [f"note-{slug}" for slug in getattr(entree, "sources", ())]
            assert [source.ancre for source in foot.sources] == declared
