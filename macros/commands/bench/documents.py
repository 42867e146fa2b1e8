"""The documents: all of them from cold, none when nothing changed, only what holds a change."""

import os
import re
from pathlib import Path

from macros.commands.bench.builds import copy_project
from macros.commands.bench.timing import cost, figure, peak, title
from macros.corpus import Corpus, load
from macros.model.fiche import Fiche
from macros.publishing.documents import documents, kits

RENDER = """
from pathlib import Path
from macros.corpus import load
from macros.publishing import downloads
root = Path.cwd()
cache = root / ".cache" / "documents"
before = set(cache.iterdir()) if cache.is_dir() else set()
downloads.render_all(load(root), root)
made = set(cache.iterdir()) - before
Path("produits.txt").write_text("\\n".join(sorted(p.suffix for p in made)))
"""
MEMORY = 1 << 30
"""Limit, in bytes."""


def measure(root: Path, place: Path) -> None:
    """Print how many documents each situation renders, how fast, in how much memory."""
    title("Documents (PDF, DOCX, ODT, kits)")
    project = copy_project(root, place)
    _forget(project)
    first, number = _render(project)
    figure("tous, à froid", f"{number} en {first:.0f} s")
    figure("cadence, tous les cœurs", f"{number / first:.1f} par s", f"{os.cpu_count()} cœurs")
    again, number = _render(project)
    figure("sans changement", f"{number} en {again:.1f} s", "0", number == 0)
    slug, own = _shared(load(project))
    sheet = project / "data" / "fiches" / f"{slug}.yml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(re.sub(r"^consigne: >-\n  ", r"\g<0>Essai. ", text, flags=re.M), "utf-8")
    seconds, number = _render(project)
    name = f"après un changement dans {sheet.name}"
    figure(name, f"{number} en {seconds:.1f} s", f"{own}", number == own)
    _forget(project)
    seconds, held = peak(project, "-m", "macros", "build")
    figure("site entier à froid, documents compris", f"{seconds:.0f} s")
    figure("mémoire au plus", f"{held / 1e6:.0f} Mo", f"≤ {MEMORY / 1e6:.0f} Mo", held <= MEMORY)


def _forget(project: Path) -> None:
    for path in (project / ".cache" / "documents").glob("*"):
        path.unlink()


def _render(project: Path) -> tuple[float, int]:
    seconds = cost(project, "-c", RENDER).wall
    made = (project / "produits.txt").read_text(encoding="utf-8").split()
    return seconds, len(made)


def _shared(corpus: Corpus) -> tuple[str, int]:
    """The worksheet that most kits hold, and the files that its instructions stand in."""
    bound = [kit.dossier.fiches(corpus) for kit in kits(corpus)]
    inside = [{fiche.slug for fiche, _ in sheets} for sheets in bound]
    holders = {
        fiche.slug: sum(fiche.slug in names for names in inside) for fiche in corpus.tous(Fiche)
    }
    slug = max(holders, key=lambda one: holders[one])
    own = sum(document.cible == f"fiche/{slug}" for document in documents(corpus))
    # A kit is made anew twice: in one file, and as a folder.
    return slug, own + 2 * holders[slug]
