"""Views printed as DOCX and ODT, then reopened with the libraries that read them."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, get_args
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx as python_docx
import odfdo
import pytest
from docx.oxml.ns import qn

from macros.rendering import archive, docx, odt, office
from macros.views import blocs as b
from macros.views.commun import Prose, RepereView, RunView, SectionView, VariableView
from macros.views.document import PiedView
from macros.views.fiche import EditionView, EtapeView
from macros.views.lettre import CourrierView


def words(text: str) -> Prose:
    return (RunView(text),)


def blank(libelle: str, largeur: int, lignes: int = 1) -> RunView:
    return RunView("", variable=VariableView("nom", libelle, largeur, lignes))


def champ(reponse: str, note: Prose) -> b.ChampView:
    return b.ChampView("idee", "Une idée", "Une seule.", 3, reponse, note)


def cases(cochee: bool) -> b.CasesView:
    choix = (b.CaseView("c1", "d’ici", cochee), b.CaseView("c2", "de plus loin", False))
    return b.CasesView("Vous êtes", choix, cochee, ())


def tableau(hauteur: int, *textes: str) -> b.TableauView:
    colonnes = (b.ColonneView("Qui", 40), b.ColonneView("Quoi", 60))
    rangee = tuple(b.CelluleView("nom", "Libellé", texte) for texte in textes)
    return b.TableauView("Qui fait quoi", colonnes, (rangee,), hauteur, ())


MELANGE = (
    RunView("Un mot "),
    RunView("fort", fort=True),
    RunView(" et un lien", accent=True, href="page.html"),
    RunView(" (1990)", href="livre.html", appel=True),
)
PIED = PiedView(
    "Guide", "édition du 3 mars 2026", "2026-03-03", "https://x.example/", "https://x.example/a"
)
BLOCS = (
    b.TitreView("D’abord", ()),
    b.ParagrapheView(MELANGE, ()),
    b.ListeView((words("une puce"), words("une autre")), ()),
    champ("", ()),
    cases(False),
    tableau(2, "", ""),
)
CONSIGNE = words("Écrivez peu.")
SHEET = EditionView("La feuille", "Édition vierge", "Groupe", CONSIGNE, (), (), (), (), BLOCS, PIED)
LED = replace(
    SHEET,
    situation=words("Tout est inventé."),
    reperes=(RepereView("duree", "Durée", "1 h"),),
    sections=(SectionView("quand", "Quand", False, (words("Tôt."),), (words("Le matin."),)),),
    etapes=(EtapeView("Ouvrir", "5 min", "0 min", "Seul", words("Saluer."), words("Sourire.")),),
    blocs=(champ("Un arbre.", words("Attendre.")), cases(True), tableau(1, "Ana", "")),
)
SIGNATAIRES = (
    b.SignataireView("Le parent", VariableView("p", "Nom du parent", 9, 1)),
    b.SignataireView("La voisine", VariableView("v", "Nom d’à côté", 9, 1)),
)
LETTER = CourrierView(
    "La lettre",
    expediteur=((RunView("La famille "), blank("Nom de la famille", 10)),),
    destinataire=(words("Au service"), words("d’à côté")),
    lieu_et_date=words("Ici, demain"),
    objet=words("Une invitation"),
    blocs=(
        b.VoixView("famille", "Nous", ((RunView("Le but : "), blank("But", 48, 3)),), ()),
        b.VoixView("professionnels", "Eux", (words("Nous venons."),), ()),
        b.SignatureView(SIGNATAIRES, ()),
    ),
    pied=PIED,
)


def printed(writer: ModuleType, view: EditionView | CourrierView) -> bytes:
    letter = isinstance(view, CourrierView)
    return (writer.letter if letter else writer.worksheet)(view)


def opened_docx(content: bytes) -> SimpleNamespace:
    document = python_docx.Document(BytesIO(content))
    section, about, ask = document.sections[0], document.core_properties, document.element.xpath
    styles, look = {s.style_id: s for s in document.styles}, document.styles.element.xpath
    marks = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:fldSimple"): "#"}

    def text(place: Any) -> str:
        parts = place.xpath(".//w:r[not(parent::w:fldSimple)]/* | .//w:fldSimple")
        return "".join(marks.get(part.tag) or part.text or "" for part in parts)

    lines = [(styles[p.style or "Normal"], text(p)) for p in ask(".//w:body//w:p")]
    levels = [(style.element.xpath("./w:pPr/w:outlineLvl/@w:val"), said) for style, said in lines]
    return SimpleNamespace(
        lines=[(style.name, said) for style, said in lines],
        headings=[(int(level[0]) + 1, said) for level, said in levels if level],
        heads=[text(p) for p in ask(".//w:tr[w:trPr/w:tblHeader]//w:p")],
        height=int(ask(".//w:trHeight/@w:val")[-1]) * 25.4 / 1440,
        grid=document.tables[0].style.name == "Table Grid",
        strong=ask(".//w:r[w:rPr/w:b]/w:t/text()"),
        leader=look("./w:style[w:name/@w:val='Normal']//w:tab/@w:leader"),
        hints=ask(".//w:sdtPr/w:alias/@w:val"),
        links=ask(".//w:hyperlink"),
        voices=look("./w:style[starts-with(w:name/@w:val, 'Voix')]//w:left/@w:val"),
        foot=text(section.footer.paragraphs[0]._p),
        page=[section.page_width.mm, section.page_height.mm, section.left_margin.mm],
        titre=about.title,
        langues={about.language, *look("./w:docDefaults//w:lang/@w:val")},
        dates={about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)},
    )


def opened_odt(content: bytes) -> SimpleNamespace:
    document = odfdo.Document(BytesIO(content))
    about, ask, look = document.meta, document.content.root.xpath, document.styles.root.xpath
    (foot,), (page,) = look("//style:footer/text:p"), look("//style:page-layout-properties")
    sizes = [
        page.get_attribute(f"fo:{side}") for side in ("page-width", "page-height", "margin-left")
    ]

    def role(name: str) -> str:
        found = f"//style:style[@style:family='paragraph'][@style:name='{name}']"
        (style,) = ask(found) or look(found)
        parent = style.get_attribute("style:parent-style-name")
        return style.get_attribute("style:display-name") or role(parent)

    def text(place: Any) -> str:
        # A field holds no tab: an ellipsis of its own stands before the lines.
        return place.inner_text.replace("…\t", "\t")

    titles = ask("//text:h")
    edges = look("//style:style[starts-with(@style:name, 'Voix')]//@fo:border-left")
    return SimpleNamespace(
        lines=[(role(p.style), text(p)) for p in ask("//text:p | //text:h")],
        headings=[(int(h.get_attribute("text:outline-level")), text(h)) for h in titles],
        heads=[text(p) for p in ask("//table:table-header-rows//text:p")],
        height=float(ask("//@style:min-row-height")[-1].removesuffix("mm")),
        grid=bool(ask("//style:style[@style:family='table-cell']//@fo:border")),
        strong=ask("//text:span[@text:style-name='Fort']/text()"),
        leader=look("//style:style[@style:name='Lignes']//@style:leader-text"),
        hints=ask("//text:text-input/@text:description"),
        links=ask("//text:a"),
        voices=[edge.split()[1] for edge in edges],
        foot=text(foot) + "#" * len(foot.xpath("text:page-number | text:page-count")),
        page=[float(size.removesuffix("mm")) for size in sizes],
        titre=about.title,
        langues={document.language, about.language},
        dates={about.creation_date, about.date},
    )


def reopened(writer: ModuleType, view: EditionView | CourrierView) -> SimpleNamespace:
    return {docx: opened_docx, odt: opened_odt}[writer](printed(writer, view))


@pytest.fixture(params=[docx, odt], ids=["docx", "odt"])
def writer(request: pytest.FixtureRequest) -> Any:
    """The writer of each format."""
    return request.param


def test_every_bloc_has_a_writer(writer: ModuleType) -> None:
    """A bloc that a view may hold can be printed, and no writer is for nothing."""
    assert set(writer.BLOCS) == {view.genre for view in get_args(b.BlocView)}


def test_a_blank_worksheet_keeps_its_words_in_order_and_room_to_write(writer: ModuleType) -> None:
    """Each paragraph has the style of its role; a field of three lines is three leaders."""
    assert reopened(writer, SHEET).lines == [
        ("Surtitre", "Groupe\tÉdition vierge"),
        ("Title", "La feuille"),
        ("Consigne", "Écrivez peu."),
        ("Heading 1", "D’abord"),
        ("Normal", "Un mot fort et un lien"),
        ("List Bullet", "une puce"),
        ("List Bullet", "une autre"),
        ("Libellé", "Une idée"),
        ("Aide", "Une seule."),
        ("Lignes", "\t\n\t\n\t"),
        ("Libellé", "Vous êtes"),
        ("Cases", "☐\xa0d’ici\u2003 ☐\xa0de\xa0plus\xa0loin"),
        ("Caption", "Qui fait quoi"),
        ("Colonne", "Qui"),
        ("Colonne", "Quoi"),
        ("Cellule", ""),
        ("Cellule", ""),
    ]


def test_answers_notes_and_advice_are_printed_when_the_view_has_them(writer: ModuleType) -> None:
    """An answer takes the place of the lines and of their hint; a ticked box shows it."""
    assert reopened(writer, LED).lines[2:] == [
        ("Normal", "Durée\xa0: 1 h"),
        ("Heading 1", "Quand"),
        ("Normal", "Tôt."),
        ("List Bullet", "Le matin."),
        ("Heading 1", "Le déroulé, pas à pas"),
        ("Heading 2", "0 min – Ouvrir"),
        ("Aide", "5 min · Seul"),
        ("Normal", "Saluer."),
        ("Note", "Note d’animation. Sourire."),
        ("Feuille", "La feuille des participants"),
        ("Situation", "Exemple fictif. Tout est inventé."),
        ("Consigne", "Écrivez peu."),
        ("Libellé", "Une idée"),
        ("Réponse", "Un arbre."),
        ("Note", "Note d’animation. Attendre."),
        ("Libellé", "Vous êtes"),
        ("Cases", "☒\xa0d’ici\u2003 ☐\xa0de\xa0plus\xa0loin"),
        ("Caption", "Qui fait quoi"),
        ("Colonne", "Qui"),
        ("Colonne", "Quoi"),
        ("Cellule", "Ana"),
        ("Cellule", ""),
    ]


def test_a_letter_keeps_its_words_in_order_and_its_blanks_dotted(writer: ModuleType) -> None:
    """Dots grow with the width of a blank; a blank of three lines is three leaders."""
    assert reopened(writer, LETTER).lines == [
        ("Expéditeur", "La famille …………………"),
        ("Destinataire", "Au service"),
        ("Destinataire", "d’à côté"),
        ("Lieu et date", "Ici, demain"),
        ("Objet", "Une invitation"),
        ("Titre voix famille", "Nous"),
        ("Voix famille", "Le but : \t\n\t\n\t"),
        ("Titre voix professionnels", "Eux"),
        ("Voix professionnels", "Nous venons."),
        ("Libellé", "Le parent"),
        ("Lignes", "\t"),
        ("Signature", "Signature"),
        ("Libellé", "La voisine"),
        ("Lignes", "\t"),
        ("Signature", "Signature"),
    ]


def test_strong_words_are_strong_and_lines_are_dotted(writer: ModuleType) -> None:
    """What stands out on the site stands out on paper; a line to write on is seen."""
    sheet = reopened(writer, SHEET)
    assert sheet.strong == ["fort"]
    assert sheet.leader == [{docx: "dot", odt: "."}[writer]]


def test_headings_make_an_outline(writer: ModuleType) -> None:
    """Whoever reads by ear goes from heading to heading, and misses no level."""
    assert reopened(writer, SHEET).headings == [(1, "D’abord")]
    assert reopened(writer, LETTER).headings == [(1, "Une invitation"), (2, "Nous"), (2, "Eux")]


def test_the_head_of_a_table_is_repeated_and_its_rows_leave_room(writer: ModuleType) -> None:
    """Heads are flagged as such; a row of two lines is as high as two lines to write on."""
    sheet = reopened(writer, SHEET)
    assert sheet.heads == ["Qui", "Quoi"]
    assert sheet.height == pytest.approx(2 * office.LINE, abs=0.1)


def test_a_table_has_a_grid_and_signatures_have_none(writer: ModuleType) -> None:
    """Signatories stand side by side without visible borders."""
    assert (reopened(writer, SHEET).grid, reopened(writer, LETTER).grid) == (True, False)


def test_every_blank_says_what_it_waits_for(writer: ModuleType) -> None:
    """The label of a blank is kept in the file, though only dots are printed."""
    labels = ["Nom de la famille", "But", "Nom du parent", "Nom d’à côté"]
    assert reopened(writer, SHEET).hints == ["Une idée"]
    assert reopened(writer, LETTER).hints == labels


def test_the_two_voices_differ_without_colour(writer: ModuleType) -> None:
    """A single border for the family, a double one for the professionals."""
    family, professionals = reopened(writer, LETTER).voices
    assert family in ("single", "solid")
    assert professionals == "double"


def test_links_are_plain_words(writer: ModuleType) -> None:
    """The address of a page of the site would lead nowhere from a file."""
    with ZipFile(BytesIO(printed(writer, SHEET))) as parts:
        assert not [name for name in parts.namelist() if b"page.html" in parts.read(name)]
    assert not reopened(writer, SHEET).links


def test_the_foot_names_the_edition_and_counts_the_pages(writer: ModuleType) -> None:
    """Each page says where it comes from, which it is, and of how many."""
    foot = reopened(writer, SHEET).foot
    assert foot.startswith("Guide — édition du 3 mars 2026 — https://x.example/a\t")
    assert foot.count("#") == 2


def test_the_file_is_titled_french_and_dated_by_its_edition(writer: ModuleType) -> None:
    """Its properties come from the view, and tell neither the hour nor the machine."""
    sheet = reopened(writer, SHEET)
    assert sheet.titre == "La feuille (Édition vierge)"
    assert sheet.langues == {"fr-FR"}
    assert sheet.dates == {datetime(2026, 3, 3)}


def test_the_page_is_a4(writer: ModuleType) -> None:
    """A4 upright, with margins of two centimetres at the sides."""
    assert reopened(writer, SHEET).page == pytest.approx([210, 297, 20], abs=0.1)


def digests() -> list[str]:
    views = (SHEET, LED, LETTER)
    return [hashlib.sha256(printed(w, v)).hexdigest() for w in (docx, odt) for v in views]


def test_the_same_views_give_the_same_bytes_everywhere(root: Path) -> None:
    """Twice here, then in a process that shuffles its sets otherwise and lives elsewhere."""
    elsewhere = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": "42", "TZ": "Asia/Tokyo"}
    line = [sys.executable, __file__]
    told = subprocess.run(line, env=elsewhere, capture_output=True, text=True, check=True)
    assert digests() == digests() == told.stdout.split()


def zipped(names: str, year: int) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as parts:
        for name in names.split():
            parts.writestr(ZipInfo(name, (year, 1, 1, 0, 0, 0)), name)
    return out.getvalue()


def test_an_archive_does_not_tell_its_hour_nor_the_order_it_was_made_in() -> None:
    """Same parts, same bytes; and ODF's `mimetype` comes first, not compressed."""
    steady = archive.steady(zipped("b a folder/ mimetype", 1999))
    assert steady == archive.steady(zipped("a mimetype b", 2026))
    with ZipFile(BytesIO(steady)) as parts:
        kinds = [(part.filename, part.compress_type) for part in parts.infolist()]
    assert kinds == [("mimetype", ZIP_STORED), ("a", ZIP_DEFLATED), ("b", ZIP_DEFLATED)]


if __name__ == "__main__":
    print(*digests())
