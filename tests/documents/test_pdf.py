"""Every PDF of the corpus, parsed: tagged, titled, fillable, black and white, the same everywhere.

What is printed is read back from the pages; what a screen reader finds, from their structure.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote
from zipfile import ZipFile

import lxml.etree
import lxml.html
import pikepdf
import pytest
import tinycss2
from font_source_sans_pro import font_files_ttf
from tinycss2.color5 import parse_color

from macros.corpus import Corpus, load
from macros.model.fiche import Fiche
from macros.publishing.downloads import documents
from macros.rendering import docx, odt
from macros.rendering.pdf import pdf
from macros.views import blocs as b
from macros.views.commun import plain, prose
from macros.views.fiche import edition_view
from macros.views.lettre import CourrierView

Made: TypeAlias = tuple[Any, ...]
"""The documents of the fixture `made`, each a `Made` of the module beside."""

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
MADE_ON = "{http://ns.adobe.com/xap/1.0/}CreateDate"
PAINTS = {"rg": 3, "RG": 3, "sc": 3, "SC": 3, "scn": 3, "SCN": 3, "k": 4, "K": 4}


def flat(text: str) -> str:
    """`text` with plain spaces, as lines leave them."""
    return " ".join(text.split())


def test_there_are_documents_of_every_kind(made: Made) -> None:
    """The tests below look at something: three editions, and a letter."""
    assert {item.name.rpartition("-")[2] for item in made} >= {"vierge", "exemple", "animateur"}
    assert any(item.letter for item in made)


def test_weasyprint_has_nothing_to_say(made: Made) -> None:
    """No unknown property, no missing font, no relative address."""
    assert {item.name: item.said for item in made if item.said} == {}


def test_pages_are_a4_and_as_many_as_declared(made: Made) -> None:
    """A sheet prints on the paper of the office, on as many pages as the site announces."""
    for item in made:
        assert len(item.pdf.pages) == item.pages == item.document.pages, item.name
        for page in item.pdf.pages:
            sides = [float(side) for side in page.mediabox]
            assert sides == pytest.approx([0, 0, 595.28, 841.89], abs=0.01), item.name


def test_each_says_what_it_is(made: Made) -> None:
    """Tagged, in French, PDF/UA-1, dated by its edition; its title stands in the title bar."""
    for item in made:
        catalogue, metadata = item.pdf.Root, item.pdf.open_metadata()
        assert catalogue.MarkInfo.Marked is True, item.name
        assert catalogue.ViewerPreferences.DisplayDocTitle is True, item.name
        assert (str(catalogue.Lang), metadata[UA]) == ("fr", "1"), item.name
        assert metadata[MADE_ON] == item.document.view.pied.date_iso, item.name
        assert {metadata[TITLE], str(item.pdf.docinfo["/Title"])} == {item.title}, item.name
    assert len({item.title for item in made}) == len(made)


def test_each_has_one_main_heading(made: Made) -> None:
    """Its title, in words; that of a letter is not seen, but heard."""
    for item in made:
        assert item.spoken("H1") == [("H1", flat(item.document.view.titre))], item.name


def test_headings_skip_no_level(made: Made) -> None:
    """PDF/UA-1, 7.4.2: the outline can be read aloud."""
    for item in made:
        levels = [0, *(int(role[1]) for role, _ in item.spoken(r"H\d"))]
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == [], item.name


def test_lists_and_tables_are_told_as_such(made: Made) -> None:
    """Every list and table of the view is one for a screen reader; every cell has its head."""
    for item in made:
        view, tables = item.document.view, item.parts(b.TableauView)
        puces = [section.puces for section in getattr(view, "sections", ()) if section.puces]
        lists = len(item.parts(b.ListeView)) + len(puces) + bool(getattr(view, "etapes", ()))
        assert len(item.spoken("L")) >= lists, item.name
        assert len(item.spoken("Table")) >= len(tables), item.name
        heads = {flat(column.titre) for table in tables for column in table.colonnes}
        assert {words for _, words in item.spoken("TH")} == heads, item.name
        parts = list(item.dictionaries())
        known = {bytes(part.ID) for part in parts if part.get("/S") == "/TH"}
        cells = [part.A.Headers for part in parts if part.get("/S") == "/TD"]
        assert len(cells) == len(item.parts(b.CelluleView)), item.name
        assert all({bytes(head) for head in above} & known for above in cells), item.name


def test_a_ticked_box_is_told_in_words(made: Made) -> None:
    """A cross that is only drawn says nothing to those who listen."""
    for item in made:
        ticked = [box for box in item.parts(b.CaseView) if box.cochee]
        assert " ".join(item.texts()).count("(coché)") == len(ticked), item.name


def test_fonts_come_along_cut_down_to_what_is_printed(made: Made) -> None:
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


def test_there_is_a_field_for_each_blank(made: Made) -> None:
    """As many as the view leaves, each under its own name and its label in words."""
    for item in made:
        assert sorted(item.form()) == sorted(item.blanks()), item.name
        assert all(label.strip() for _, label in item.form()), item.name


def test_only_a_worked_example_has_no_field(made: Made) -> None:
    """It is read, not filled in; a blank sheet or a letter is filled in."""
    for item in made:
        assert bool(item.form()) != item.name.endswith("-exemple"), item.name


def test_no_two_fields_have_the_same_name(made: Made) -> None:
    """ISO 32000-1, 12.7.3.2: readers of documents would take them for one and the same."""
    for item in made:
        names = Counter(str(each.T) for each in item.fields())
        assert [name for name, times in names.items() if times > 1] == [], item.name


def test_the_foot_of_each_page_tells_the_edition_and_the_address(made: Made) -> None:
    """A photocopy says when it was made, where it comes from, and which page it is."""
    for item in made:
        pied = item.document.view.pied
        for number, text in enumerate(item.texts(), 1):
            foot = flat(text).rpartition(flat(pied.edition))
            assert foot[1], (item.name, number)
            said = f"{pied.adresse}{number}/{item.pages}"
            assert foot[2].replace(" ", "") == said, (item.name, number)


def test_a_qr_code_leads_to_the_page(made: Made) -> None:
    """An image, described, one for each page of the site."""
    codes: dict[str, set[str]] = {}
    for item in made:
        (image,) = lxml.html.fromstring(item.html).xpath("//img")
        assert image.get("alt").strip(), item.name
        assert image.get("src").startswith("data:image/svg+xml"), item.name
        codes.setdefault(item.document.cible, set()).add(image.get("src"))
    assert {len(same) for same in codes.values()} == {1}
    assert len(set.union(*codes.values())) == len(codes)


def colours(tokens: Any) -> Iterator[tuple[str, Any]]:
    """Every colour of a style, images in data addresses included."""
    for token in tokens:
        if token.type in ("url", "string") and token.value.startswith("data:image/svg"):
            drawn = re.findall(r"(?:fill|stroke)='([^']+)'", unquote(token.value))
            yield from ((each, parse_color(each)) for each in drawn)
        elif token.type in ("ident", "hash", "function") and (found := parse_color(token)):
            yield token.serialize(), found
        for name in ("content", "arguments"):
            yield from colours(getattr(token, name, None) or ())


def is_grey(colour: Any) -> bool:
    red, green, blue, alpha = colour.to("srgb")
    return alpha == 0 or red == green == blue


def test_styles_are_black_and_white(made: Made) -> None:
    """A sheet loses nothing on the photocopier: every colour is a grey."""
    for item in made:
        (style,) = lxml.html.fromstring(item.html).xpath("//style")
        found = list(colours(tinycss2.parse_component_value_list(style.text)))
        assert len(found) > 10
        assert [name for name, colour in found if not is_grey(colour)] == [], item.name


def test_pages_are_painted_in_black_and_white(made: Made) -> None:
    """Whatever the style asks, nothing on the page is in colour."""
    for item in made:
        for page in item.pdf.pages:
            painted = [
                [float(part) for part in operands]
                for operands, operator in pikepdf.parse_content_stream(page)
                if len(operands) == PAINTS.get(str(operator))
            ]
            assert painted
            assert [paint for paint in painted if len(set(paint[:3])) > 1] == [], item.name


def runs(*texts: str) -> set[tuple[str, ...]]:
    """Every five words in a row, whatever stands between them."""
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    return {tuple(row[i : i + 5]) for row in words for i in range(len(row) - 4)}


def office(content: bytes) -> str:
    """The words of a DOCX or an ODT, paragraph by paragraph."""
    with ZipFile(BytesIO(content)) as parts:
        name = next(n for n in parts.namelist() if n in ("word/document.xml", "content.xml"))
        tree = lxml.etree.fromstring(parts.read(name))
    return "\n".join(
        "".join(p.itertext()) for p in tree.xpath("//*[local-name()='p' or local-name()='h']")
    )


def without_notes(fiche: Fiche) -> Fiche:
    """The same sheet, if its author had written no note."""
    etapes = tuple(etape.model_copy(update={"note": None}) for etape in fiche.etapes)
    corps = tuple(bloc.model_copy(update={"note": None}) for bloc in fiche.corps)
    return fiche.model_copy(update={"etapes": etapes, "corps": corps})


def test_notes_for_the_facilitator_never_reach_the_participants(made: Made, corpus: Corpus) -> None:
    """No five words of a note stand in what participants get; all stand in the facilitator's."""
    by_name = {item.name: item for item in made}
    for fiche in corpus.tous(Fiche):
        notes = [part.note for part in (*fiche.etapes, *fiche.corps) if part.note]
        noted = [plain(tuple(r for r in prose(n, corpus) if not r.appel)) for n in notes]
        led, *given = (by_name[f"{fiche.slug}-{e}"] for e in ("animateur", "vierge", "exemple"))
        assert runs(*noted)
        assert runs(*noted) <= runs(" ".join(led.texts())), fiche.slug

        bare = without_notes(fiche)
        for item, edition in zip(given, ("vierge", "exemple"), strict=True):
            assert item.document.view == edition_view(bare, corpus, edition), item.name
        view = given[0].document.view
        texts = [office(writer.worksheet(view)) for writer in (docx, odt)]
        texts += [" ".join(item.texts()) for item in given]
        texts += [lxml.html.fromstring(item.html).text_content() for item in given]
        # A note may repeat what the sheet asks of all: it is no secret.
        asked = runs(*(words for item in given for words in item.parts(str)))
        for text in texts:
            assert len(runs(text)) > 50, fiche.slug
            assert runs(*noted) & runs(text) <= asked, fiche.slug


def digests(root: Path) -> list[str]:
    """The fingerprint of each PDF of the corpus."""
    views = [item.view for item in documents(load(root)) if item.format == "pdf"]
    kinds = ["lettre.html" if isinstance(view, CourrierView) else "fiche.html" for view in views]
    done = (pdf(root / "overrides", k, v, v.pied) for k, v in zip(kinds, views, strict=True))
    return [hashlib.sha256(printed.content).hexdigest() for printed in done]


def test_the_same_views_give_the_same_bytes_everywhere(made: Made, root: Path) -> None:
    """Here, then in a process that shuffles its sets otherwise and lives elsewhere."""
    elsewhere = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": "42", "TZ": "Asia/Tokyo"}
    line = [sys.executable, __file__, str(root)]
    told = subprocess.run(line, env=elsewhere, capture_output=True, text=True, check=True)
    assert [hashlib.sha256(item.content).hexdigest() for item in made] == told.stdout.split()


if __name__ == "__main__":
    print(*digests(Path(sys.argv[1])))
