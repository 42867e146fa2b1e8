"""The last touch to a page: terms explained once, French typography, headings, identifiers."""

import html
import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.rendering.finish import Finished, Glossary, Heading, finish
from macros.typography import NBSP, THIN
from macros.views.terme import DefinitionView

QUIET = [
    *("h1", "h2", "h3", "a", "button", "label", "legend", "caption", "dt", "th", "figcaption"),
    "option",
]
VERBATIM = ["code", "pre", "script", "style", "textarea"]


def term(slug: str, *formes: str) -> DefinitionView:
    longest_first = tuple(sorted(formes, key=len, reverse=True))
    return DefinitionView(slug, slug.capitalize(), "Un sens.", f"terme/{slug}.html", longest_first)


TERMS = (
    term("activation", "activation", "activations", "activé", "activée"),
    term("ase", "aide sociale à l’enfance", "ASE"),
    term("reseau", "réseau", "réseaux"),
    term("travail-de-reseau", "travail de réseau"),
    term("tiers", "tiers"),
    term("tiers-lieu", "tiers-lieu"),
    term("sora", "S.O.R.A.", "SORA"),
    term("maison", "maison"),
    term("mecs", "maison d’enfants à caractère social"),
)


def finished(written: str, own: str = "") -> Finished:
    return finish(written, Glossary(TERMS), own)


def marked(written: str, own: str = "") -> list[str]:
    """The words that open a definition, in order."""
    root = lxml.html.fragment_fromstring(finished(written, own).html, create_parent="div")
    buttons = root.xpath("//button[@popovertarget]")
    for button in buttons:
        assert button.get("popovertarget").startswith("definition-")
        assert (button.get("type"), button.get("class")) == ("button", "mot")
    return [button.text_content() for button in buttons]


def glued(written: str) -> list[str]:
    """What stays on one line with each term."""
    root = lxml.html.fragment_fromstring(finished(written).html, create_parent="div")
    return [span.text_content() for span in root.xpath("//span[@class='colle']")]


def test_a_term_is_explained_at_its_first_occurrence_only() -> None:
    """Once a page, wherever and however it is written again."""
    written = "<p>Une activation.</p><ul><li>Des activations, une <em>activation</em>.</li></ul>"
    assert marked(written) == ["activation"]
    assert [seen.slug for seen in finished(written).terms] == ["activation"]


def test_terms_are_given_in_the_order_of_the_text() -> None:
    """Each once, for the definitions to stand at the foot of the page."""
    written = "<p>Le réseau et l'ASE.</p><p>Le réseau, l'activation.</p>"
    assert [seen.slug for seen in finished(written).terms] == ["reseau", "ase", "activation"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Des activations.", ["activations"]),
        ("Une personne activée", ["activée"]),
        ("Activation et mesure", ["Activation"]),
        ("L'activation", ["activation"]),
        ("jusqu’à l’activation", ["activation"]),
        ("d'activations", ["activations"]),
        ("La réactivation", []),
        ("une activationniste", []),
        ("pré-activation", []),
        ("activation-test", []),
        ("L'ASE écrit", ["ASE"]),
        ("la base, une phase, Ase, ase", []),
        ("l'Aide sociale à l'enfance", ["Aide sociale à l’enfance"]),
        ("l'aide sociale", []),
        ("le travail de réseau", ["travail de réseau"]),
        ("le travail du réseau", ["réseau"]),
        ("des travaux de réseaux, un travail de réseaux", ["réseaux"]),
        ("un travail de réseau-pilote", []),
        ("une maison d'enfants", ["maison"]),
        ("une maison d'enfants à caractère social", ["maison d’enfants à caractère social"]),
        ("un tiers-lieu", ["tiers-lieu"]),
        ("un tiers", ["tiers"]),
        ("La S.O.R.A. sert", ["S.O.R.A."]),
        ("Avec S.O.R.A.", ["S.O.R.A."]),
        ("Avec SORA.", ["SORA"]),
        ("(ASE/réseau)", ["ASE"]),
    ],
)
def test_a_term_is_recognised_as_it_is_written(written: str, words: list[str]) -> None:
    """Inflected, elided, in capitals for an acronym; the longest form wins, never inside a word."""
    assert marked(f"<p>{written}</p>") == words


@pytest.mark.parametrize(
    ("own", "words"), [("", ["travail de réseau"]), ("travail-de-reseau", [])], ids=["again", "own"]
)
def test_a_term_inside_a_known_term_is_not_explained(own: str, words: list[str]) -> None:
    """The second « travail de réseau » of a page is no more a « réseau » than the first."""
    assert marked("<p>Le travail de réseau. Un travail de réseau.</p>", own) == words


@pytest.mark.parametrize("tag", QUIET)
def test_headings_links_and_labels_explain_nothing(tag: str) -> None:
    """Their words already do something else; the text after them is explained."""
    quiet = f"<{tag}>Une <em>activation</em></{tag}>"
    assert marked(quiet) == []
    assert marked(f"<div>{quiet} puis une activation</div>") == ["activation"]


@pytest.mark.parametrize(
    "classes",
    [
        *("feuille", "large feuille", "mention", "glossaire", "proposition"),
        *("carte__surtitre", "entete__surtitre", "reference__citation"),
    ],
)
def test_quiet_places_explain_nothing(classes: str) -> None:
    """A sheet to print, a notice, the glossary itself: no definition opens there."""
    assert marked(f'<div class="{classes}"><p>Une activation</p></div>') == []
    assert marked('<div class="feuilles"><p>Une activation</p></div>') == ["activation"]


@pytest.mark.parametrize("tag", VERBATIM)
def test_what_is_not_prose_is_left_alone(tag: str) -> None:
    """Code, style or what a reader types: neither typography nor definitions."""
    written = f"<div><{tag}>l'activation : \"a\" ; b ? 'c'...</{tag}></div>"
    assert finished(written).html == written
    assert marked(f"<div><{tag}>a</{tag}> activation</div>") == ["activation"]


def test_a_page_does_not_explain_its_own_term() -> None:
    """Nobody needs a window on the page that is open."""
    written = "<p>Une activation du réseau</p>"
    assert marked(written, own="activation") == ["réseau"]
    assert [seen.slug for seen in finished(written, own="activation").terms] == ["reseau"]


@pytest.mark.parametrize(
    ("written", "together"),
    [
        ("Une activation, puis", "activation,"),
        ("Une (activation).", "(activation)."),
        ("« activation » !", f"«{NBSP}activation{NBSP}»{THIN}!"),
        ("C'est l'activation : oui", f"l’activation{NBSP}:"),
        ("activation", "activation"),
        ("Une\nactivation\nsert", "activation"),
    ],
)
def test_punctuation_stays_with_its_word(written: str, together: str) -> None:
    """A line may break on either side of a button: never before a comma."""
    assert glued(f"<p>{written}</p>") == [together]


def test_written_text_is_set_in_french() -> None:
    """In elements, between them, in headings and in quiet places."""
    written = "<div><h2>Qui ?</h2>l'un <em>d'eux</em> : « oui »<p class='feuille'>Non !</p></div>"
    root = lxml.html.fragment_fromstring(finished(written).html)
    assert root.text_content() == (f"Qui{THIN}?l’un d’eux{NBSP}: «{NBSP}oui{NBSP}»Non{THIN}!")


def test_attributes_and_comments_are_kept_as_they_are() -> None:
    """An address or a field's name is not prose."""
    written = '<p><!-- l\'an : 1 --><a href="?a=\'b\';" title="a : b">x</a></p>'
    assert finished(written).html == written


def test_headings_and_identifiers_are_listed() -> None:
    """Those that a link can reach, of the two first levels, set in French."""
    written = (
        '<h1 id="haut">L\'un</h1><h2 id="a">Un <em>mot</em> : deux</h2><h2>Sans</h2>'
        '<h3 id="b">Trois</h3><p id="c">x</p>'
    )
    done = finished(written)
    assert done.headings == (Heading(1, "haut", "L’un"), Heading(2, "a", f"Un mot{NBSP}: deux"))
    assert done.ids == ("haut", "a", "b", "c")


def test_the_works_that_a_page_calls_are_listed_once() -> None:
    """In the order of the page, whatever their number on it."""
    one, other = (f'<a class="appel" href="b.html#{slug}"> ({slug})</a>' for slug in ("a", "b"))
    written = f"<p>Un{other}, deux{one}.</p><p>Trois{other}.</p>"
    assert finished(written).sources == ("b", "a")
    assert finished("<p>aucune</p>").sources == ()


def test_words_with_ligatures_are_listed_once() -> None:
    """The search needs them in two letters: whoever types « oeuvre » finds « œuvre »."""
    written = "<p>Une Œuvre, une œuvre et son nœud</p><p>la sœur <code>cœur</code></p>"
    assert finished(written).ligatures == ("œuvre", "nœud", "sœur")
    assert finished("<p>aucune</p>").ligatures == ()


def test_several_terms_in_one_text_keep_their_place() -> None:
    """What stands between and around them is not moved."""
    written = "<p>Le réseau, <b>puis</b> une activation de l'ASE et <i>un</i> tiers ici.</p>"
    root = lxml.html.fragment_fromstring(finished(written).html)
    assert root.text_content() == "Le réseau, puis une activation de l’ASE et un tiers ici."
    assert marked(written) == ["réseau", "activation", "ASE", "tiers"]


def test_text_before_the_first_element_is_escaped() -> None:
    """« <b> » typed as text stays text, wherever it stands."""
    assert finished("1 &lt;b&gt; 2<p>x</p>").html == "1 &lt;b&gt; 2<p>x</p>"


WORDS = ["activation", "l'ASE", "réseau", "travail de réseau", "œuvre", "tiers-lieu", "S.O.R.A."]
SIGNS = st.text("abé<>&\"'’ \n;:!?«».,-()12%", max_size=8)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), SIGNS), max_size=5).map("".join).map(html.escape)
TAGS = st.sampled_from(["p", "em", "h2", "li", "td", "code", "a", "span", "textarea"])


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda tag, held, tail: f"<{tag}>{held}</{tag}>{tail}", TAGS, inside, TEXTS)


PAGES = st.recursive(TEXTS, elements, max_leaves=8).map(lambda held: f"<div>{held}</div>")


def letters(root: lxml.html.HtmlElement) -> str:
    """The text, but for what typography may change: spaces, apostrophes, ellipses."""
    text = re.sub(rf"[\s{NBSP}{THIN}]", "", root.text_content())
    return text.replace("'", "’").replace("…", "...")


def tags(root: lxml.html.HtmlElement) -> list[str]:
    return [str(element.tag) for element in root.iter() if element.tag not in ("button", "span")]


@settings(deadline=None, max_examples=400, derandomize=True)
@given(PAGES)
def test_the_text_is_the_same_but_for_typography(page: str) -> None:
    """No word is lost, added or moved; code is kept to the letter; no definition opens twice."""
    before = lxml.html.fragment_fromstring(page, create_parent="div")
    after = lxml.html.fragment_fromstring(finished(page).html, create_parent="div")
    assert letters(after) == letters(before)
    assert tags(after) == tags(before)
    for tag in ("code", "textarea"):
        kept = [[each.text_content() for each in root.iter(tag)] for root in (before, after)]
        assert kept[0] == kept[1]
    targets = after.xpath("//button/@popovertarget")
    assert len(targets) == len(set(targets))
