"""The project many times as large: the same pages and entries under other names."""

import re
import shutil
from pathlib import Path

from macros.model.genres import GENRES

FIXED = ("composante", "sora", "organisme", "offre", "tarif", "besoin", "estimation")
"""Kinds that are not copied: their number is part of the method, or each leads to the next."""

WITH_DOCUMENTS = ("fiche", "jeu", "kit", "lettre", "programme")

_KEY = re.compile(r"^  ([a-z0-9-]+):$", re.MULTILINE)
_FORMS = re.compile(r"^    (?:formes|sigle):.*\n(?:      .*\n)*", re.MULTILINE)
_TITLE = re.compile(r'^(    titre: "?)(?=\S)', re.MULTILINE)
_PAGE = re.compile(r"^( +- )(?:[^:#\n]+: )?([\w-]+/[\w-]+)\.md$", re.MULTILINE)
_LISTING = re.compile(r"\{\{ (?:liste|estimateur|demande)\(|^template:", re.MULTILINE)
"""What a page that lists entries holds: a larger corpus makes it longer, not more numerous."""


def enlarged(root: Path, project: Path, times: int, *, documents: bool = True) -> int:
    """Write in `project` a copy of `root` `times` as large; return its number of entries.

    Without `documents`, the kinds that are printed keep their size: their copies would each be
    rendered anew, which is measured elsewhere.
    """
    for name in ("macros", "docs", "data", "overrides"):
        shutil.copytree(root / name, project / name)
    number = 0
    for genre in GENRES.values():
        alone = genre.nom in FIXED or (genre.nom in WITH_DOCUMENTS and not documents)
        place, copies = project / "data" / genre.place, 1 if alone else times
        number += _files(place, copies) if genre.forme == "dossier" else _list(place, copies)
    return number + _pages(root, project, times)


def _files(place: Path, times: int) -> int:
    paths = list(place.glob("*.yml"))
    for path in paths:
        for i in range(1, times):
            shutil.copy(path, place / f"{path.stem}-{i}.yml")
    return len(paths) * times


def _list(place: Path, times: int) -> int:
    head, mark, entries = place.read_text(encoding="utf-8").partition("entrees:\n")
    if not mark:
        return 1
    # Two terms are not written alike: only one would ever be explained.
    bare = _FORMS.sub("", entries)
    copies = (_TITLE.sub(rf"\g<1>Copie {i} de ", bare) for i in range(1, times))
    text = "".join(_KEY.sub(rf"  \1-{i}:", copy) for i, copy in enumerate(copies, 1))
    place.write_text(f"{head}{mark}{entries}{text}", encoding="utf-8")
    return len(_KEY.findall(entries)) * times


def _pages(root: Path, project: Path, times: int) -> int:
    """Copy the hand-written pages and list the copies in the navigation."""

    def listed(line: re.Match[str]) -> str:
        path = project / "docs" / f"{line[2]}.md"
        if path.stem == "index" or _LISTING.search(path.read_text(encoding="utf-8")):
            return line[0]
        for i in range(1, times):
            shutil.copy(path, path.with_name(f"{path.stem}-{i}.md"))
        return "\n".join([line[0], *(f"{line[1]}{line[2]}-{i}.md" for i in range(1, times))])

    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(_PAGE.sub(listed, config), encoding="utf-8")
    return sum(1 for _ in (project / "docs").rglob("*.md"))
