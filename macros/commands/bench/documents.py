"""The documents: all of them from cold, none when nothing changed, only its own after a change."""

import os
import re
from pathlib import Path

from macros.commands.bench.builds import copy_project
from macros.commands.bench.timing import cost, figure, title

RENDER = """
import sys, time
from pathlib import Path
from macros.corpus import load
from macros.publishing import downloads
root = Path.cwd()
corpus = load(root)
cache = root / ".cache" / "documents"
before = set(cache.iterdir()) if cache.is_dir() else set()
downloads.render_all(corpus, root)
made = set(cache.iterdir()) - before
Path("produits.txt").write_text("\\n".join(sorted(p.suffix for p in made)))
"""


def measure(root: Path, place: Path) -> None:
    """Print how many documents each situation renders, and how fast."""
    title("Documents (PDF, DOCX, ODT)")
    project = copy_project(root, place)
    for path in (project / ".cache" / "documents").glob("*"):
        path.unlink()
    first, number = _render(project)
    figure("tous, à froid", f"{number} en {first:.1f} s")
    figure("cadence, tous les cœurs", f"{number / first:.1f} par s", f"{os.cpu_count()} cœurs")
    again, number = _render(project)
    figure("sans changement", f"{number} en {again:.1f} s", "0", number == 0)
    sheet = sorted((project / "data" / "fiches").glob("*.yml"))[0]
    text = sheet.read_text(encoding="utf-8")
    changed = re.sub(r'^(titre: "?)', r"\1Essai ", text, count=1, flags=re.MULTILINE)
    sheet.write_text(changed, encoding="utf-8")
    _, number = _render(project)
    own = 5
    figure(f"après un changement dans {sheet.name}", f"{number}", f"{own}", number == own)


def _render(project: Path) -> tuple[float, int]:
    seconds = cost(project, "-c", RENDER).wall
    made = (project / "produits.txt").read_text(encoding="utf-8").split()
    return seconds, len(made)
