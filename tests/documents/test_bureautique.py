"""Views printed as DOCX and ODT, then reopened with the libraries that read them."""

import hashlib
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import get_args
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from macros.drawing.shapes import Boite, Planche
from macros.rendering import archive, docx, images, odt, office, parts
from macros.views import blocs as b
from macros.views import saisies as s
from macros.views.commun import Prose, RepereView, RunView, SectionView, VariableView
from macros.views.fiche import EditionView, EtapeView
from macros.views.lettre import CourrierView
from tests.documents.conftest import Again
from tests.documents.reading import flat, inside
from tests.documents.reopening import PIED, opened_docx, opened_odt, printed, reopened, words


def blank(libelle: str, largeur: int, lignes: int = 1) -> RunView:
    return RunView("", variable=VariableView("nom", libelle, largeur, lignes))


def champ(reponse: str, note: Prose) -> s.ChampView:
    return s.ChampView("idee", "Une idée", "Une seule.", 3, reponse, note)


def cases(cochee: bool) -> s.CasesView:
    choix = (s.CaseView("c1", "d’ici", cochee), s.CaseView("c2", "de plus loin", False))
    return s.CasesView("Vous êtes", choix, cochee, ())


def tableau(hauteur: int, *textes: str) -> s.TableauView:
    colonnes = (s.ColonneView("Qui", 40), s.ColonneView("Quoi", 60))
    rangee = tuple(s.CelluleView("nom", "Libellé", texte) for texte in textes)
    return s.TableauView("Qui fait quoi", colonnes, (rangee,), hauteur, ())


MELANGE = (
    RunView("Un mot "),
    RunView("fort", fort=True),
    RunView(" et un lien", accent=True, href="page.html"),
    RunView(" (1990)", href="livre.html", appel=True),
)
BLOCS = (
    b.TitreView("D’abord", False, ()),
    b.ParagrapheView(MELANGE, ()),
    b.ListeView((words("une puce"), words("une autre")), ()),
    champ("", ()),
    cases(False),
    tableau(2, "", ""),
)
CONSIGNE = words("Écrivez peu.")
SHEET = EditionView(
    titre="La feuille",
    edition="Édition vierge",
    papier="portrait",
    agrandie=False,
    methode="Groupe",
    consigne=CONSIGNE,
    situation=(),
    reperes=(),
    conseils=(),
    etapes=(),
    blocs=BLOCS,
    pied=PIED,
)
QUAND = SectionView("quand", "Quand", False, (words("Tôt."),), (words("Le matin."),))
LED = replace(
    SHEET,
    situation=words("Tout est inventé."),
    reperes=(RepereView("duree", "Durée", "1 h"),),
    conseils=((QUAND,), (replace(QUAND, titre="Quand ne pas"),)),
    etapes=(EtapeView("Ouvrir", "5 min", "0 min", "Seul", words("Saluer."), words("Sourire.")),),
    blocs=(champ("Un arbre.", words("Attendre.")), cases(True), tableau(1, "Ana", "")),
)
SIGNATAIRES = (
    b.SignataireView("Le parent", VariableView("p", "Nom du parent", 9, 1)),
    b.SignataireView("La voisine", VariableView("v", "Nom d’à côté", 9, 1)),
)
LETTER = CourrierView(
    papier="portrait",
    titre="La lettre",
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


def lieu(nom: str, reponse: str) -> s.ChampView:
    return s.ChampView(nom, f"Le lieu {nom}", "", 1, reponse, ())


def cellules(*textes: str) -> tuple[s.CelluleView, ...]:
    return tuple(s.CelluleView(f"c{i}", "Libellé", texte) for i, texte in enumerate(textes))


def echelle(choisi: str) -> s.EchelleView:
    degres = tuple(s.DegreView(v, f"Clair {v}", v == choisi) for v in "123")
    lignes = (s.GraduationView("e1", "Clair", degres), s.GraduationView("e2", "Utile", degres))
    return s.EchelleView("À quel point", "peu", "bien", lignes, bool(choisi), ())


def dessin(nom: str, texte: str, *formes: Boite) -> s.DessinView:
    return s.DessinView(nom, "Dessinez", Planche(263, 60, formes), texte, ())


def asked(texte: str, *formes: Boite) -> tuple[b.BlocView, ...]:
    """Every bloc that is drawn or laid out, blank or answered."""
    marks = (s.JalonView(*cellules("mai" if texte else "", texte, texte)) for _ in range(2))
    rubrics = (lieu("d", texte), lieu("e", ""))
    return (
        s.ColonnesView((lieu("a", texte), lieu("b", texte)), ()),
        echelle("2" if texte else ""),
        s.FriseView("Le fil", "Eux", "Nous", tuple(marks), 3, ()),
        b.LegendeView((b.SigneView("rond", "quelqu’un"), b.SigneView("fleche", "un appel")), ()),
        dessin("plan", texte or "Un cadre vide.", *formes),
        s.CartonsView("À découper", ((lieu("c", texte),), (lieu("f", texte),)), ()),
        s.RappelView("On parle de quelqu’un", "Relire.", "Le nécessaire.", rubrics, (), ()),
    )


DRAWN = replace(SHEET, papier="paysage", blocs=asked(""))
FILLED = replace(SHEET, blocs=asked("vu", Boite(10, 10, 40, 20, 2, "place")))


def test_every_bloc_has_its_parts() -> None:
    """A bloc that a view may hold can be written, and nothing is written for no bloc."""
    assert set(parts.PARTS) == {view.genre for view in get_args(b.BlocView)}


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
        ("Heading 1", "Quand ne pas"),
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


def test_blocs_to_draw_and_to_cut_out_keep_their_words_in_order(writer: ModuleType) -> None:
    """A scale and a line of time are tables, row by row; a sign of a key is drawn in letters."""
    assert reopened(writer, DRAWN).lines[3:] == [
        ("Libellé", "Le lieu a"),
        ("Lignes", "\t"),
        ("Libellé", "Le lieu b"),
        ("Lignes", "\t"),
        ("Caption", "À quel point"),
        *(("Colonne", head) for head in ("", "1 peu", "2", "3 bien")),
        *(("Cellule", cell) for cell in ("Clair", "○", "○", "○", "Utile", "○", "○", "○")),
        ("Caption", "Le fil"),
        *(("Repère", "Eux"), ("Cellule", ""), ("Cellule", "")),
        *(("Repère", "Date"), ("Colonne", ""), ("Colonne", "")),
        *(("Repère", "Nous"), ("Cellule", ""), ("Cellule", "")),
        ("Aide", "○\xa0quelqu’un\u2003 ──>\xa0un appel"),
        ("Caption", "Dessinez"),
        ("Dessin", ""),
        ("Caption", "À découper"),
        *(("Libellé", "Le lieu c"), ("Lignes", "\t"), ("Libellé", "Le lieu f"), ("Lignes", "\t")),
        ("Libellé", "On parle de quelqu’un"),
        ("Rappel", "But\xa0: Relire. Le nécessaire."),
        ("Rappel", "Le lieu d\xa0: \t"),
        ("Rappel", "Le lieu e\xa0: \t"),
    ]


def test_answers_stand_where_there_was_room_to_write(writer: ModuleType) -> None:
    """The degree that is chosen is full; what the example leaves blank stays so."""
    filled, blank = reopened(writer, FILLED), reopened(writer, DRAWN)
    said = [text for _, text in filled.lines]
    assert said.count("vu") == 8
    assert [text for text in said if text in "○◉" and text] == list("○◉○○◉○")
    assert said[-2:] == ["Le lieu d\xa0: vu", "Le lieu e\xa0: \t"]
    assert blank.hints == [f"Le lieu {name}" for name in "abcfde"]
    assert filled.hints == ["Le lieu e"]


def test_a_drawing_is_a_picture_told_in_words(writer: ModuleType) -> None:
    """As wide as the page, as high as it should, at 200 dots to an inch; what is drawn is seen."""
    (blank,), (filled,) = (reopened(writer, view).pictures for view in (DRAWN, FILLED))
    assert (blank[0], filled[0]) == ("Un cadre vide.", "vu")
    assert blank[1:3] == pytest.approx((257, 257 * 60 / 263), abs=0.1)
    assert filled[1:3] == pytest.approx((170, 170 * 60 / 263), abs=0.1)
    for _, _, _, content in (blank, filled):
        assert content.startswith(b"\x89PNG")
        assert struct.unpack(">2I", content[16:24]) == (263 * images.DOTS, 60 * images.DOTS)
    assert blank[3] != filled[3]


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
    assert sheet.heights[-1] == pytest.approx(2 * office.LINE, abs=0.1)


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
    """Upright or lying as the sheet does, with margins of two centimetres at the sides."""
    upright, lying = reopened(writer, SHEET), reopened(writer, DRAWN)
    assert upright.page == pytest.approx([210, 297, 20], abs=0.1)
    assert lying.page == pytest.approx([297, 210, 20], abs=0.1)
    assert (upright.lies, lying.lies) == (False, True)


UNSAID = (s.CelluleView, s.DegreView, VariableView, Planche)
"""What is left to write, and drawings: their words are not printed as text."""


def shown(part: object) -> Iterator[str]:
    """The words of a bloc, in the order that they are printed in."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        yield from chain.from_iterable(map(shown, part))
    elif is_dataclass(part) and not isinstance(part, UNSAID):
        silent = {"nom", "signe", "qui", "href", "forme"}
        if isinstance(part, s.DessinView):
            silent.add("texte")
        if isinstance(part, b.ReleveView) and not part.noms:
            # A table does not number its rows; each card of a path repeats the heads.
            silent.add("rangs" if part.forme == "tableau" else "colonnes")
        for name in (each.name for each in fields(part) if each.name not in silent):
            yield from shown(getattr(part, name))


def test_real_documents_keep_their_words_and_their_drawings(again: tuple[Again, ...]) -> None:
    """Those of the corpus that hold every bloc: nothing is missing, nothing is out of order."""
    readers = {"docx": opened_docx, "odt": opened_odt}
    written = [item for item in again if item.document.format in readers]
    held = {type(part) for item in written for part in inside(item.document.view)}
    assert set(get_args(b.BlocView)) <= held
    for item in written:
        view, done = item.document.view, readers[item.document.format](item.content)
        text, at = flat(" ".join(said for _, said in done.lines)), 0
        for each in filter(None, map(flat, shown(view.blocs))):
            at = text.find(each, at)
            assert at >= 0, (item.name, each)
        drawings = [part.texte for part in inside(view) if isinstance(part, s.DessinView)]
        assert [picture[0] for picture in done.pictures] == drawings, item.name
        assert done.lies == (view.papier == "paysage"), item.name
        assert done.titre == view.intitule, item.name


def digests() -> list[str]:
    views = (SHEET, LED, DRAWN, FILLED, LETTER)
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
