"""Views → tagged, fillable PDF (PDF/UA-1), through `overrides/impression/`."""

import base64
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import sqrt
from pathlib import Path

import pydyf
import segno
import weasyprint
from font_source_sans_pro import font_files_ttf
from fontTools import subset
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from macros.rendering.fragments import render
from macros.views.document import PiedView

FACES = {
    "SourceSansPro": (400, "normal"),
    "SourceSansProIt": (400, "italic"),
    "SourceSansProSemibold": (600, "normal"),
    "SourceSansProBold": (700, "normal"),
}
"""The faces of the print style: weight and slope, by their name in the font package."""

TYPED = [*range(0x20, 0x17F), *map(ord, "–—‘’“”•…‹›€→−\N{NARROW NO-BREAK SPACE}")]
"""The characters that a form field can show: European Latin and French punctuation."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A document and its number of pages."""

    content: bytes
    pages: int


def pdf(
    overrides: Path,
    template: str,
    view: object,
    pied: PiedView,
    *,
    forms: bool = True,
    enlarged: bool = False,
) -> Printed:
    """Print `view` with `overrides/impression/<template>`. Nothing is fetched from the network.

    Without `forms`, places to write are drawn and cannot be filled in on a screen. `enlarged`
    makes A3 of A4, every length alike.
    """
    qr = segno.make(pied.adresse, error="m", micro=False).svg_data_uri(border=0, dark="#000")
    more = {"pied": pied, "faces": _faces(), "qr": qr, "blanc": "fragments/champ-de-lettre.html"}
    html = render(overrides, f"impression/{template}", view, pied.racine, **more)
    fetcher = URLFetcher(allowed_protocols=("file", "data"), fail_on_errors=True)
    options = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "pdf_forms": forms}
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    document = source.render(font_config=FontConfiguration(), **options)
    zoom = sqrt(2) if enlarged else 1
    content = document.write_pdf(zoom=zoom, finisher=_one_field_a_line, **options)
    return Printed(content, len(document.pages))


def _one_field_a_line(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
    """Leave one field to each line of a scale, named after the line.

    WeasyPrint makes one of each button besides, under the same name: buttons are only the places
    of the field of their group (ISO 32000-1, 12.7.3.1 and 12.7.4.2.4).
    """
    for group in pdf.objects:
        if isinstance(group, pydyf.Dictionary) and "Kids" in group and "FT" in group:
            buttons = [pdf.objects[int(kid.split()[0])] for kid in group["Kids"]]
            # A button is called after its line, then its degree.
            group["TU"] = pydyf.String(buttons[0]["TU"].string.rpartition(" ")[0])
            for button in buttons:
                del button["T"], button["FT"]
            fields = pdf.catalog["AcroForm"]["Fields"]
            fields[:] = [field for field in fields if field not in group["Kids"]]


@lru_cache(maxsize=1)
def _faces() -> tuple[dict[str, object], ...]:
    # The fonts come from a package, so that a document is the same on every machine.
    printed = tuple(
        {
            "family": "Document",
            "url": Path(font_files_ttf[name]).as_uri(),
            "weight": weight,
            "slope": slope,
        }
        for name, (weight, slope) in FACES.items()
    )
    typed = {"family": "Saisie", "url": _typing_face(), "weight": 400, "slope": "normal"}
    return (*printed, typed)


def _typing_face() -> str:
    """The face of form fields, as a data URI.

    A field's font is embedded whole, since nobody knows what will be typed: it is cut down here
    to European Latin and French punctuation, which takes a sixth of the room.
    """
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    font = subset.load_font(font_files_ttf["SourceSansPro"], options, dontLoadGlyphNames=True)
    font.recalcTimestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=TYPED)
    cutter.subset(font)
    cut = BytesIO()
    font.save(cut)
    font.close()
    return f"data:font/ttf;base64,{base64.b64encode(cut.getvalue()).decode()}"
