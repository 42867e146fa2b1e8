"""The macros of the pages, and what the check knows of them."""

from pathlib import Path

from macros.corpus import Corpus
from macros.publishing import authored
from macros.publishing.macros import LISTES, macros_for
from macros.publishing.site import Site
from macros.views.organisme import PARTIES


def test_the_check_knows_every_macro_and_no_other(root: Path, corpus: Corpus) -> None:
    """A macro that pages may call is one that the check accepts, and the other way round."""
    defined = macros_for(Site(root, corpus, ()), lambda: "")
    assert set(authored.accepted(corpus.entrees)) == set(defined)
    assert set(authored.LISTES) == set(LISTES)
    assert set(authored.ORGANISME) == {"", *PARTIES}
    assert len(defined) <= 15


def test_a_macro_accepts_the_slugs_of_its_kind(corpus: Corpus) -> None:
    """An entry's macro takes the slugs of its kind and no other; a form takes nothing."""
    accepted = authored.accepted(corpus.entrees)
    assert "situer" in accepted["fiche"]
    assert "inclure" not in accepted["fiche"]
    assert "glossaire" in accepted["liste"]
    assert accepted["estimateur"] == ()
