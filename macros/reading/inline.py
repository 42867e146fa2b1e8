"""The only markup inside YAML text.

`**fort**`, `*accent*`, `[[genre/slug|libellé]]` (a link to an entry, the label being optional)
and, in letters, `{variable}`. Anything else, HTML and Jinja included, is plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    `lien` is the `genre/slug` of the entry it points to, `variable` the name of the blank it
    stands for; both are empty for plain text.
    """

    texte: str
    fort: bool = False
    accent: bool = False
    lien: str = ""
    variable: str = ""


_TOKEN = re.compile(
    r"(?P<fort>\*\*)"
    r"|(?P<accent>(?<!\s)\*|\*(?!\s))"
    r"|\[\[(?P<lien>[^\]|]*)(?:\|(?P<libelle>(?:[^\]]|\](?!\]))*))?\]\]"
    r"|(?P<ouvrant>\[\[)"
    r"|(?<!\{)\{(?P<variable>[a-z][a-z0-9_]*)\}(?!\})"
)
_SIGNS = ("*", "[[", "{")
"""What all markup begins with: most texts hold none."""

_ADDRESS = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


def parse(text: str) -> tuple[Run, ...]:
    """Split `text` into runs.

    Raises ValueError, with a message for the author, on markup that is opened and never closed
    and on a malformed link.
    """
    if not any(sign in text for sign in _SIGNS):
        return (Run(text),) if text else ()
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    fort = accent = False
    start = 0
    for token in _TOKEN.finditer(text):
        if token.start() > start:
            yield Run(text[start : token.start()], fort, accent)
        start = token.end()
        if token["fort"]:
            fort = not fort
        elif token["accent"]:
            accent = not accent
        elif token["ouvrant"]:
            raise ValueError("« [[ » ouvert et jamais refermé")
        elif token["variable"]:
            yield Run("", fort, accent, variable=token["variable"])
        else:
            yield Run(token["libelle"] or "", fort, accent, lien=_address(token["lien"]))
    if start < len(text):
        yield Run(text[start:], fort, accent)
    if fort or accent:
        raise ValueError(f"« {'**' if fort else '*'} » ouvert et jamais refermé")


def _address(written: str) -> str:
    if not _ADDRESS.fullmatch(written):
        raise ValueError(
            f"lien « {written} » illisible : écrivez [[genre/slug]] ou [[genre/slug|libellé]]"
        )
    return written
