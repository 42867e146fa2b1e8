"""All that a kit prints: its pieces in order, its recipe, and its folder."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.model.materiel import parts
from macros.publishing.documents import Document, Recueil, documents, kits
from macros.publishing.folders import EMPREINTES, ENTIER, LISEZMOI, folder
from macros.typography import NBSP
from macros.views.liasse import EN_PLUS, Piece, fichier
from macros.views.pieces import AnnexeView, CouvertureView, LiasseView, PresenceView
from tests.unit.samples import corpus_of, half_day, step
from tests.unit.test_agenda import words

DAY = {
    "titre": "Un jour",
    "matin": half_day(step(fiche="b"), step(fiche="a", materiel=[{"objet": "affiche"}])),
}
KIT = {
    "titre": "le kit",
    "journees": [DAY],
    "fiches": ["c"],
    "lettres": ["l"],
    "jeux": ["j"],
    "termes": ["deux", "trois", "un"],
    "sources": ["temoin"],
}


def corpus_with(**fields: Any) -> Corpus:
    """A corpus of one kit, but for some of its fields, and of all that it needs."""
    work = {"titre": "Un ouvrage"}
    return corpus_of(
        {
            "organisme/organisme": {"titre": "le guide"},
            **{f"reference/{slug}": work for slug in ("autre", "ailleurs", "temoin")},
            **{f"terme/{slug}": {"titre": slug} for slug in ("un", "deux", "trois", "quatre")},
            "fiche/a": {"titre": "A", "affiche_a3": "oui", "sources": ["autre"]},
            "fiche/b": {"titre": "B", "exemplaires": "petit_groupe", "papier": "paysage"},
            "fiche/c": {"titre": "C", "exemplaires": "groupe"},
            "lettre/l": {"titre": "L"},
            "jeu/j": {"titre": "J"},
            "kit/k": {**KIT, **fields},
        }
    )


def gathered(**fields: Any) -> Recueil:
    (kit,) = kits(corpus_with(**fields))
    return kit


def printed(**fields: Any) -> list[Piece]:
    """The pieces of the kit, its cover first."""
    return [piece for piece, _ in gathered(**fields).pieces]


def cover(**fields: Any) -> CouvertureView:
    view = printed(**fields)[0].view
    assert isinstance(view, CouvertureView)
    return view


def named(nom: str, **fields: Any) -> Piece:
    (piece,) = (piece for piece in printed(**fields) if piece.nom == nom)
    return piece


def test_pieces_come_in_the_order_of_use() -> None:
    """The facilitator's first, then what is handed out, then what stays on the table."""
    assert [piece.nom for piece in printed()] == [
        "couverture",
        "deroule-animateur",
        *("b-animateur", "a-animateur", "c-animateur"),
        "deroule-participants",
        *("b-vierge", "a-vierge", "a-a3", "c-vierge"),
        "l",
        "j",
        "liste-de-presence",
        "mots-et-sources",
    ]


def test_the_recipe_tells_each_piece_and_no_other() -> None:
    """What to print is what the kit holds, its cover apart."""
    inside = printed()[1:]
    recipe = cover().tirages
    assert [(line.titre, line.nombre) for line in recipe] == [(p.titre, p.nombre) for p in inside]
    assert [line.regle for line in recipe if line.regle] == [
        "1 par personne",
        "1 par petit groupe",
        "1 par personne",
        "1 pour tous",
    ]
    assert [line.papier for line in recipe if line.papier] == [
        f"1{NBSP}page A4 à l’italienne",
        f"1{NBSP}page A4",
        f"1{NBSP}page A3",
        f"1{NBSP}page A4",
        f"1{NBSP}feuille A4, recto verso sur le bord long",
    ]


@given(st.integers(1, 60))
def test_everyone_has_what_they_need(people: int) -> None:
    """As many programmes as people, as many sheets as their rule asks, one of all the rest."""
    counted = {piece.nom: piece.nombre for piece in printed(participants=people)}
    assert counted.pop("deroule-participants") == people
    assert counted.pop("a-vierge") == people
    assert counted.pop("b-vierge") == parts("petit_groupe", people)
    assert set(counted.values()) == {1}


@given(st.integers(1, 60))
def test_there_is_a_row_to_sign_for_everyone_and_two_more(people: int) -> None:
    """Somebody always comes unannounced."""
    view = named("liste-de-presence", participants=people).view
    assert isinstance(view, PresenceView)
    assert view.rangs == tuple(map(str, range(1, people + EN_PLUS + 1)))


def test_people_sign_for_each_half_day() -> None:
    """With the name of the day, as soon as there are several."""
    noon = half_day(step(), debut="14 h", fin="16 h")
    both = {**DAY, "apres_midi": noon}
    alone = named("liste-de-presence", journees=[both]).view
    several = named("liste-de-presence", journees=[both, DAY]).view
    assert isinstance(alone, PresenceView)
    assert isinstance(several, PresenceView)
    assert alone.colonnes == ("Matin", "Après-midi")
    assert several.colonnes == (
        f"Journée{NBSP}1, Matin",
        f"Journée{NBSP}1, Après-midi",
        f"Journée{NBSP}2, Matin",
    )


def test_a_family_does_not_sign() -> None:
    """The list of its kit is for professionals alone, and says so."""
    shared = named("liste-de-presence").view
    apart = named("liste-de-presence", presences="professionnels").view
    assert isinstance(shared, PresenceView)
    assert isinstance(apart, PresenceView)
    assert (shared.professionnels, apart.professionnels) == (False, True)


def test_the_whole_kit_binds_all_that_fits_on_a4() -> None:
    """A poster goes apart; the recipe sends to the page of everything else."""
    whole = gathered().whole.view
    assert isinstance(whole, LiasseView)
    bound = [place.ancre for place in whole.places]
    assert len(set(bound)) == len(bound)
    assert [piece.nom for piece in printed() if not piece.reliee] == ["a-a3"]
    assert bound == ["piece-couverture", *(line.ancre for line in cover().tirages if line.ancre)]
    assert [line.titre for line in cover().tirages if not line.ancre] == ["A, à afficher"]


def test_objects_are_those_of_steps_and_sheets() -> None:
    """Three sheets and a step: a watch serves three times, a poster is used up."""
    assert [(one.nombre, one.nom) for one in cover().apports] == [
        (1, "grande affiche"),
        (1, "montre ou minuteur"),
    ]


def test_the_annex_holds_the_words_and_the_works_of_all_that_is_printed() -> None:
    """The works of a sheet are those of the kit that hands it out."""
    view = named("mots-et-sources").view
    assert isinstance(view, AnnexeView)
    assert [terme.titre for terme in view.termes] == ["Un", "Deux", "Trois"]
    assert len(view.sources) == 2


def test_a_day_of_a_programme_makes_a_kit_of_its_own() -> None:
    """Its files bear the name of the day, and none is the file of another kit."""
    led = {"type": "jour", **DAY}
    terms = ["deux", "trois", "un"]
    shared = dict(corpus_with().entrees)
    extra = corpus_of({"programme/p": {"deroule": [led, led], "termes": terms}})
    corpus = Corpus({**shared, **extra.entrees}, {})
    found = [(kit.whole.cible, kit.whole.partie, kit.whole.nom) for kit in kits(corpus)]
    assert found == [
        ("kit/k", "", "k"),
        ("programme/p", "jour-1", "p-jour-1"),
        ("programme/p", "jour-2", "p-jour-2"),
    ]
    *_, last = kits(corpus)
    assert f"Jour{NBSP}2{NBSP}: Un jour" in words(last.pieces[0][1].view)


class Held:
    """Stands for the cache: a document is a file that holds its own name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.told: list[str] = []

    def path(self, document: Document) -> Path:
        path = self.root / f"{document.nom}.1.pdf"
        path.write_text(document.nom, encoding="utf-8")
        return path

    def made(self, told: str, suffix: str, make: Callable[[], bytes]) -> Path:
        self.told.append(told)
        path = self.root / f"{len(self.told)}.0.{suffix}"
        path.write_bytes(make())
        return path


@pytest.fixture
def archive(tmp_path: Path) -> ZipFile:
    """The folder of the kit."""
    corpus = corpus_with()
    (kit,) = kits(corpus)
    return ZipFile(folder(kit, Held(tmp_path), corpus))  # type: ignore[arg-type]


def test_the_folder_holds_each_piece_under_its_number(archive: ZipFile) -> None:
    """Files sort as they serve, in a folder of their own."""
    pieces = [fichier(number, piece) for number, piece in enumerate(printed())]
    assert pieces == sorted(pieces)
    names = [LISEZMOI, ENTIER, *pieces, EMPREINTES]
    assert archive.namelist() == [f"k/{name}" for name in names]
    for piece, name in zip(printed(), pieces, strict=True):
        assert archive.read(f"k/{name}").decode() == piece.nom


def test_every_file_of_the_folder_can_be_verified(archive: ZipFile) -> None:
    """As `sha256sum -c` does: a digest, two spaces, a name, all but the list itself."""
    lines = archive.read(f"k/{EMPREINTES}").decode().splitlines()
    told = dict(reversed(line.split("  ")) for line in lines)
    files = {name.removeprefix("k/"): archive.read(name) for name in archive.namelist()}
    del files[EMPREINTES]
    assert told == {name: hashlib.sha256(held).hexdigest() for name, held in files.items()}


def test_the_note_tells_how_many_of_each_file_to_print(archive: ZipFile) -> None:
    """In the words of the cover, with the line ends that any system reads."""
    text = archive.read(f"k/{LISEZMOI}").decode()
    assert text.count("\r\n") == text.count("\n")
    lines = text.split("\r\n")
    assert lines[:2] == ["le kit", "======"]
    for number, piece in enumerate(printed()):
        (line,) = (line for line in lines if f" × {fichier(number, piece)} : " in line)
        assert line.strip().startswith(f"{piece.nombre} ×")
        assert piece.titre in line
    assert "https://guide.example/boite-a-outils/kits/k.html" in lines
    assert any("12 personnes" in line for line in lines)


def test_the_same_kit_makes_the_same_folder(tmp_path: Path) -> None:
    """Whatever the hour; and what it is made from tells when to make it again."""
    corpus, held = corpus_with(), Held(tmp_path)
    (kit,) = kits(corpus)
    first, second = (folder(kit, held, corpus).read_bytes() for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    other = corpus_with(participants=7)
    (kit,) = kits(other)
    folder(kit, held, other)  # type: ignore[arg-type]
    assert held.told[0] == held.told[1] != held.told[2]


def test_no_two_files_have_one_address() -> None:
    """Of what pages offer, kits and their days included."""
    corpus = corpus_with()
    offered = [f"{one.address}.{one.format}" for one in documents(corpus)]
    offered += [f"{kit.whole.address}.{kit.whole.format}" for kit in kits(corpus)]
    assert len(set(offered)) == len(offered) > 10
