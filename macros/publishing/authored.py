"""The pages that authors write in `docs/`: their calls to macros and their place in the
navigation, checked without building.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from macros.model.messages import nearly
from macros.reading.problems import Problem

PAR_ENTREE = (
    *("composante", "principe", "sora", "terme", "affirmation"),
    *("fiche", "lettre", "offre", "programme", "schema"),
)
SEULES = ("estimateur", "demande")
LISTES = (
    *("composantes", "principes", "etapes"),
    *("fiches", "jeux", "kits", "lettres", "programmes", "competences"),
    *("offres", "besoins", "comparatif", "tarifs", "estimations", "questions"),
    *("glossaire", "bibliographie", "affirmations"),
)
ORGANISME = ("", "hebergement", "donnees", "accessibilite")
"""The macros by what they take: an entry's slug, nothing, (`liste`) the name of a list, or
(`organisme`) nothing or a part of the notices.

They are named here and not read from `publishing.macros`, which takes longer to load than the
whole data takes to check; a test holds the two together.
"""


def accepted(adresses: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each macro accepts, given the address of every entry."""
    known = [adresse.partition("/") for adresse in adresses]
    slugs = {name: tuple(s for genre, _, s in known if genre == name) for name in PAR_ENTREE}
    return {**slugs, **dict.fromkeys(SEULES, ()), "liste": LISTES, "organisme": ORGANISME}


_BRACES = re.compile(r"\{[{%#]")
_CALL = re.compile(r"\{\{ (\w+)\((?:\"([\w-]+)\")?\) \}\}")
_NAV = re.compile(r" +- (?:[^:#]+: )?([\w./-]+\.md)$")


def unlisted(root: Path) -> Iterator[Problem]:
    """The pages that the navigation of `mkdocs.yml` forgets, and those it invents."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        return
    lines = enumerate(config.read_text(encoding="utf-8").splitlines(), 1)
    listed = {found[1]: number for number, line in lines if (found := _NAV.match(line))}
    written = {path.relative_to(root / "docs").as_posix(): path for path in _pages(root)}
    for name in written:
        if name not in listed:
            message = "page absente de la navigation : inscrivez-la sous « nav », dans mkdocs.yml"
            yield Problem(f"docs/{name}", 1, 1, "", message)
    for name, number in listed.items():
        if name not in written:
            message = f"page « {name} » absente de docs/{nearly(name, list(written))}"
            yield Problem("mkdocs.yml", number, 1, "nav", message)


def page_problems(root: Path, macros: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Every wrong call in the pages of `root`/docs.

    `macros` gives each macro the names that it accepts; an empty tuple means no argument, an
    empty name that the argument may be left out.
    """
    for path in _pages(root):
        # What is not UTF-8 is told by whoever reads the whole page.
        text = path.read_text(encoding="utf-8", errors="replace")
        if _BRACES.search(_CALL.sub(lambda call: _without_right(call, macros), text)):
            # Templates take longer to load than all the pages to be read without them.
            from macros.publishing.calls import wrong_calls

            yield from wrong_calls(path.relative_to(root).as_posix(), text, macros)


def _without_right(call: re.Match[str], macros: Mapping[str, tuple[str, ...]]) -> str:
    """Nothing in place of a call that is right: most pages then need no reading as a template."""
    accepted = macros.get(call[1])
    right = accepted is not None and (call[2] or "") in (accepted or ("",))
    return "" if right else call[0]


def _pages(root: Path) -> Iterator[Path]:
    return (path for path in sorted((root / "docs").rglob("[!.]*.md")) if path.is_file())
