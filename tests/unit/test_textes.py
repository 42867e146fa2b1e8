"""The running text of the guide: its paragraphs, its sentences, their length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.textes import SHORTEST, mean_sentence, paragraphs, sentences, words
from macros.typography import NBSP
from macros.views.adresses import a_une_page
from tests.unit.samples import entry, passage

LONGEST_MEAN = 22
"""Words: what an adult reads at one go without going back."""


def cut(paragraph: str) -> list[str]:
    return list(sentences(paragraph))


@pytest.mark.parametrize("end", [".", f"{NBSP}!", " ?", "…", "..."])
def test_a_sentence_ends_with_its_sign(end: str) -> None:
    """A capital, a digit or a quotation begins the next."""
    for following in ("Puis un autre", "Écrire", f"«{NBSP}Puis", "12 personnes", "“Puis", "(Puis"):
        assert cut(f"Un mot{end} {following}") == [f"Un mot{end}", following]


@pytest.mark.parametrize(
    "whole",
    [
        "Voir l'art. L. 226-13 du code.",
        "Le Dr. Lemaire et M. Dupont, p. 12 et vol. 3.",
        "Un texte de 2014, s. d. Un autre.",
        "La démarche S.O.R.A. Situer en est le début.",
        "Deux points : Une suite ; Une autre",
        "Un mot. une minuscule",
        "Version 2.0 du texte",
        "",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    """Nor does a sign that no capital follows."""
    assert cut(whole) == [whole]


def test_an_acronym_may_begin_or_stand_in_a_sentence() -> None:
    """« S.O.R.A. » is a word like another."""
    assert cut("S.O.R.A. est une démarche. Elle a des étapes.") == [
        *("S.O.R.A. est une démarche.", "Elle a des étapes."),
    ]


def test_a_quotation_ends_with_its_own_sign() -> None:
    """What is said inside quotes is made of sentences too."""
    said = f"«{NBSP}Qui vient{NBSP}?{NBSP}» Elle répond. «{NBSP}Nous.{NBSP}» Ils viennent."
    assert [len(words(part)) for part in cut(said)] == [2, 2, 1, 2]


@given(st.text("aÉ .!?…«»" + NBSP, max_size=40))
def test_no_word_is_lost_between_sentences(paragraph: str) -> None:
    """Put together, the sentences hold the words of the paragraph, in order."""
    assert [word for part in cut(paragraph) for word in words(part)] == words(paragraph)


def test_words_are_those_that_spaces_part() -> None:
    """« l'équipe » is one, « aujourd'hui » too; signs are none."""
    assert words(f"L'aide-soignant d’ici{NBSP}: «{NBSP}oui{NBSP}»… aujourd'hui, 12 %") == [
        *("L'aide-soignant", "d’ici", "oui", "aujourd'hui", "12"),
    ]


def test_paragraphs_are_what_is_read_line_after_line() -> None:
    """Of a page, all but its headings; of data, texts and not labels; links keep their words."""
    page = entry(
        "pratiquer/x",
        en_bref="L'essentiel, **fort**.",
        corps=(passage("Un titre", niveau=2), passage("Un texte.")),
        lies=[{"vers": "terme/x", "pourquoi": "Un motif.", "retour": "Un retour."}],
    )
    assert list(paragraphs(page)) == ["L'essentiel, fort.", "Un texte."]
    terme = entry("terme/x", synonymes=["un mot"], definition=["Un [[terme/y|sens]].", "Un autre."])
    assert list(paragraphs(terme)) == ["Un sens.", "Un autre."]


def test_the_mean_counts_sentences_and_not_titles_or_items_of_a_word() -> None:
    """Four words and six make five; « Oui. » is no sentence."""
    four, six = "Un deux trois quatre.", "Un deux trois quatre cinq six."
    pages = (
        entry("pratiquer/x", en_bref=four, corps=(passage("Oui. Non."),)),
        entry("pratiquer/y", en_bref=six),
    )
    assert SHORTEST == 3
    assert mean_sentence(pages) == 5


def test_the_guide_is_written_in_short_sentences(corpus: Corpus) -> None:
    """On the whole, and in each part of it."""
    by_kind: dict[str, list] = {}
    for cible, entree in corpus.entrees.items():
        if a_une_page(kind := cible.partition("/")[0]):
            by_kind.setdefault(kind, []).append(entree)
    everything = tuple(entree for entries in by_kind.values() for entree in entries)
    assert mean_sentence(everything) < LONGEST_MEAN
    means = {kind: mean_sentence(tuple(entries)) for kind, entries in by_kind.items()}
    assert {kind: mean for kind, mean in means.items() if mean >= LONGEST_MEAN} == {}
