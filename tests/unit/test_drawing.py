"""Diagrams: whatever words they hold, their drawing is whole, and each form is drawn."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any, get_args

import lxml.html
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from macros import drawing
from macros.corpus import Corpus
from macros.drawing.lettering import TEXTE, TITRE, Police, width, wrap
from macros.drawing.schema import draw
from macros.drawing.shapes import Boite, Disque, Fleche, Forme, Ligne, Planche, Texte, Trait
from macros.model.messages import problems_of
from macros.model.schema import Dessin, Schema
from macros.reading.source import Source, read
from macros.rendering.fragments import render
from macros.typography import french
from macros.views.schema import SchemaView, schema_view
from tests.unit.test_views import undocumented

FOLDER = Path(str(drawing.__file__)).parent
FORMES = get_args(Dessin)
"""The classes of the forms."""

SMALLEST = 12.5
"""The size of letters below which nobody reads on a telephone."""

LETTERS = "abcdefghijklmnopqrstuvwxyzàéèêîôûçœÉÀWM«»’,.;:?!()-0123456789      "


def words(longest: int) -> st.SearchStrategy[str]:
    """Texts of any length, many of them as long as the model allows."""
    any_length = st.text(LETTERS, min_size=1, max_size=longest)
    long = st.text(LETTERS, min_size=longest - 2, max_size=longest)
    return (any_length | long | st.just("W" * longest)).map(str.strip).filter(bool)


def elements(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    optional = {"precision": words(160), **more}
    return st.fixed_dictionaries({"titre": words(60)}, optional=optional)


def either(*choices: str) -> st.SearchStrategy[str]:
    return st.sampled_from(choices)


GROUPE = st.fixed_dictionaries(
    {
        "titre": words(60),
        "couleur": either("noir", "vert"),
        "pictogramme": either("personne", "batiment"),
    }
)
WAYS = [(de, vers) for de in ("haut", "bas") for vers in ("haut", "bas")]
TRAITS = ["plein", "tirets", "points", "double"]


@st.composite
def arrows(draw_value: st.DrawFn) -> list[dict[str, str]]:
    ways, traits = draw_value(st.permutations(WAYS)), draw_value(st.permutations(TRAITS))
    number = draw_value(st.integers(1, 4))
    return [
        {"de": de, "vers": vers, "trait": trait, "couleur": "rouge", "sens": draw_value(words(160))}
        for (de, vers), trait in list(zip(ways, traits, strict=True))[:number]
    ]


ETAPE = elements(qui=words(160), marque=either("pleine", "creuse"))
PHASE = st.fixed_dictionaries(
    {"etapes": st.lists(ETAPE, min_size=1, max_size=4)},
    optional={"titre": words(60), "temps_fort": either("oui", "non")},
)
WRITTEN: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "echelle": st.fixed_dictionaries(
        {
            "haut": elements(),
            "bas": elements(),
            "barreaux": st.lists(elements(), min_size=2, max_size=10),
        }
    ),
    "parcours": st.fixed_dictionaries(
        {"phases": st.lists(PHASE, min_size=1, max_size=4)},
        optional={
            "reperes": either("nombres", "initiales"),
            "reprise": st.just("1"),
            "cle": st.fixed_dictionaries({"pleine": words(60), "creuse": words(60)}),
        },
    ),
    "legende": st.fixed_dictionaries({"haut": GROUPE, "bas": GROUPE, "fleches": arrows()}),
    "echange": st.fixed_dictionaries(
        {
            "acte": elements(),
            "clos": elements(),
            "ouvert": elements(),
            "gestes": st.lists(words(16), min_size=3, max_size=3),
            "effet": words(160),
        }
    ),
    "distances": st.fixed_dictionaries(
        {"centre": words(16), "distances": st.lists(elements(), min_size=3, max_size=3)}
    ),
}


@st.composite
def dessins(draw_value: st.DrawFn) -> Any:
    """A form that the model accepts, with any words in it."""
    forme = draw_value(st.sampled_from(FORMES))
    (name,) = get_args(forme.model_fields["forme"].annotation)
    try:
        return forme.model_validate({"forme": name, **draw_value(WRITTEN[name])})
    except ValidationError:  # a key without a hollow mark, a way back from a single step
        return reject()


@dataclass(frozen=True)
class Frame:
    """The room that a shape takes."""

    x0: float
    y0: float
    x1: float
    y1: float

    def inside(self, other: "Frame") -> bool:
        return (
            other.x0 - 0.1 <= self.x0
            and self.x1 <= other.x1 + 0.1
            and other.y0 - 0.1 <= self.y0
            and self.y1 <= other.y1 + 0.1
        )

    def apart(self, other: "Frame") -> bool:
        side = self.x1 <= other.x0 + 0.1 or other.x1 <= self.x0 + 0.1
        return side or self.y1 <= other.y0 + 0.1 or other.y1 <= self.y0 + 0.1


def frame(forme: Texte | Boite | Disque) -> Frame:
    match forme:
        case Boite():
            return Frame(forme.x, forme.y, forme.x + forme.largeur, forme.y + forme.hauteur)
        case Disque():
            r = forme.rayon
            return Frame(forme.x - r, forme.y - r, forme.x + r, forme.y + r)
        case Texte():
            police = Police(forme.style, forme.taille, forme.graisse)
            wide = max(width(ligne.texte, police) for ligne in forme.lignes)
            left = forme.x - wide / 2 if forme.ancre == "middle" else forme.x
            top = forme.lignes[0].y - forme.taille * 0.98
            bottom = top + len(forme.lignes) * police.interligne
            return Frame(left, top, left + wide, bottom)


def fits(text: Frame, disc: Disque) -> bool:
    """Whether a text is wholly inside a disc, or wholly outside."""
    near = max(text.x0, min(disc.x, text.x1)), max(text.y0, min(disc.y, text.y1))
    far = max(disc.x - text.x0, text.x1 - disc.x), max(disc.y - text.y0, text.y1 - disc.y)
    outside = hypot(near[0] - disc.x, near[1] - disc.y) >= disc.rayon - 0.1
    return outside or hypot(*far) <= disc.rayon + 0.1


def points(d: str) -> Iterator[tuple[float, float]]:
    """The ends of the straight parts of a path."""
    for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", d):
        yield float(x), float(y)


def of(planche: Planche, *kinds: type) -> list[Any]:
    return [forme for forme in planche.formes if isinstance(forme, kinds)]


def labels(value: object) -> Iterator[str]:
    """Every word of a form that is not a choice in a closed list."""
    if isinstance(value, BaseModel):
        for nom, field in type(value).model_fields.items():
            if "Literal" not in str(field.annotation):
                yield from labels(getattr(value, nom))
    elif isinstance(value, tuple):
        for item in value:
            yield from labels(item)
    elif isinstance(value, str):
        yield value


def letters(text: str) -> str:
    """A text without what a line break may change."""
    return re.sub(r"[\s-]", "", text)


@settings(deadline=None, max_examples=400, derandomize=True)
@given(dessins())
def test_whatever_its_words_a_drawing_is_whole(dessin: Any) -> None:
    """Nothing leaves the sheet, no text covers another, no label is lost."""
    planche = draw(dessin)
    sheet = Frame(0, 0, planche.largeur, planche.hauteur)
    texts = [frame(texte) for texte in of(planche, Texte)]
    boxes = [frame(box) for box in of(planche, Boite)]
    discs = [frame(disc) for disc in of(planche, Disque)]

    assert planche.largeur == 344
    assert all(shape.inside(sheet) for shape in (*texts, *boxes, *discs))
    assert all(one.apart(other) for one, other in combinations(texts, 2))
    assert all(one.apart(other) for one, other in combinations(boxes, 2))
    assert all(text.inside(box) or text.apart(box) for text in texts for box in boxes)
    assert all(fits(text, disc) for text in texts for disc in of(planche, Disque))
    for way in of(planche, Trait, Fleche):
        assert all(Frame(x, y, x, y).inside(sheet) for x, y in points(way.d)), way

    drawn = [letters("".join(ligne.texte for ligne in t.lignes)) for t in of(planche, Texte)]
    assert [label for label in labels(dessin) if letters(french(label)) not in drawn] == []


@settings(deadline=None, max_examples=200, derandomize=True)
@given(words(160), st.sampled_from([TEXTE, TITRE]), st.integers(70, 320))
def test_a_line_fits_and_no_letter_is_lost(text: str, police: Police, largeur: int) -> None:
    """Lines stay within the width, and hold the whole text in order."""
    lines = wrap(text, police, largeur)
    assert all(width(line, police) <= largeur + 0.01 for line in lines)
    assert letters("".join(lines)) == letters(text)


def test_lines_are_about_as_long_as_each_other() -> None:
    """No word is left alone on the last line when it could be spared."""
    lines = wrap("valoriser les réussites, lever les résistances qui restent", TEXTE, 310)
    assert len(lines) == 2
    assert min(map(len, lines)) > 0.7 * max(map(len, lines))


def test_a_no_break_space_holds() -> None:
    """« Clinique » keeps its quotation marks."""
    lines = wrap(french("la « Clinique du Relais » de la ville"), TITRE, 90)
    assert not [line for line in lines if line in "«»"]


def test_every_form_is_drawn_and_every_form_serves(corpus: Corpus) -> None:
    """A form is one class, one module, and at least one diagram of the guide."""
    names = {get_args(forme.model_fields["forme"].annotation)[0] for forme in FORMES}
    modules = {path.stem for path in FOLDER.glob("*.py")}
    assert names <= modules
    assert {schema.dessin.forme for schema in corpus.tous(Schema)} == names
    assert set(WRITTEN) == names


def test_letters_are_large_enough_and_words_are_whole(corpus: Corpus) -> None:
    """On a telephone, one unit is one pixel; a broken word means a label too long for its place."""
    for schema in corpus.tous(Schema):
        drawn = of(draw(schema.dessin), Texte)
        assert min(texte.taille for texte in drawn) >= SMALLEST
        told = {" ".join(ligne.texte for ligne in texte.lignes) for texte in drawn}
        missing = [label for label in labels(schema.dessin) if french(label) not in told]
        assert missing == [], f"data/schemas/{schema.slug}.yml: shorten {missing}"


def test_every_field_that_a_fragment_prints_is_documented() -> None:
    """Whoever writes a fragment reads in the class what each field holds."""
    tree = ast.parse((FOLDER / "shapes.py").read_text(encoding="utf-8"))
    kinds = [part for part in ast.walk(tree) if isinstance(part, ast.ClassDef)]
    assert kinds
    assert [field for kind in kinds for field in undocumented(kind)] == []


@pytest.mark.parametrize("kind", [SchemaView, Planche, Ligne, *get_args(Forme)])
def test_every_field_is_printed_somewhere(root: Path, kind: Any) -> None:
    """A field that no fragment prints is to be removed."""
    folder = root / "overrides/fragments"
    paths = (folder / "schema.html", *(folder / "formes").iterdir())
    printed = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert [field.name for field in fields(kind) if f".{field.name}" not in printed] == []


def test_a_shape_has_a_fragment_and_a_fragment_a_shape(root: Path) -> None:
    """Nothing is left of a shape that was removed."""
    names = {path.stem for path in (root / "overrides/fragments/formes").iterdir()}
    assert names == {kind.genre for kind in get_args(Forme)}


def test_a_drawing_speaks_to_those_who_do_not_see_it(root: Path, corpus: Corpus) -> None:
    """A role, a title and a sentence of its own, the whole in words below; nothing that runs."""
    ids: list[str] = []
    for schema in corpus.tous(Schema):
        html = render(root / "overrides", "fragments/schema.html", schema_view(schema, corpus), "")
        page = lxml.html.fragment_fromstring(html)
        (svg,) = page.xpath(".//svg")
        titre, resume = svg.get("aria-labelledby").split()
        assert (svg.get("role"), svg.get("focusable")) == ("img", "false")
        assert svg.xpath(f"./title[@id='{titre}']")[0].text == french(schema.titre)
        assert svg.xpath(f"./desc[@id='{resume}']")[0].text == french(schema.resume)
        assert not page.xpath(".//script|.//style|.//image|.//@style|.//svg//@href|.//use")
        assert len(page.xpath(".//details/p")) == len(schema.description)
        ids += page.xpath(".//@id")
    assert len(ids) == len(set(ids)) > 0


def test_colours_are_seen_on_white(root: Path) -> None:
    """A line has three times the contrast of its ground: the drawing of colours is on white."""
    css = (root / "docs/assets/guide.css").read_text(encoding="utf-8")
    colours = re.findall(r"--schema-(?:bleu|rouge|orange|vert): (#[0-9a-f]{6})", css)
    assert len(colours) == 4
    for colour in colours:
        assert 1.05 / (luminance(colour) + 0.05) >= 3, colour


def luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_pattern_of_the_model_has_its_style(root: Path) -> None:
    """In black and white, patterns alone say which arrow is which."""
    css = (root / "docs/assets/guide.css").read_text(encoding="utf-8")
    assert all(f".trait-{trait} " in css for trait in TRAITS if trait != "plein")


@pytest.mark.parametrize(
    ("slug", "before", "after", "told"),
    [
        (
            "sora",
            "forme: parcours",
            "forme: parcour",
            ":16:10: dessin.forme : valeur inconnue (vouliez-vous dire « parcours » ?)",
        ),
        ("sora", "  phases:", "  parcours:", ":18:3: dessin.parcours : champ inconnu"),
        (
            "sora",
            "precision: ce qui pousse",
            "precisio: ce qui pousse",
            ": dessin.phases.0.etapes.2.precisio : champ inconnu",
        ),
        ("sora", "titre: Situer", f"titre: {'x' * 61}", "etapes.0.titre : texte trop long"),
        (
            "clinique-de-concertation",
            "reprise: 5",
            "reprise: 7",
            "dessin.reprise : il y a 7 étapes",
        ),
        ("clinique-de-concertation", "marque: creuse", "marque: vide", "au choix : pleine, creuse"),
        (
            "clinique-de-concertation",
            "marque: creuse",
            "marque: pleine",
            "dessin.cle : aucune étape",
        ),
        (
            "clinique-de-concertation",
            "  cle:\n    pleine: avec la famille\n    creuse: entre professionnels\n",
            "",
            "dessin.cle : une étape a une marque creuse",
        ),
        ("sociogenogramme", "trait: tirets", "trait: plein", "fleches : deux flèches en « plein »"),
        (
            "sociogenogramme",
            "de: bas\n      vers: haut",
            "de: haut\n      vers: haut",
            "deux flèches",
        ),
        ("don-et-contre-don", "Recevoir, ", "", "dessin.gestes : liste trop courte"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    root: Path, tmp_path: Path, slug: str, before: str, after: str, told: str
) -> None:
    """In French, and without the names that pydantic adds."""
    text = (root / f"data/schemas/{slug}.yml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "x.yml").write_text(text.replace(before, after), encoding="utf-8")
    source = read(tmp_path / "x.yml", tmp_path)
    assert isinstance(source, Source)
    assert isinstance(source.tree, dict)
    with pytest.raises(ValidationError) as caught:
        Schema.model_validate({**source.tree, "slug": "x"})
    problems = [str(problem) for problem in problems_of(caught.value, source, (), Schema)]
    assert [problem for problem in problems if told in problem], problems
