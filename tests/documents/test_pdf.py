"""Every PDF of the build, read back: paper, title, language, tags, fields, foot, ink."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pikepdf
import pytest
from font_source_sans_pro import font_files_ttf

from macros.publishing.cache import pages_of
from macros.views import blocs as b
from macros.views import saisies as s
from macros.views.fiche import EditionView
from macros.views.jeu import JeuImprimeView
from macros.views.pieces import CouvertureView, PieceView, PresenceView
from tests.documents.reading import Made, flat
from tests.site.test_typographie import RULES, in_french

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
MADE_ON = "{http://ns.adobe.com/xap/1.0/}CreateDate"
A4 = (595.28, 841.89)
SHEETS = {"portrait": A4, "planche": A4, "paysage": A4[::-1], "a6": (297.64, 419.53)}
"""The sides of each sheet of paper, in points."""


def sides(view: PieceView) -> list[float]:
    """The box of a page that prints a part of `view`."""
    scale = sqrt(2) if isinstance(view, EditionView) and view.agrandie else 1
    return [0, 0, *(side * scale for side in SHEETS[view.papier])]


def test_there_are_documents_of_every_kind(made: tuple[Made, ...]) -> None:
    """The tests below look at something: each edition, each kind of piece, each paper."""
    assert {item.edition for item in made} == {"", "vierge", "a3", "exemple", "animateur"}
    assert {type(item.document.view).__name__ for item in made} == {
        *("EditionView", "CourrierView", "JeuImprimeView", "DerouleView", "LiasseView"),
        *("CouvertureView", "PresenceView", "AnnexeView"),
    }
    assert {view.papier for item in made for view in item.views} == set(SHEETS)
    assert len(made) > 200


def test_pages_have_the_size_of_their_sheet_and_are_as_many_as_declared(
    made: tuple[Made, ...],
) -> None:
    """A sheet prints on the paper of the office, on as many pages as the site announces."""
    for item in made:
        assert len(item.pdf.pages) == pages_of(item.path), item.name
        assert item.document.pages in (0, pages_of(item.path)), item.name
        for view, number in item.pages():
            box = [float(side) for side in item.pdf.pages[number].mediabox]
            assert box == pytest.approx(sides(view), abs=0.02), (item.name, number)


def test_each_says_what_it_is(made: tuple[Made, ...]) -> None:
    """Tagged, in French, PDF/UA-1, dated by its edition; its title stands in the title bar."""
    for item in made:
        catalogue, metadata, view = item.pdf.Root, item.pdf.open_metadata(), item.document.view
        assert catalogue.MarkInfo.Marked is True, item.name
        assert catalogue.ViewerPreferences.DisplayDocTitle is True, item.name
        assert (str(catalogue.Lang), metadata[UA]) == ("fr", "1"), item.name
        assert metadata[MADE_ON] == view.pied.date_iso, item.name
        assert {metadata[TITLE], str(item.pdf.docinfo["/Title"])} == {view.intitule}, item.name
    assert len({item.document.view.intitule for item in made}) == len(made)


def test_each_has_one_main_heading(made: tuple[Made, ...]) -> None:
    """Its title, in words; that of a letter or of cards is not seen, but heard.

    A kit has one for each of its pieces.
    """
    for item in made:
        titles = [("H1", flat(view.titre)) for view in item.views]
        assert item.spoken("H1") == titles, item.name


def test_headings_skip_no_level(made: tuple[Made, ...]) -> None:
    """PDF/UA-1, 7.4.2: the outline can be read aloud."""
    for item in made:
        levels = [0, *(int(role[1]) for role, _ in item.spoken(r"H\d"))]
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == [], item.name


def heads(part: object, bound: bool) -> Iterator[str]:
    """What heads the columns and the rows of a table; a bound cover gives pages too."""
    match part:
        case s.TableauView():
            yield from (column.titre for column in part.colonnes)
        case s.EchelleView(bas=low, haut=high):
            first, *between, last = (degree.valeur for degree in part.lignes[0].degres)
            yield from (f"{low} {first}", *between, f"{high} {last}")
            yield from (line.texte for line in part.lignes)
        case b.ReleveView(forme="tableau"):
            yield from (column.titre for column in part.colonnes)
            yield from (row.intitule for row in part.rangs if part.noms)
        case CouvertureView():
            yield from ("Exemplaires", "Pièce", "Papier", *["Page"] * bound)
            yield from (f"{line.nombre} ×" for line in part.tirages)
        case PresenceView():
            yield from ("N°", "Prénom et nom", "Service ou qualité", *part.colonnes, *part.rangs)


def cells(part: object, bound: bool) -> int:
    """How many cells a table has that head nothing."""
    match part:
        case s.TableauView():
            return len(part.rangees) * len(part.colonnes)
        case s.EchelleView():
            return 1 + len(part.lignes) * len(part.lignes[0].degres)
        case b.ReleveView(forme="tableau"):
            return bool(part.noms) + len(part.rangs) * len(part.colonnes)
        case CouvertureView():
            return len(part.tirages) * (2 + bound)
        case PresenceView():
            return len(part.rangs) * (2 + len(part.colonnes))
    return 0


def test_tables_are_told_as_such(made: tuple[Made, ...]) -> None:
    """Every table of the view is one for a screen reader, its heads are heads of something."""
    for item in made:
        parts = item.parts(object)
        tables = [part for part in parts if cells(part, item.bound)]
        assert len(item.spoken("Table")) == len(tables), item.name
        wanted = Counter(flat(head) for part in parts for head in heads(part, item.bound))
        assert Counter(words for _, words in item.spoken("TH")) == wanted, item.name


def test_every_cell_has_its_head(made: tuple[Made, ...]) -> None:
    """But for the corner of a scale or of named rows, which is empty."""
    for item in made:
        parts = list(item.dictionaries())
        known = {bytes(part.ID) for part in parts if part.get("/S") == "/TH"}
        found = [part.A.get("/Headers", ()) for part in parts if part.get("/S") == "/TD"]
        headed = [above for above in found if {bytes(head) for head in above} & known]
        corners = len(item.parts(s.EchelleView))
        corners += sum(bool(rows.noms) for rows in item.parts(b.ReleveView))
        assert len(found) == sum(cells(part, item.bound) for part in item.parts(object)), item.name
        assert len(found) - len(headed) == corners, item.name


def test_lists_are_told_as_such(made: tuple[Made, ...]) -> None:
    """Bullets, keys of drawings, marks in time, cards to cut out, steps, also those of a path."""
    listed = (b.ListeView, b.LegendeView, s.FriseView, s.CartonsView)
    for item in made:
        parts = item.parts(object)
        lists = sum(isinstance(part, listed) for part in parts)
        lists += sum(bool(getattr(part, "puces", ())) for part in parts) - len(
            item.parts(b.ListeView)
        )
        lists += sum(bool(getattr(part, "etapes", ())) for part in parts)
        lists += sum(rows.forme == "infographie" for rows in item.parts(b.ReleveView))
        assert len(item.spoken("L")) >= lists, item.name


def test_an_answer_that_is_only_drawn_is_told_in_words(made: tuple[Made, ...]) -> None:
    """A cross or a dot says nothing to those who listen, a drawing neither."""
    for item in made:
        said = " ".join(item.texts())
        ticked = [box for box in item.parts(s.CaseView) if box.cochee]
        assert said.count("(coché)") == len(ticked), item.name
        placed = [degree for degree in item.parts(s.DegreView) if degree.choisi]
        assert item.spoken("TD").count(("TD", "choisi")) == len(placed), item.name
        told = {flat(str(part.Alt)) for part in item.dictionaries() if "/Alt" in part}
        assert {flat(drawn.texte) for drawn in item.parts(s.DessinView)} <= told, item.name


def test_fonts_come_along_cut_down_to_what_is_printed(made: tuple[Made, ...]) -> None:
    """No font of the machine is used; none is embedded whole."""
    whole = min(Path(path).stat().st_size for path in font_files_ttf.values())
    for item in made:
        fonts = [part for part in item.dictionaries() if part.get("/Type") == "/Font"]
        assert {str(font.Subtype) for font in fonts} == {"/Type0", "/CIDFontType2"}, item.name
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+(Document|Saisie)\b", str(font.BaseFont)), item.name
            if font.Subtype == "/CIDFontType2":
                size = len(font.FontDescriptor.FontFile2.read_bytes())
                assert size < whole / 3, (item.name, font.BaseFont)


def test_there_is_a_field_for_each_blank(made: tuple[Made, ...]) -> None:
    """As many as the view leaves, each under its own name and its label in words."""
    for item in made:
        assert sorted(item.form()) == sorted(item.blanks()), item.name
        assert all(label.strip() for _, label in item.form()), item.name


def test_what_is_filled_in_has_fields_and_the_rest_has_none(made: tuple[Made, ...]) -> None:
    """A blank sheet, its notes or a letter; an example or an offer is read, a kit is copied."""
    for item in made:
        view = item.document.view
        filled_in = view.genre in ("feuille", "courrier") and not getattr(view, "publie", False)
        assert bool(item.form()) == (filled_in and item.edition != "exemple"), item.name


def test_no_two_fields_have_the_same_name(made: tuple[Made, ...]) -> None:
    """ISO 32000-1, 12.7.3.2: readers of documents would take them for one and the same."""
    for item in made:
        names = Counter(name for name, _ in item.form())
        assert [name for name, times in names.items() if times > 1] == [], item.name


def test_each_line_of_a_scale_is_one_choice(made: tuple[Made, ...]) -> None:
    """A field of its own, whose places exclude one another, and have no name but their label."""
    found = 0
    for item in made:
        fields = {str(field.T): field for field in item.fields()}
        blank = [scale for scale in item.parts(s.EchelleView) if not scale.rempli]
        for line in (line for scale in blank if not item.bound for line in scale.lignes):
            field = fields[line.nom]
            assert (str(field.FT), int(field.Ff) >> 14 & 3, str(field.V)) == ("/Btn", 3, "/Off")
            labels = [degree.libelle for degree in line.degres]
            assert [str(place.TU) for place in field.Kids] == labels, item.name
            assert not any("/T" in place for place in field.Kids), item.name
            found += 1
    assert found > 20


def test_every_place_to_write_on_a_page_belongs_to_a_field(made: tuple[Made, ...]) -> None:
    """Neither a place without a name nor a name without a place."""
    for item in made:
        fields = item.fields()
        places = {one.objgen for field in fields for one in field.get("/Kids", [field])}
        shown = [
            note.objgen
            for page in item.pdf.pages
            for note in page.get("/Annots", ())
            if note.Subtype == "/Widget"
        ]
        assert len(shown) == len(set(shown)), item.name
        assert set(shown) == places, item.name


def test_the_foot_of_each_page_tells_the_edition_and_the_address(made: tuple[Made, ...]) -> None:
    """A photocopy says when it was made, where it comes from, and which page it is.

    Cards have no room for it.
    """
    for item in made:
        pied, texts = item.document.view.pied, item.texts()
        for view, number in item.pages():
            foot = flat(texts[number]).rpartition(flat(pied.edition))
            assert bool(foot[1]) != isinstance(view, JeuImprimeView), (item.name, number)
            if foot[1]:
                said = f"{pied.adresse}{number + 1}/{len(texts)}"
                assert foot[2].replace(" ", "") == said, (item.name, number)


def test_pages_are_painted_in_black_and_white(made: tuple[Made, ...]) -> None:
    """A sheet loses nothing on the photocopier: every colour is a grey."""
    for item in made:
        painted = list(item.painted())
        assert painted
        assert [paint for paint in painted if len(set(paint[:3])) > 1] == [], item.name


@pytest.fixture(scope="module")
def lines(made: tuple[Made, ...]) -> dict[str, str]:
    """Every line that is printed, and a document that prints it; addresses apart."""
    found: dict[str, str] = {}
    for item in made:
        for text in (text for page in item.drawn for text in page):
            found.setdefault(re.sub(r"https?://\S+", "…", text.words), item.name)
    assert len(found) > 5000
    return found


@pytest.mark.parametrize("name", RULES)
def test_what_is_printed_is_set_in_french(lines: dict[str, str], name: str) -> None:
    """By the rules of the pages of the site. A letter alone is a part of a drawing."""
    wrong = re.compile(RULES[name].wrong)
    found = [(where, text) for text, where in lines.items() if wrong.search(in_french(text))]
    assert [(where, text) for where, text in found if len(text) > 1] == []


def test_pictures_are_drawn(made: tuple[Made, ...]) -> None:
    """No picture of dots, which would blur on paper and weigh ten times as much."""
    for item in made:
        images = [part for part in item.pdf.objects if isinstance(part, pikepdf.Stream)]
        assert [one for one in images if one.get("/Subtype") == "/Image"] == [], item.name
