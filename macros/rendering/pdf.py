"""Views → tagged, fillable PDF (PDF/UA-1), through `overrides/impression/`."""

import base64
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

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


def pdf(overrides: Path, template: str, view: object, pied: PiedView) -> Printed:
    """Print `view` with `overrides/impression/<template>`. Nothing is fetched from the network."""
    qr = segno.make(pied.adresse, error="m", micro=False).svg_data_uri(border=0, dark="#000")
    more = {"pied": pied, "faces": _faces(), "qr": qr}
    html = render(overrides, f"impression/{template}", view, pied.racine, **more)
    fetcher = URLFetcher(allowed_protocols=("file", "data"), fail_on_errors=True)
    options = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "pdf_forms": True}
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    document = source.render(font_config=FontConfiguration(), **options)
    return Printed(document.write_pdf(**options), len(document.pages))


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
