"""French typography on every page of the site: texts, titles, descriptions, menus, spoken names.

Each rule is what must not be found; code, addresses and the keys of the search apart.
"""

import re
from collections import Counter
from dataclasses import dataclass

import lxml.html
import pytest
from lxml.html import HtmlElement

from macros.typography import NBSP, THIN
from tests.site.textes import body_lines, lines

ANY = f"[ {NBSP}{THIN}]"
UNACCENTED = (
    "Ecart|Echang|Echec|Echelle|Eclair|Ecol|Econom|Ecout|Ecri|Edit|Educ|Egal|Elabor|Elarg|Elément|"
    "Elève|Eloign|Emerg|Emotion|Energ|Enonc|Enorm|Epreuve|Epuis|Equip|Etabli|Etai|Etant|Etap|Etat|"
    "Etes|Ethi|Etonn|Etr|Etud|Eté|Evalu|Evén|Evid|Evit|Evolu|Age\\b|Agée?s?\\b|Ames?\\b|Iles?\\b|"
    "Oter\\b|Ca\\b"
)
"""Beginnings of French words whose capital wants an accent, a circumflex or a cedilla."""

LIGATURED = r"\w*oeu\w*|oeil\w*|foet\w*|oed(?:èm|ip)\w*|oecum\w*|oesoph\w*"
_FOREIGN = re.compile(
    rf"«{NBSP}[^»]*\b(?:the|of|and|for|with|del|della|e|und|van)\b[^»]*»", re.IGNORECASE
)
"""A title in another language, which has its own typography."""
_FRENCH = re.compile(
    r"\b(?:le|la|les|du|des|et|un|une|pour|dans|sur|par|qui|que|est)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:the|of|and|for|with)\b")


def in_french(text: str) -> str:
    """A text without what it holds in another language."""
    if _ENGLISH.search(text) and not _FRENCH.search(text):
        return ""
    return _FOREIGN.sub(f"«{NBSP}…{NBSP}»", text)


@dataclass(frozen=True)
class Rule:
    """What is wrong, a text where it is found, a text where it is not."""

    wrong: str
    caught: str
    left: str


RULES = {
    "apostrophe droite": Rule("'", "L'équipe", "L’équipe"),
    "guillemet droit": Rule('"', 'un "mot"', "un “mot”"),
    "« sans espace insécable": Rule(f"«(?!{NBSP})", "« mot", f"«{NBSP}mot"),
    "» sans espace insécable": Rule(f"(?<!{NBSP})»", "mot »", f"mot{NBSP}»"),
    "espace ordinaire avant un signe double": Rule(" [;:!?»]", "Qui ?", f"Qui{THIN}? 12:30"),
    "signe double collé": Rule(
        r"[\w)»…%€’][;!?](?=\W|$)|[\w)»…%€](?<!\d):(?=\s|$)", "Qui?", f"Qui{THIN}? 12:30"
    ),
    "deux espaces": Rule(f"{ANY}{{2}}", f"un {NBSP}mot", "un mot"),
    "espace avant une virgule ou un point": Rule(f"{ANY}[,.](?!\\w)", "un mot , puis", "un, .ai"),
    "trois points": Rule(r"\.\.", "etc...", "etc…"),
    "œ en deux lettres": Rule(
        rf"(?i)\b(?:{LIGATURED})\b", "Une Soeur, un noeud", "Une sœur, un coefficient, un poète"
    ),
    "A pour À": Rule(
        rf"(?:^|(?<=[.!?…:«(]{ANY}))A(?={ANY}[a-zà-ÿœ])(?!{ANY}(?!côté)[a-zà-ÿ]+é\b)",
        "Fini. A suivre",
        "Fini. À suivre. A-t-il fini ? A crié.",
    ),
    "capitale sans accent": Rule(
        rf"\b(?:{UNACCENTED})", "un Etat, Ecouter", "un État, Écouter, Elle, Ensemble, Cadre, Agent"
    ),
    "nombre et unité séparables": Rule(
        r"\d (?:%|€|h\b|min\b|mn\b|s\b|km\b|Ko\b|Mo\b)", "45 min", f"45{NBSP}min, 4 heures"
    ),
    "nombre et unité collés": Rule(
        r"\b\d+(?:[,.]\d+)?(?:%|€|h\d*\b|min\b|km\b)", "70%, 14h30", f"70{NBSP}%, 4e, 2A"
    ),
    "milliers séparables": Rule(r"\b\d{1,3} \d{3}\b", "1 250 mots", f"1{THIN}250 mots"),
    "abréviation et nombre séparables": Rule(
        r"\b[nN]os? \d|n° |\bart\. |\b[LRD]\. (?=\d)|\bp\. (?=\d)|\b(?:Dr|M\.|Mme) ",
        "art. L. 226-13",
        f"art.{NBSP}L.{NBSP}226-13, n°{NBSP}3",
    ),
    "trait d’union pour un tiret": Rule(f"(?:^|{ANY})-(?:{ANY}|$)", "un mot - un autre", "là-bas"),
}


@pytest.fixture(scope="session")
def texts(pages: dict[str, HtmlElement]) -> dict[str, tuple[str, int]]:
    """Every text of the site once: the first page that holds it, and how many do."""
    number: Counter[str] = Counter()
    first: dict[str, str] = {}
    for name, page in pages.items():
        for text in dict.fromkeys(lines(page)):
            number[text] += 1
            first.setdefault(text, name)
    assert len(number) > 3000
    return {text: (first[text], number[text]) for text in number}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_catches_what_it_is_for(name: str) -> None:
    """And lets pass what looks like it: a rule that finds nothing proves nothing."""
    rule = RULES[name]
    assert re.search(rule.wrong, rule.caught)
    assert not re.search(rule.wrong, rule.left)


@pytest.mark.parametrize("name", RULES)
def test_every_text_of_the_site_is_set_in_french(
    texts: dict[str, tuple[str, int]], name: str
) -> None:
    """Each fault with the first page that shows it, how many do, and the words around."""
    found = []
    for written, (page, number) in texts.items():
        text = in_french(written)
        for hit in re.finditer(RULES[name].wrong, text):
            around = text[max(0, hit.start() - 25) : hit.end() + 25]
            found.append(f"{page} ({number}) : {around!r}")
    assert sorted(found) == []


def test_a_title_in_another_language_has_its_own_typography() -> None:
    """Alone or quoted; a French text that quotes it is still read."""
    assert in_french("A study of contextual therapy") == ""
    assert in_french(f"Un article, «{NBSP}A study: of it{NBSP}», l'an") == (
        f"Un article, «{NBSP}…{NBSP}», l'an"
    )
    assert in_french("Un atelier") == "Un atelier"


def test_texts_are_read_as_they_are_shown() -> None:
    """Inline elements join, blocks part, code and addresses and numbers of notes are left out."""
    html = (
        '<body><p>Un <em>mot</em>,\n  puis<sup><button class="appel">1</button></sup>. '
        "<code>a'b</code> <a>https://x.fr/?a;b</a></p><ul><li>a<li>b</ul><svg><title>l'</title></svg>"
        '<p class="mots-cles">oeuvre</p><textarea>l\'</textarea></body>'
    )
    assert list(body_lines(lxml.html.document_fromstring(html).find("body"))) == [
        *("Un mot, puis. … …", "a", "b", "…"),
    ]
