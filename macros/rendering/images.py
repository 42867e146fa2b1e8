"""Drawings → PNG, for the documents that take no SVG."""

from pathlib import Path

import resvg_py
from font_source_sans_pro import font_files_ttf

from macros.rendering.fragments import render
from macros.views.saisies import DessinView

DOTS = 8
"""Dots to a millimetre: 200 to an inch, enough for lines on paper."""


def png(overrides: Path, view: DessinView) -> bytes:
    """The drawing of a worksheet, the same on every machine."""
    drawn = {"planche": view.planche, "nom": view.nom, "texte": view.texte}
    svg = render(overrides, "fragments/planche.html", view, "", **drawn)
    faces = [font_files_ttf[name] for name in ("SourceSansPro", "SourceSansProSemibold")]
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=view.planche.largeur * DOTS,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(face) for face in faces],
        sans_serif_family="Source Sans Pro",
    )
