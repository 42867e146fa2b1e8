"""The contract of views: each field is documented and printed, each bloc has all that it needs."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.model import blocs as model
from macros.model.blocs import ZONES
from macros.model.fiche import Fiche
from macros.model.programme import Programme
from macros.model.reponse import RAPPEL
from macros.rendering.parts import PARTS
from macros.typography import NBSP, THIN
from macros.views import blocs as b
from macros.views.commun import LINE, RunView, SectionView, plain, two_columns
from macros.views.document import TelechargementView
from macros.views.fiche import EDITIONS, edition_view, fiche_card, fiche_view
from macros.views.programme import programme_view
from tests.fragments.reading import FOLDER, MODULES, VIEWS, Reading, everything_printed
from tests.unit.samples import FICHE, MATIN, PROGRAMME, step
from tests.unit.test_agenda import words
from tests.unit.test_reponses import BLOCS, RIGHT, sheet


def undocumented(kind: ast.ClassDef) -> Iterator[str]:
    """The fields that no sentence follows."""
    for field, after in zip(kind.body, [*kind.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and "ClassVar" not in ast.unparse(field.annotation):
            said = after.value if isinstance(after, ast.Expr) else None
            if not (isinstance(said, ast.Constant) and str(said.value).strip()):
                yield f"{kind.name}.{ast.unparse(field.target)}"


@pytest.mark.parametrize("name", MODULES)
def test_every_field_is_documented(name: str) -> None:
    """Whoever writes a fragment reads in the class what each field holds."""
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    kinds = [part for part in ast.walk(tree) if isinstance(part, ast.ClassDef)]
    missing = [field for kind in kinds for field in undocumented(kind)]
    assert missing == [], f"macros/views/{name}.py: write a string right after each of {missing}"


@pytest.fixture(scope="module")
def reading(root: Path, corpus: Corpus) -> Reading:
    return everything_printed(root, corpus)


RANGES = {"document.TelechargementView.partie"}
"""Read by the page of a programme, which puts each kit under its day."""


def test_every_field_is_printed_somewhere(reading: Reading) -> None:
    """A field that nobody prints is to be removed from its view."""
    unread = {
        f"{name}.{field.name}"
        for name, kind in VIEWS.items()
        for field in fields(kind)
        if field.name not in reading.read[name]
    }
    assert unread == RANGES


def test_nothing_but_fields_is_printed(reading: Reading) -> None:
    """What templates and writers read of a view, its class declares."""
    unknown = {
        f"{name}.{read}"
        for name, kind in VIEWS.items()
        for read in reading.read[name] - {*vars(kind)}
    }
    assert unknown == set()


def test_every_template_is_used(reading: Reading, root: Path) -> None:
    """No fragment is for nothing."""
    folder = root / "overrides"
    kinds = ("fragments", "impression")
    files = {f.relative_to(folder).as_posix() for k in kinds for f in (folder / k).rglob("*.html")}
    assert files - reading.templates == set()


def test_a_bloc_has_a_view_a_fragment_and_parts(root: Path) -> None:
    """A new bloc is whole, and nothing is left of one that was removed."""
    kinds = {
        get_args(kind.model_fields["bloc"].annotation)[0] for kind in model.Bloc.__subclasses__()
    }
    assert len(kinds) >= 15
    assert {view.genre for view in get_args(b.BlocView)} == kinds
    folder = root / "overrides" / "fragments" / "blocs"
    assert {path.stem for path in folder.iterdir()} == kinds
    assert set(PARTS) == kinds


@pytest.fixture(scope="module")
def small(corpus: Corpus) -> Corpus:
    """A corpus in which the entries of `samples` find what they lean on."""
    work = next(entry for name, entry in corpus.entrees.items() if name.startswith("reference/"))
    return Corpus(MappingProxyType({**corpus.entrees, "reference/temoin": work}), {})


def day(matin: int, apres_midi: int, **sequence: Any) -> dict[str, Any]:
    """A day of so many sequences."""
    one = {**MATIN["sequences"][0], "etapes": [step()], **sequence}
    halves = {
        "matin": {**MATIN, "sequences": [one] * matin},
        "apres_midi": {**MATIN, "debut": "14 h", "fin": "18 h", "sequences": [one] * apres_midi},
    }
    return {"type": "jour", "titre": "Un thème", **halves}


def test_sequences_are_numbered_by_day(small: Corpus) -> None:
    """A half-day goes on counting; what comes between two days is no day."""
    between = {"type": "intersession", "titre": "Essayer", "consigne": ["a"], "objectifs": ["b"]}
    deroule = [day(2, 1), between, day(1, 3, contenu=["Un texte."])]
    view = programme_view(Programme.model_validate({**PROGRAMME, "deroule": deroule}), small, ())

    numbers = [
        [s.numero for agenda in part.agendas for h in agenda.demi_journees for s in h.sequences]
        for part in view.parties
    ]
    assert numbers == [["1.1", "1.2", "1.3"], [], ["2.1", "2.2", "2.3", "2.4"]]
    # What no source tells has no line above the running order, and yet its number.
    assert [[s.numero for s in part.sequences] for part in view.parties] == [
        [],
        [],
        ["2.1", "2.2", "2.3", "2.4"],
    ]
    assert [part.surtitre for part in view.parties] == [
        f"Jour{NBSP}1",
        "Intersession",
        f"Jour{NBSP}2",
    ]
    assert [part.ancre for part in view.parties] == ["jour-1", "intersession-1", "jour-2"]
    assert [repere.valeur for repere in view.reperes] == [
        f"2{NBSP}jours{NBSP}et une intersession",
        f"7{NBSP}séquences",
    ]


@pytest.mark.parametrize(
    ("unite", "named", "length"),
    [
        ("matinee", f"Matinée{NBSP}1", f"1{NBSP}matinée"),
        ("seance", f"Séance{NBSP}1", f"1{NBSP}séance"),
    ],
)
def test_a_programme_has_its_own_name_for_its_days(
    small: Corpus, unite: str, named: str, length: str
) -> None:
    """Five mornings are not five days."""
    view = programme_view(Programme.model_validate({**PROGRAMME, "unite": unite}), small, ())
    (part,) = view.parties
    assert (part.surtitre, part.ancre) == (named, f"{unite}-1")
    assert view.reperes[0].valeur == length


def test_the_kit_of_a_day_is_offered_under_its_day(small: Corpus) -> None:
    """The three editions stay at the head of the page."""
    offered = (
        TelechargementView("Édition de l’animateur", "", ()),
        TelechargementView("Le kit complet", "jour-2", ()),
    )
    deroule = [day(1, 1), day(1, 1)]
    told = Programme.model_validate({**PROGRAMME, "deroule": deroule})
    view = programme_view(told, small, offered)
    assert view.telechargements == offered[:1]
    assert [part.telechargements for part in view.parties] == [(), offered[1:]]


def test_a_withdrawn_sheet_says_since_when_and_why(small: Corpus) -> None:
    """On its page alone: nothing is left to say of a sheet on offer."""
    gone = {"depuis": "2026-03-01", "motif": "Une **autre** la remplace."}
    told = {}
    for retrait in (gone, None):
        fiche = Fiche.model_validate({**FICHE, "retrait": retrait})
        corpus = Corpus({**small.entrees, "fiche/temoin": fiche}, {})
        told[bool(retrait)] = plain(fiche_view(fiche, corpus, ()).retrait)
    since = f"Fiche retirée depuis le 1er{NBSP}mars 2026. Une autre la remplace."
    assert told == {True: since, False: ""}


def test_the_material_of_a_sheet_begins_with_its_copies(small: Corpus) -> None:
    """Whoever prints reads it first."""
    fiche = Fiche.model_validate({**FICHE, "exemplaires": "petit_groupe"})
    (told,) = [r.valeur for r in fiche_card(fiche, small).reperes if r.cle == "materiel"]
    first, second = f"1{NBSP}feuille à imprimer par petit groupe", f"1{NBSP}montre ou minuteur"
    assert told == f"{first}{THIN}; {second}"


def test_a_step_starts_when_those_before_it_are_over(small: Corpus) -> None:
    """Nobody who leads has to add minutes."""
    step = FICHE["etapes"][0]
    steps = [{**step, "duree": length} for length in ("5 min", "55 min", "1 h 10", "20 min")]
    fiche = Fiche.model_validate({**FICHE, "etapes": steps, "duree": "2 h 30"})
    starts = [etape.debut for etape in edition_view(fiche, small, "animateur").etapes]
    assert starts == [f"0{NBSP}min", f"5{NBSP}min", f"1{NBSP}h", f"2{NBSP}h{NBSP}10"]


@given(st.lists(st.text("a ", min_size=1, max_size=300), max_size=6))
def test_advice_stands_in_two_columns_of_about_one_height(texts: list[str]) -> None:
    """In order, none left out, and cut where no other cut would be more even."""
    sections = tuple(
        SectionView(f"s{i}", "Un titre", False, (), ((RunView(text),),))
        for i, text in enumerate(texts)
    )
    columns = two_columns(sections)
    assert tuple(chain.from_iterable(columns)) == sections
    assert len(columns) <= 2
    assert all(columns)
    heights = [len(text) + LINE for text in texts]
    uneven = [abs(sum(heights[:i]) - sum(heights[i:])) for i in range(len(heights) + 1)]
    assert uneven[len(columns[0]) if columns else 0] == min(uneven)


@pytest.mark.parametrize("fond", ZONES)
def test_a_place_to_draw_is_told_in_words(small: Corpus, fond: str) -> None:
    """For those who do not see the background: what it is, and the name of each part."""
    zones = [f"zone {letter}" for letter in "abcd"[: ZONES[fond][0]]]
    fiche = sheet("dessin", dict(RIGHT)["dessin"])
    fiche["corps"][0] |= {"fond": fond, "zones": zones}
    (blank,) = edition_view(Fiche.model_validate(fiche), small, "vierge").blocs
    assert all(zone in blank.texte for zone in zones)
    assert not set("{}") & set(blank.texte)
    (worked,) = edition_view(Fiche.model_validate(fiche), small, "exemple").blocs
    assert worked.texte == dict(RIGHT)["dessin"]["texte"]


SIGNES = [{"signe": "rond", "sens": "a"}, {"signe": "fleche_tirets", "sens": "b"}]
TO_READ: dict[str, dict[str, Any]] = {
    "titre": {"texte": "a"},
    "paragraphe": {"texte": "a"},
    "liste": {"puces": ["a"]},
    "legende": {"signes": SIGNES},
}
"""The blocs that ask for no answer."""


def noted() -> Fiche:
    """A sheet with a note wherever there may be one: in every bloc and every step."""
    fiche = sheet("champ", "Une réponse.")
    fiche["corps"] = [{"bloc": kind, "note": "Sourire.", **bloc} for kind, bloc in TO_READ.items()]
    for kind, reponse in dict(RIGHT).items():
        nom = RAPPEL if kind == "rappel" else kind
        bloc = {"bloc": kind, "note": "Sourire.", **BLOCS[kind]}
        fiche["corps"].append({**bloc, "nom": nom} if "nom" in bloc else bloc)
        fiche["exemple"]["reponses"][nom] = reponse
    del fiche["exemple"]["reponses"]["colonnes"]
    fiche["exemple"]["reponses"]["y"] = "Une réponse."
    fiche["etapes"] = [{**etape, "note": "Sourire."} for etape in fiche["etapes"]]
    return Fiche.model_validate({**fiche, "donnees_personnelles": "oui"})


def test_notes_reach_the_facilitator_alone(small: Corpus) -> None:
    """Whatever bloc bears them."""
    fiche = noted()
    assert {type(bloc) for bloc in fiche.corps} == set(get_args(get_args(model.BlocDeFiche)[0]))
    for edition in EDITIONS:
        view = edition_view(fiche, small, edition)
        notes = [plain(part.note) for part in (*view.etapes, *view.blocs)]
        if edition == "animateur":
            assert notes == ["Sourire."] * (len(fiche.etapes) + len(fiche.corps))
        else:
            assert notes == [""] * len(fiche.corps)
            assert "Sourire." not in words(view)
            assert (view.etapes, view.conseils, view.reperes) == ((), (), ())


def texts(reponse: object) -> set[str]:
    """The words of an answer."""
    if isinstance(reponse, dict):
        return {reponse["texte"], *(place["texte"] for place in reponse["places"])}
    if isinstance(reponse, list):
        return set().union(*map(texts, reponse))
    return {str(reponse)} - {""}


def given(view: Any) -> set[str]:
    """What a bloc answers: what is ticked or chosen where all is shown, else what is written."""
    if view.genre == "cases":
        return {case.libelle for case in view.choix if case.cochee}
    if view.genre == "echelle":
        return {one.valeur for line in view.lignes for one in line.degres if one.choisi}
    return {*words(view)}


@pytest.mark.parametrize(("bloc", "reponse"), RIGHT)
def test_a_bloc_is_answered_in_the_worked_example_alone(
    small: Corpus, bloc: str, reponse: object
) -> None:
    """The same body makes every edition; the poster is the blank sheet."""
    fiche = Fiche.model_validate(sheet(bloc, reponse))
    shown = {edition: edition_view(fiche, small, edition).blocs for edition in EDITIONS}
    assert shown["a3"] == shown["vierge"]
    for edition, (view,) in shown.items():
        held = texts(reponse) & given(view)
        assert held == (texts(reponse) if edition == "exemple" else set())


def test_the_facilitator_s_reminder_takes_little_room(small: Corpus) -> None:
    """Beside its notes, a sheet flows: one line, one row, one card, and no new page."""
    fiche = noted()
    first = fiche.corps[0].model_copy(update={"nouvelle_page": True})
    fiche = fiche.model_copy(update={"corps": (first, *fiche.corps[1:])})
    blank, reminder = (edition_view(fiche, small, e).blocs for e in ("vierge", "animateur"))
    assert [view.nouvelle_page for view in (blank[0], reminder[0])] == [True, False]
    shown = {view.genre: view for view in reminder}
    assert shown["champ"].lignes == 1
    assert [side.lignes for side in shown["colonnes"].champs] == [1, 1]
    assert len(shown["tableau"].rangees) == len(shown["cartons"].cartons) == 1


def test_answers_stand_in_the_worked_example_alone(small: Corpus) -> None:
    """Elsewhere there is room to write, less of it in the facilitator's reminder."""
    tall = [{**bloc, "lignes": "4"} if "lignes" in bloc else bloc for bloc in FICHE["corps"]]
    fiche = Fiche.model_validate({**FICHE, "corps": tall})
    shown = {}
    for edition in EDITIONS:
        view = edition_view(fiche, small, edition)
        _, champ, cases, tableau = view.blocs
        ticked = [box.cochee for box in cases.choix]
        cells = [[cell.texte for cell in row] for row in tableau.rangees]
        shown[edition] = (bool(view.situation), champ.reponse, ticked, cells)
    assert shown == {
        "vierge": (False, "", [False, False], [["", ""]] * 4),
        "a3": (False, "", [False, False], [["", ""]] * 4),
        "exemple": (True, "Une réponse.", [False, True], [["a", "b"]]),
        "animateur": (False, "", [False, False], [["", ""]]),
    }
