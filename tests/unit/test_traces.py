"""Places to draw and worked drawings: whatever they hold, nothing leaves the frame."""

import re
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.corpus import Corpus
from macros.drawing.fonds import PAPIER, draw_fond
from macros.drawing.shapes import Boite, Disque, Fleche, Planche, Texte, Trait
from macros.drawing.trace import COTE, ECART, SHORTEST, draw_trace
from macros.model.blocs import ZONES, Dessin, TraitDessine
from macros.model.fiche import Fiche
from macros.model.reponse import Trace
from macros.typography import french
from macros.views.fiche import edition_view
from tests.unit.test_drawing import Frame, frame, letters, of, points, words

LEGIBLE = 3.5
"""The size of letters, in millimetres of paper, below which nobody reads at arm's length."""


@st.composite
def dessins(draw_value: st.DrawFn) -> Dessin:
    """A place to draw on any background, its parts named with any words."""
    fond = draw_value(st.sampled_from(list(ZONES)))
    number = draw_value(st.sampled_from(ZONES[fond]))
    zones = draw_value(st.lists(words(40), min_size=number, max_size=number))
    return Dessin(
        bloc="dessin",
        nom="x",
        legende="x",
        fond=fond,
        zones=zones,
        hauteur=draw_value(st.integers(40, 230)),
    )


@st.composite
def traces(draw_value: st.DrawFn) -> Trace:
    """A worked drawing of any places and lines, some of them on top of each other."""
    number = draw_value(st.integers(1, 8))
    names = [f"p{rank}" for rank in range(number)]
    cents = st.integers(0, 100)
    places = [
        {
            "nom": name,
            "texte": draw_value(words(40)),
            "x": draw_value(cents),
            "y": draw_value(cents),
            "forme": draw_value(st.sampled_from(["rond", "carre", "texte"])),
        }
        for name in names
    ]
    join = st.fixed_dictionaries(
        {
            "de": st.sampled_from(names),
            "vers": st.sampled_from(names),
            "trait": st.sampled_from(get_args(TraitDessine)),
        }
    )
    lines = draw_value(st.lists(join, max_size=8))
    return Trace.model_validate({"texte": "x", "places": places, "traits": lines})


papers = st.sampled_from(list(PAPIER))


def sheet_of(planche: Planche) -> Frame:
    return Frame(0, 0, planche.largeur, planche.hauteur)


def written(planche: Planche) -> list[str]:
    """The letters of each text, however its lines are broken."""
    return [letters("".join(line.texte for line in text.lignes)) for text in of(planche, Texte)]


def outside(planche: Planche) -> list[Any]:
    """What leaves the frame."""
    sheet = sheet_of(planche)
    shapes = of(planche, Texte, Boite, Disque)
    lost = [shape for shape in shapes if not frame(shape).inside(sheet)]
    for way in of(planche, Trait, Fleche):
        drawn = f"{way.d} {getattr(way, 'pointe', '')}"
        lost += [way for x, y in points(drawn) if not Frame(x, y, x, y).inside(sheet)]
    return lost


@settings(deadline=None, max_examples=300, derandomize=True)
@given(dessins(), papers)
def test_a_background_stays_within_its_frame(dessin: Dessin, papier: str) -> None:
    """Whatever its height and the names of its parts, none of which is lost."""
    planche = draw_fond(dessin, papier)
    assert (planche.largeur, planche.hauteur) == (PAPIER[papier], dessin.hauteur)
    assert outside(planche) == []
    assert written(planche) == [letters(french(zone)) for zone in dessin.zones]


@settings(deadline=None, max_examples=300, derandomize=True)
@given(traces(), st.integers(60, 230), papers)
def test_a_worked_drawing_stays_within_its_frame(trace: Trace, hauteur: int, papier: str) -> None:
    """A place at the very edge is moved in, words included."""
    fond = Dessin(bloc="dessin", nom="x", legende="x", fond="blanc", hauteur=hauteur)
    planche = draw_trace(trace, draw_fond(fond, papier))
    assert outside(planche) == []
    assert written(planche) == [letters(french(place.texte)) for place in trace.places]


@settings(deadline=None, max_examples=300, derandomize=True)
@given(traces(), st.integers(60, 230), papers)
def test_a_line_joins_its_places(trace: Trace, hauteur: int, papier: str) -> None:
    """It starts by the edge of one and ends by the edge of the other, when there is room."""
    fond = Dessin(bloc="dessin", nom="x", legende="x", fond="blanc", hauteur=hauteur)
    planche = draw_trace(trace, draw_fond(fond, papier))
    shapes = dict(zip((p.nom for p in trace.places), placed(planche), strict=True))
    ways = of(planche, Trait, Fleche)
    pairs = [{trait.de, trait.vers} for trait in trace.traits]
    for trait, way in zip(trace.traits, ways, strict=True):
        ends = tips(way)
        if far_apart(shapes[trait.de], shapes[trait.vers]):
            # A call and its answer run side by side, each a little aside of the middle.
            aside = COTE if pairs.count({trait.de, trait.vers}) > 1 else 0
            for end, nom in zip(ends, (trait.de, trait.vers), strict=True):
                assert -aside - 0.2 <= away(end, shapes[nom]) <= ECART + aside + 0.2


Shape = Disque | Boite | Texte


def placed(planche: Planche) -> list[Shape]:
    """The outline of each place, in order: the shape that its words follow, or its words alone."""
    found: list[Shape] = []
    last: Shape | None = None
    for forme in planche.formes:
        if isinstance(forme, Texte):
            found.append(last or forme)
        last = forme if isinstance(forme, Disque | Boite) and forme.style == "place" else None
    return found


def tips(way: Trait | Fleche) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a line starts, and where it or its point ends."""
    first, *_, last = points(way.d)
    return first, next(points(way.pointe)) if isinstance(way, Fleche) else last


def away(point: tuple[float, float], shape: Shape) -> float:
    """How far a point is from the edge of a shape; negative inside."""
    if isinstance(shape, Disque):
        return hypot(point[0] - shape.x, point[1] - shape.y) - shape.rayon
    room = frame(shape)
    across = max(room.x0 - point[0], point[0] - room.x1)
    down = max(room.y0 - point[1], point[1] - room.y1)
    return hypot(across, down) if across > 0 and down > 0 else max(across, down)


def far_apart(one: Shape, other: Shape) -> bool:
    """Whether a line fits between two shapes with its pattern and its point."""
    reach = [hypot(f.x1 - f.x0, f.y1 - f.y0) / 2 + ECART for f in map(frame, (one, other))]
    (a, b), (c, d) = (((f.x0 + f.x1) / 2, (f.y0 + f.y1) / 2) for f in map(frame, (one, other)))
    return hypot(c - a, d - b) > sum(reach) + SHORTEST


@pytest.mark.parametrize("trait", get_args(TraitDessine))
def test_a_line_is_known_by_its_pattern_and_its_point(trait: str, root: Path) -> None:
    """In black and white, the style sheet of drawings tells each from the others."""
    places = [{"nom": n, "texte": n, "x": x, "y": "50"} for n, x in (("a", "10"), ("b", "90"))]
    line = {"de": "a", "vers": "b", "trait": trait}
    trace = Trace.model_validate({"texte": "x", "places": places, "traits": [line]})
    fond = Dessin(bloc="dessin", nom="x", legende="x", fond="blanc", hauteur=60)
    (way,) = of(draw_trace(trace, draw_fond(fond, "portrait")), Trait, Fleche)
    pattern = trait.removeprefix("fleche_")
    assert isinstance(way, Fleche) == trait.startswith("fleche")
    assert way.style == f"lien lien-{pattern}"
    css = (root / "overrides/fragments/dessin-style.html").read_text(encoding="utf-8")
    assert pattern in ("plein", "fleche") or f".lien-{pattern}" in css


def test_a_call_and_its_answer_run_side_by_side() -> None:
    """Two lines between the same places are two lines to the eye."""
    places = [{"nom": n, "texte": n, "x": x, "y": "50"} for n, x in (("a", "10"), ("b", "90"))]
    both = [{"de": "a", "vers": "b"}, {"de": "b", "vers": "a"}]
    trace = Trace.model_validate({"texte": "x", "places": places, "traits": both})
    fond = Dessin(bloc="dessin", nom="x", legende="x", fond="blanc", hauteur=60)
    call, answer = of(draw_trace(trace, draw_fond(fond, "portrait")), Trait)
    heights = {y for way in (call, answer) for _, y in points(way.d)}
    assert max(heights) - min(heights) == pytest.approx(2 * COTE, abs=0.2)


def test_the_drawings_of_the_guide_are_legible(corpus: Corpus) -> None:
    """No word is cut, no place covers another, on the blank sheet or on the worked one."""
    drawn = 0
    for fiche in corpus.tous(Fiche):
        for edition in ("vierge", "exemple"):
            for bloc in edition_view(fiche, corpus, edition).blocs:
                if bloc.genre == "dessin":
                    drawn += 1
                    where = f"data/fiches/{fiche.slug}.yml, {bloc.nom} ({edition})"
                    texts = of(bloc.planche, Texte)
                    assert all(text.taille >= LEGIBLE for text in texts), where
                    assert cut(texts) == [], f"{where}: shorten {cut(texts)}"
                    pairs = combinations(map(frame, placed(bloc.planche)), 2)
                    assert all(one.apart(other) for one, other in pairs), where
    assert drawn > 20


def cut(texts: list[Texte]) -> list[str]:
    """The words that were too long for their place."""
    lines = [ligne.texte for text in texts for ligne in text.lignes]
    return [line for line in lines if re.search(r"\w-$", line)]
