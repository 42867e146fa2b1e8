"""The contract of views: each field is documented and printed, each bloc has all that it needs."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import pytest

from macros.corpus import Corpus, load
from macros.model import blocs as model
from macros.model.fiche import Fiche
from macros.model.offre import Offre
from macros.model.programme import Programme
from macros.rendering import docx, odt
from macros.views import blocs as b
from macros.views.commun import plain
from macros.views.fiche import EDITIONS, edition_view
from macros.views.offre import offre_card, offre_view
from macros.views.programme import programme_view
from macros.typography import NBSP, THIN
from tests.fragments.reading import FOLDER, MODULES, VIEWS, Reading, everything_printed
from tests.unit.samples import DATES, FICHE, OFFRE


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
def corpus(root: Path) -> Corpus:
    return load(root)


@pytest.fixture(scope="module")
def reading(root: Path, corpus: Corpus) -> Reading:
    return everything_printed(root, corpus)


def test_every_field_is_printed_somewhere(reading: Reading) -> None:
    """A field that nobody prints is to be removed from its view."""
    unread = {
        f"{name}.{field.name}"
        for name, kind in VIEWS.items()
        for field in fields(kind)
        if field.name not in reading.read[name]
    }
    assert unread == set()


def test_nothing_but_fields_is_printed(reading: Reading) -> None:
    """What templates and writers read of a view, its class declares."""
    unknown = {
        f"{name}.{read}"
        for name, kind in VIEWS.items()
        for read in reading.read[name] - {field.name for field in fields(kind)} - {"genre"}
    }
    assert unknown == set()


def test_every_template_is_used(reading: Reading, root: Path) -> None:
    """No fragment is for nothing."""
    folder = root / "overrides"
    kinds = ("fragments", "impression")
    files = {f.relative_to(folder).as_posix() for k in kinds for f in (folder / k).rglob("*.html")}
    assert files - reading.templates == set()


def test_a_bloc_has_a_view_a_fragment_and_two_writers(root: Path) -> None:
    """A new bloc is whole, and nothing is left of one that was removed."""
    kinds = {
        get_args(kind.model_fields["bloc"].annotation)[0] for kind in model.Bloc.__subclasses__()
    }
    assert len(kinds) >= 8
    assert {view.genre for view in get_args(b.BlocView)} == kinds
    folder = root / "overrides" / "fragments" / "blocs"
    assert {path.stem for path in folder.iterdir()} == kinds
    assert set(docx.BLOCS) == kinds
    assert set(odt.BLOCS) == kinds


@pytest.fixture(scope="module")
def small(corpus: Corpus) -> Corpus:
    """A corpus in which the entries of `samples` find what they lean on."""
    work = next(entry for name, entry in corpus.entrees.items() if name.startswith("reference/"))
    return Corpus(MappingProxyType({**corpus.entrees, "reference/temoin": work}), {})


def day(matin: int, apres_midi: int) -> dict[str, Any]:
    sequence = {"titre": "Une séquence", "contenu": ["Un texte."]}
    halves = {"matin": [sequence] * matin, "apres_midi": [sequence] * apres_midi}
    return {"type": "jour", "titre": "Un thème", **halves}


def test_sequences_are_numbered_by_day(small: Corpus) -> None:
    """A half-day goes on counting; what comes between two days is no day."""
    between = {"type": "intersession", "titre": "Essayer", "consigne": ["a"], "objectifs": ["b"]}
    told = {
        **DATES,
        **dict.fromkeys(("slug", "titre", "en_bref"), "temoin"),
        **{nom: ["x"] for nom in ("contexte", "mises_en_situation", "themes", "non_precise")},
        "deroule": [day(2, 1), between, day(1, 3)],
        "sources": ["temoin"],
    }
    view = programme_view(Programme.model_validate(told), small)

    numbers = [[s.numero for h in part.demi_journees for s in h.sequences] for part in view.parties]
    assert numbers == [["1.1", "1.2", "1.3"], [], ["2.1", "2.2", "2.3", "2.4"]]
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


def test_a_step_starts_when_those_before_it_are_over(small: Corpus) -> None:
    """Nobody who leads has to add minutes."""
    step = FICHE["etapes"][0]
    steps = [{**step, "duree": length} for length in ("5 min", "55 min", "1 h 10", "20 min")]
    fiche = Fiche.model_validate({**FICHE, "etapes": steps, "duree": "2 h 30"})
    starts = [etape.debut for etape in edition_view(fiche, small, "animateur").etapes]
    assert starts == [f"0{NBSP}min", f"5{NBSP}min", f"1{NBSP}h", f"2{NBSP}h{NBSP}10"]


PRIX = {"montant": "1 250,50 €", "taxe": "ttc", "facture_a": "x", "comprend": ["x"], "reserve": "x"}


@pytest.mark.parametrize(("quantite", "told"), [("heure", "5_heures"), ("seance", "5_séances")])
@pytest.mark.parametrize(("unite", "par"), [("seance", "séance"), ("intervention", "intervention")])
def test_units_are_never_converted(
    small: Corpus, quantite: str, told: str, unite: str, par: str
) -> None:
    """A session is not an hour: price and quantity are told as the source tells them."""
    formule = {
        **OFFRE["formules"][0],
        "quantite": {"nombre": "5", "unite": quantite},
        "prix": {**PRIX, "unite": unite, "source": "temoin"},
    }
    offre = Offre.model_validate({**OFFRE, "formules": [formule, OFFRE["formules"][1]]})
    published, made_to_measure = offre_view(offre, small).formules
    assert published.quantite == told.replace("_", NBSP)
    assert published.prix == f"1{THIN}250,50{NBSP}€ TTC par {par}"
    assert (published.publie, made_to_measure.publie) == (True, False)
    assert (made_to_measure.prix, made_to_measure.quantite) == ("sur devis", "")
    (rates,) = offre_card(offre, small).reperes
    assert rates.valeur == f"{published.prix}{NBSP}; sur devis"


def test_an_offer_without_any_price_is_told_once(small: Corpus) -> None:
    """Two formulas made to measure are « sur devis », not twice."""
    (rates,) = offre_card(Offre.model_validate(OFFRE), small).reperes
    assert rates.valeur == "sur devis"


def noted() -> Fiche:
    """A sheet with a note wherever there may be one."""
    listed = [{"bloc": "paragraphe", "texte": "a"}, {"bloc": "liste", "puces": ["a"]}]
    parts = {"etapes": FICHE["etapes"], "corps": [*FICHE["corps"], *listed]}
    told = {key: [{**part, "note": "Sourire."} for part in part] for key, part in parts.items()}
    return Fiche.model_validate({**FICHE, **told})


def test_notes_reach_the_facilitator_alone(small: Corpus) -> None:
    """Whatever bloc bears them."""
    fiche = noted()
    assert len({bloc.bloc for bloc in fiche.corps}) == 6
    for edition in EDITIONS:
        view = edition_view(fiche, small, edition)
        notes = [plain(part.note) for part in (*view.etapes, *view.blocs)]
        if edition == "animateur":
            assert notes == ["Sourire."] * (len(fiche.etapes) + len(fiche.corps))
        else:
            assert notes == [""] * len(fiche.corps)
            assert (view.etapes, view.sections, view.reperes) == ((), (), ())


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
        "exemple": (True, "Une réponse.", [False, True], [["a", "b"]]),
        "animateur": (False, "", [False, False], [["", ""]]),
    }
