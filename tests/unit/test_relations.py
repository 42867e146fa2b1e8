"""A relation is declared on one page and shown on both, each with its own reason to follow it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.coherence import incoherences
from macros.corpus import Corpus, load
from macros.model.base import Relation
from macros.reading.problems import InvalidCorpus
from macros.typography import french
from macros.views.adresses import GENRES_EN_FRANCAIS, a_une_page, adresse
from macros.views.suite import suite_view
from tests.unit.samples import corpus_of, entry

KINDS = list(GENRES_EN_FRANCAIS)


def related(vers: str, pourquoi: str = "Aller.", retour: str = "Revenir.") -> dict[str, str]:
    return {"vers": vers, "pourquoi": pourquoi, "retour": retour}


def shown(corpus: Corpus, cible: str) -> list[tuple[str, str]]:
    """Where the foot of a page leads, and why."""
    return [(link.href, link.pourquoi) for link in suite_view(cible, (), corpus).lies]


def declared(corpus: Corpus) -> Iterator[tuple[str, Relation]]:
    for cible, entree in corpus.entrees.items():
        for relation in getattr(entree, "lies", ()):
            yield cible, relation


def told(entries: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    """What the corpus says of the relations of such entries."""
    corpus = corpus_of(entries)
    sources = {"reference/temoin": entry("reference/temoin"), **corpus.entrees}
    known = {name: _Somewhere(name) for name in sources}
    unread = {"composante/", "sora/"}  # their numbers are not the matter here
    return [(p.file, p.message) for p in incoherences(sources, known, unread)]


class _Somewhere:
    """Stands for the place where an entry was written: its address is enough."""

    def __init__(self, name: str) -> None:
        self.name = name

    def problem(self, place: object, message: str, *, at_key: bool = False) -> Any:
        return type("P", (), {"file": self.name, "message": message})()


def test_a_corpus_knows_the_other_end_of_each_relation(corpus: Corpus) -> None:
    """All of them, each once, with who declares it."""
    back = [(cible, *end) for cible, ends in corpus.retours.items() for end in ends]
    given = [(relation.vers, cible, relation) for cible, relation in declared(corpus)]
    assert sorted(back, key=str) == sorted(given, key=str)
    assert len(given) > 100
    with pytest.raises(TypeError):
        corpus.retours["accueil/index"] = ()  # type: ignore[index]


def test_every_page_shows_at_the_other_end_what_it_declares(corpus: Corpus) -> None:
    """« pourquoi » where it is written, « retour » where it leads."""
    for cible, relation in declared(corpus):
        here, there = shown(corpus, cible), shown(corpus, relation.vers)
        assert here.count((adresse(relation.vers), french(relation.pourquoi))) == 1
        assert there.count((adresse(cible), french(relation.retour))) == 1


def test_no_page_shows_a_relation_that_no_one_declares(corpus: Corpus) -> None:
    """Both ends counted, a page leads where relations say and nowhere else."""
    ends = [(cible, r.vers) for cible, r in declared(corpus)]
    ends += [(vers, cible) for cible, vers in ends]
    for cible in corpus.entrees:
        if a_une_page(cible.partition("/")[0]):
            expected = sorted(adresse(other) for end, other in ends if end == cible)
            assert sorted(href for href, _ in shown(corpus, cible)) == expected


def test_no_page_leads_twice_to_the_same(corpus: Corpus) -> None:
    """Two relations between two pages would show two reasons side by side."""
    for cible in corpus.entrees:
        if a_une_page(cible.partition("/")[0]):
            hrefs = [href for href, _ in shown(corpus, cible)]
            assert len(hrefs) == len(set(hrefs)), cible


def test_relations_are_sorted_by_kind(corpus: Corpus) -> None:
    """In the order of the guide: its parts, then notions, tools, offers, words."""
    kinds = {adresse(c): genre for c in corpus.entrees if a_une_page(genre := c.partition("/")[0])}
    for cible in corpus.entrees:
        if a_une_page(cible.partition("/")[0]):
            ranks = [KINDS.index(kinds[href]) for href, _ in shown(corpus, cible)]
            assert ranks == sorted(ranks), cible


def test_own_relations_come_before_those_of_others_of_the_same_kind() -> None:
    """What an author chose for this page is first among its equals."""
    own = [related("terme/b", "Vers b."), related("pratiquer/c", "Vers c.")]
    lies = {"pratiquer/x": {"lies": own}, "terme/a": {"lies": [related("pratiquer/x")]}}
    small = corpus_of({**lies, "terme/b": {}, "pratiquer/c": {}, "fiche/f": {}})
    back = ("terme/a", Relation.model_validate(related("pratiquer/x", retour="Depuis a.")))
    corpus = Corpus(small.entrees, {}, {"pratiquer/x": (back,)})
    assert [pourquoi for _, pourquoi in shown(corpus, "pratiquer/x")] == [
        *("Vers c.", "Vers b.", "Depuis a."),
    ]


def test_a_link_of_a_foot_is_named_after_its_entry(corpus: Corpus) -> None:
    """Its title, its initial in capitals, and its kind in French."""
    small = corpus_of(
        {"pratiquer/x": {"lies": [related("terme/a", "Qu'est-ce ?")]}, "terme/a": {"titre": "mot"}}
    )
    (link,) = suite_view("pratiquer/x", (), small).lies
    assert (link.libelle, link.genre) == ("Mot", "Glossaire")
    assert link.pourquoi == french("Qu'est-ce ?")


@pytest.mark.parametrize("genre", ["reference", "affirmation", "organisme"])
def test_a_relation_ends_on_a_page(genre: str) -> None:
    """A line of the bibliography is cited, not related to."""
    lies = [related(f"{genre}/temoin")]
    (first, *_) = told({"pratiquer/x": {"lies": lies}, f"{genre}/temoin": {}})
    message = f"« {genre}/temoin » n’a pas de page : citez-le plutôt dans le texte"
    assert first == ("pratiquer/x", message)


def test_a_relation_does_not_turn_back() -> None:
    """To itself, a page leads nowhere."""
    assert told({"pratiquer/x": {"lies": [related("pratiquer/x")]}}) == [
        ("pratiquer/x", "cette page est liée à elle-même")
    ]


@pytest.mark.parametrize(("one", "other"), [("pratiquer/a", "pratiquer/b"), ("fiche/z", "terme/a")])
def test_a_relation_is_declared_at_one_end(one: str, other: str) -> None:
    """Told once, on the page whose address comes last, whatever the order of the files."""
    lies = {one: {"lies": [related(other)]}, other: {"lies": [related(one)]}}
    message = f"relation déjà déclarée par « {one} », qui a son « retour » : retirez-la ici"
    assert told(lies) == [(other, message)]
    assert told(dict(reversed(lies.items()))) == [(other, message)]


def test_one_end_is_enough() -> None:
    """The negative control: the same two pages, the relation said once."""
    assert told({"pratiquer/a": {"lies": [related("pratiquer/b")]}, "pratiquer/b": {}}) == []


def test_the_return_of_a_relation_is_required(corpus_copy: Path) -> None:
    """Without it, the other page would show a link without a reason."""
    path = corpus_copy / "docs/projet/journal.md"
    text = path.read_text(encoding="utf-8")
    lie = "lies:\n  - vers: projet/contribuer\n    pourquoi: Pour aider.\n"
    path.write_text(text.replace("\n---\n", f"\n{lie}---\n", 1), encoding="utf-8")
    with pytest.raises(InvalidCorpus, match=r"lies\.0\.retour : champ manquant"):
        load(corpus_copy)
