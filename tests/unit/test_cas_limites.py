"""Edges that a hostile reader found: each was a mistake once."""

from datetime import date
from pathlib import Path

import pytest

from macros.chiffres import figure_in
from macros.corpus import load
from macros.reading.markdown import MarkdownPage, read_page
from macros.reading.problems import InvalidCorpus
from macros.typography import NBSP, THIN
from macros.views.citation import NomView
from tests.unit.samples import entry, passage
from tests.unit.test_chiffres import told as figures_told
from tests.unit.test_citations import cite
from tests.unit.test_markdown import BODY_LINE, FRONT, page_of, passages, read_text
from tests.unit.test_notes import A, numbered, tied
from tests.unit.test_relations import told as relations_told


def problems(root: Path) -> list[str]:
    with pytest.raises(InvalidCorpus) as caught:
        load(root)
    return [str(problem) for problem in caught.value.problems]


def add_page(root: Path, body: str, name: str = "docs/projet/essai.md", front: str = "") -> Path:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "---\ntitre: Essai\n"
        "description: Une page d'essai, juste assez longue pour être décrite ici.\n"
        f"relu_le: 2026-11-22\nrelire_avant: 2027-11-22\n{front}---\n\n# Essai\n\n{body}\n",
        encoding="utf-8",
    )
    return path


# --- macros/rendering/notes.py ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "together"),
    [
        (f"<p>Un fait{A}{THIN}; puis</p>", f"fait1{THIN};"),
        (f"<p>Un fait{A}{NBSP}: puis</p>", f"fait1{NBSP}:"),
        (f"<p>«{NBSP}Un fait{A}{NBSP}», puis</p>", f"fait1{NBSP}»,"),
    ],
)
def test_a_sign_after_a_no_break_space_is_tied_too(written: str, together: str) -> None:
    """French signs follow a no-break space: they are signs after the call like any other."""
    assert tied(written) == [together]


@pytest.mark.parametrize(
    "written",
    [
        f"<p>Un <strong>fait</strong>{A}.</p>",
        f"<p>Un <em>beau fait</em> {A}.</p>",
        f'<p>Un <a href="x">fait</a>{A}.</p>',
    ],
)
def test_a_call_is_tied_to_the_element_it_follows(written: str) -> None:
    """A strong word, a title or a link before a call is the word before it."""
    root, _ = numbered(written)
    (button,) = root.cssselect("button.appel")
    span = [up for up in button.iterancestors() if "colle" in (up.get("class") or "")][-1]
    assert span.text_content() in ("fait1.", "beau fait1.")


# --- macros/reading/markdown.py --------------------------------------------------------------


def test_a_link_over_two_lines_is_checked(corpus_copy: Path) -> None:
    """Else the build raises KeyError with a traceback."""
    add_page(corpus_copy, "Voir [[terme/rien|un\nmot]].")
    (told,) = problems(corpus_copy)
    assert "« terme/rien » n’existe pas" in told


def test_a_link_over_two_lines_is_an_origin(tmp_path: Path) -> None:
    """A label may go on to the next line."""
    (only,) = passages(tmp_path, "Environ 70 % [[reference/x|selon\nUntel]].\n")
    assert only.liens == ("reference/x",)


def test_a_link_after_a_call_of_macro_or_in_html_is_checked(corpus_copy: Path) -> None:
    """Silent lines: one crashes the build, the other shows its brackets."""
    add_page(corpus_copy, '{{ terme("activation") }} [[terme/rien]]\n\n<p>[[terme/rien]]</p>')
    assert len(problems(corpus_copy)) == 2


def test_the_column_of_a_link_in_a_heading(tmp_path: Path) -> None:
    """Counted from the beginning of its line."""
    page = page_of(tmp_path, "## Voir [[terme/a]]\n")
    assert page.source.values[("corps", 0, "liens", 0)] == (BODY_LINE, 9)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_page_with_the_line_ends_of_another_system_is_read(tmp_path: Path, end: str) -> None:
    """As any YAML file is."""
    (tmp_path / "x.md").write_bytes((FRONT + "\n# Un\n\nDeux.\n").replace("\n", end).encode())
    page = read_page(tmp_path / "x.md", tmp_path)
    assert isinstance(page, MarkdownPage), page
    assert [p.texte for p in page.passages] == ["Un", "Deux."]


def test_an_unclosed_front_matter_is_named_as_such(tmp_path: Path) -> None:
    """Its author began it with « --- » already."""
    (problem,) = read_text(tmp_path, "---\ntitre: x\n\n# T\n")
    assert "commencez-la par" not in problem.message


def test_a_front_matter_that_ends_the_file_is_read(tmp_path: Path) -> None:
    """A last line end is no one's duty."""
    assert isinstance(read_text(tmp_path, "---\ntitre: x\n---"), MarkdownPage)


def test_an_empty_front_matter_is_no_empty_file(tmp_path: Path) -> None:
    """The page has a body."""
    (problem,) = read_text(tmp_path, "---\n\n---\n\n# T\n")
    assert problem.message != "fichier vide"


def test_a_fence_is_closed_by_its_own_mark(tmp_path: Path) -> None:
    """Another mark inside it is code."""
    read = passages(tmp_path, "```\n~~~\n[[a/b]] 70 %\n```\n\nAprès.\n")
    assert [p.texte for p in read] == ["Après."]


def test_a_title_in_an_item_is_forbidden_too(corpus_copy: Path) -> None:
    """The home page writes its headings in items: « -   ## Titre »."""
    add_page(corpus_copy, "-   ## Les sept composantes officielles")
    assert "titre interdit" in problems(corpus_copy)[0]


def test_a_level_four_heading_proposes_nothing(tmp_path: Path) -> None:
    """The page opens no section for it: the figure would be shown without any mention."""
    read = passages(tmp_path, "#### Faire { .proposition }\n\n70 % des cas.\n")
    assert not any(p.libre for p in read)


# --- macros/corpus.py, macros/model ----------------------------------------------------------


def test_a_body_in_the_front_matter_is_an_unknown_field(corpus_copy: Path) -> None:
    """Not silently replaced by the text of the page."""
    add_page(corpus_copy, "Un texte.", front="corps: x\n")
    assert "champ inconnu" in problems(corpus_copy)[0]


def test_a_part_called_accueil_is_no_folder(corpus_copy: Path) -> None:
    """check accepts docs/accueil/x.md; the build raises KeyError."""
    add_page(corpus_copy, "Un texte.", "docs/accueil/essai.md")
    assert problems(corpus_copy)


@pytest.mark.parametrize("link", [".#essai.md", "essai.md"])
def test_a_page_that_is_a_link_to_nowhere_is_no_traceback(corpus_copy: Path, link: str) -> None:
    """Emacs leaves `.#index.md` beside each file being edited; data/ leaves hidden files alone."""
    (corpus_copy / "docs/projet" / link).symlink_to("nulle-part")
    if link.startswith("."):
        assert load(corpus_copy)
    else:
        assert problems(corpus_copy)


def test_a_short_description_is_not_said_to_be_empty(corpus_copy: Path) -> None:
    """« texte vide » under ten words makes fun of the author."""
    path = add_page(corpus_copy, "Un texte.")
    text = path.read_text(encoding="utf-8")
    start = text.index("description:")
    path.write_text(text[:start] + "description: Trop court.\n" + text[text.index("relu_le") :])
    (told,) = problems(corpus_copy)
    assert "vide" not in told


def test_the_message_of_a_page_with_two_titles_is_french(corpus_copy: Path) -> None:
    """« a déjà de titre » is not."""
    add_page(corpus_copy, "Un texte.", front="en_bref: Un texte.\n")
    assert "a deux titres" in problems(corpus_copy)[0]


def test_a_field_of_a_passage_is_not_suggested(corpus_copy: Path) -> None:
    """What the reader of pages makes is no field of theirs."""
    add_page(corpus_copy, "Un texte.", front="lien: x\n")
    assert "« liens »" not in problems(corpus_copy)[0]


def test_two_relations_to_one_page_are_refused() -> None:
    """The foot would show the same page twice."""
    lies = [{"vers": "terme/a", "pourquoi": "x", "retour": "y"}] * 2
    assert relations_told({"pratiquer/x": {"lies": lies}, "terme/a": {}})


# --- macros/chiffres.py ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "dix-sept personnes",
        "vingt-deux familles",
        "trente-cinq professionnels",
        "3 millions de personnes",
        "1,5 million d'enfants",
        "des milliers de familles",
        "12 usagers",
        "200 habitants",
        "40 éducateurs",
        "15 travailleurs sociaux",
    ],
)
def test_these_are_figures_too(written: str) -> None:
    """Compound numbers, large ones, and other words for people."""
    assert figure_in(f"Environ {written}.")


def test_a_figure_is_named_whole() -> None:
    """Thousands included."""
    (problem,) = figures_told(
        {"pratiquer/x": entry("pratiquer/x", corps=(passage("Soit 1 250,50 €"),))}
    )
    assert "« 1 250,50 € »" in problem.message


def test_the_essential_of_a_page_states_facts_too() -> None:
    """It is read first."""
    assert figures_told({"pratiquer/x": entry("pratiquer/x", en_bref="Environ 70 % des cas.")})


# --- macros/views/citation.py ----------------------------------------------------------------


def test_others_are_others() -> None:
    """« V. Beaujean et coll. » is a person and others."""
    assert cite(auteurs=["V. Beaujean et coll."]).auteurs[0] == NomView("V.", "Beaujean")


def test_a_number_of_pages_is_no_page() -> None:
    """« 330 p. » counts pages; it is no place in a journal."""
    assert cite(pages="330 p.").pages == ""


def test_a_range_of_days_begins_with_its_first() -> None:
    """A meeting of two days is dated by its first."""
    assert cite(date="10-11 mars 2006").date == (2006, 3, 10)


@pytest.mark.parametrize(
    "written",
    [
        "la moitié des familles",
        "deux tiers des enfants",
        "une famille sur deux",
        "neuf fois sur dix",
    ],
)
def test_parts_of_a_whole_are_figures_too(written: str) -> None:
    """A share needs an origin as much as a percentage does."""
    assert figure_in(f"Environ {written}.")


@pytest.mark.parametrize(
    "written", ["un quart d’heure", "la moitié de la salle", "un tiers extérieur"]
)
def test_turns_of_phrase_are_no_figures(written: str) -> None:
    """They measure nothing."""
    assert not figure_in(f"Voici {written}.")


def test_a_slip_in_the_mark_of_a_proposal_is_told(corpus_copy: Path) -> None:
    """Otherwise an opinion would be published as a fact."""
    add_page(corpus_copy, "## Comment faire { .propositon }\n\nUn texte.")
    (problem,) = problems(corpus_copy)
    assert problem.endswith("classe « .propositon » inconnue : seule « .proposition »")


def test_two_terms_do_not_share_a_form(corpus_copy: Path) -> None:
    """The text of a page could only explain one of them."""
    path = corpus_copy / "data/glossaire.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    formes: [activations,", "    formes: [AEMO,", 1), "utf-8")
    (problem,) = problems(corpus_copy)
    assert problem.endswith("« AEMO » est déjà à « terme/aemo »")


def test_a_model_left_as_it_is_waits_for_its_author(corpus_copy: Path) -> None:
    """It may be checked and built, never published."""
    add_page(corpus_copy, "Écrivez ici une limite.")
    waiting = [str(problem) for problem in load(corpus_copy).a_publier(date(2026, 11, 22))]
    assert any("docs/projet/essai.md" in line and "modèle" in line for line in waiting)
