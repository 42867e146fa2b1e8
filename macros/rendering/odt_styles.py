"""The named styles of an ODT, its page and its foot."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from odfdo import Element

from macros.rendering import office
from macros.rendering.office import FOOT, LINE, MARGINS, ROLES, Role

Look: TypeAlias = Mapping[str, str]


def styles(papier: str, leading: float, foot: str) -> Iterator[Any]:
    """Every named style, then the page."""
    width = office.width_of(papier)
    yield from FIXED
    yield _layout(papier)
    yield from (_style(name, role, leading, width) for name, role in ROLES.items())
    yield _master(foot)


def element(tag: str, attributes: Look, *children: Element) -> Element:
    """An element, its attributes and what it holds."""
    made = Element.from_tag(tag)
    for name, value in attributes.items():
        made.set_attribute(name, value)
    made.extend(children)
    return made


def encoded(name: str) -> str:
    """The name of a role as ODF takes it."""
    return re.sub(r"\W", lambda sign: f"_{ord(sign[0]):x}_", name)


def _style(name: str, role: Role, leading: float, width: float) -> Element:
    named = {"style:name": encoded(name), "style:display-name": name, "style:family": "paragraph"}
    if name != "Normal":
        named["style:parent-style-name"] = encoded("Normal")
    end = stop(width - role.indent, dotted=name not in ("Surtitre", "Footer"))
    place = element("style:paragraph-properties", _place(name, role, leading), end)
    words = {
        "style:font-name": office.FONT,
        "fo:font-size": f"{role.size}pt",
        "fo:color": f"#{role.colour}",
        "fo:font-weight": "bold" if role.bold else "normal",
        "fo:font-style": "italic" if role.italic else "normal",
    }
    return element("style:style", named, place, element("style:text-properties", words))


def _place(name: str, role: Role, leading: float) -> dict[str, str]:
    look = {
        "fo:margin-top": f"{role.before}pt",
        "fo:margin-bottom": f"{role.after}pt",
        "fo:line-height": f"{LINE}mm" if name == "Lignes" else f"{leading:.0%}",
        "fo:keep-together": "always",
        "fo:keep-with-next": "always" if role.keep else "auto",
        "fo:break-before": "page" if role.new_page else "auto",
        "style:contextual-spacing": str(role.grouped).lower(),
    }
    if role.indent:
        look["fo:margin-left"] = f"{role.indent}mm"
    if edge := role.border:
        look[f"fo:border-{edge.side}"] = f"{edge.width}pt {edge.line} #{edge.colour}"
        look[f"fo:padding-{edge.side}"] = f"{edge.space}pt"
    return look


def stop(at: float, *, dotted: bool = True) -> Element:
    """A tab stop on the right, dots leading to it."""
    look = {"style:type": "right", "style:position": f"{at:.1f}mm"}
    leader = {"style:leader-style": "dotted", "style:leader-text": "."} if dotted else {}
    return element("style:tab-stops", {}, element("style:tab-stop", {**look, **leader}))


def _layout(papier: str) -> str:
    """The sheet, its margins and the room of its foot."""
    wide, high = office.PAPERS[papier]
    lies = "landscape" if wide > high else "portrait"
    return f"""<style:page-layout style:name="A4">
        <style:page-layout-properties fo:page-width="{wide}mm" fo:page-height="{high}mm"
            style:print-orientation="{lies}" {_MARGINS}/>
        <style:footer-style>
        <style:header-footer-properties fo:min-height="{FOOT}mm" fo:margin-top="4mm"/>
        </style:footer-style></style:page-layout>"""


def _master(words: str) -> Element:
    """The page, and what stands at its foot."""
    foot = element("text:p", {"text:style-name": "Footer"})
    foot.append(f"{words}\t")
    for part in (Element.from_tag("text:page-number"), " / ", Element.from_tag("text:page-count")):
        foot.append(part)
    named = {"style:name": "Standard", "style:page-layout-name": "A4"}
    return element("style:master-page", named, element("style:footer", {}, foot))


# Carlito has the widths of Calibri; LibreOffice takes the first of the list that it finds.
FACES = f"""<style:font-face style:name="{office.FONT}" style:font-family-generic="swiss"
    svg:font-family="{office.FONT}, Carlito, 'Liberation Sans'"/>"""
_MARGINS = " ".join(f'fo:margin-{side}="{width}mm"' for side, width in MARGINS.items())
FIXED: tuple[Any, ...] = (
    """<style:style style:name="Fort" style:family="text">
        <style:text-properties fo:font-weight="bold"/></style:style>""",
    """<style:style style:name="Accent" style:family="text">
        <style:text-properties fo:font-style="italic"/></style:style>""",
    """<text:list-style style:name="Puces">
        <text:list-level-style-bullet text:level="1" text:bullet-char="•">
        <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
        <style:list-level-label-alignment text:label-followed-by="listtab"
            fo:margin-left="5mm" fo:text-indent="-5mm"/>
        </style:list-level-properties></text:list-level-style-bullet></text:list-style>""",
)
"""What depends on no view: the styles of words, bullets, the page."""
