"""The check of the data, on this corpus and on copies of it many times as large."""

import re
import shutil
from pathlib import Path

from macros.commands.bench.timing import RUNS, cost, figure, middle, title
from macros.model.genres import GENRES

LIMIT = 0.5
TIMES = (1, 10, 50)
FIXED = ("composante", "sora", "organisme")
"""Kinds whose number of entries is part of the method: they are not copied."""

_KEY = re.compile(r"^  ([a-z0-9-]+):$", re.MULTILINE)


def measure(root: Path, place: Path) -> None:
    """Print the processor time of a check, and what an entry adds to it."""
    title("Vérification : python -m macros check (processeur)")
    seconds, entries = {}, {}
    for times in TIMES:
        project = place / str(times)
        entries[times] = _copy(root, project, times)
        runs = [cost(project, "-m", "macros", "check") for _ in range(RUNS if times == 1 else 3)]
        seconds[times] = middle(runs).cpu
        value, kept = f"{seconds[times]:.2f} s", seconds[times] < LIMIT
        name = f"{times} × le corpus ({entries[times]} entrées)"
        figure(name, value, f"< {LIMIT} s" if times == 1 else "", kept if times == 1 else None)
    small = (seconds[10] - seconds[1]) / (entries[10] - entries[1])
    large = (seconds[50] - seconds[10]) / (entries[50] - entries[10])
    figure("par entrée de 1 × à 10 ×, de 10 × à 50 ×", f"{small * 1e3:.1f} ms {large * 1e3:.1f} ms")
    figure("croissance (1 = linéaire)", f"{large / small:.2f}", "≤ 1.25", large / small <= 1.25)


def _copy(root: Path, project: Path, times: int) -> int:
    """A project whose open collections and lists are `times` as long; how many entries it has."""
    for name in ("macros", "docs"):
        shutil.copytree(root / name, project / name)
    shutil.copytree(root / "data", project / "data")
    number = 0
    for genre in GENRES.values():
        copies = 1 if genre.nom in FIXED else times
        source = root / "data" / genre.place
        if genre.forme == "dossier":
            for path in source.glob("*.yml"):
                for i in range(1, copies):
                    shutil.copy(path, project / "data" / genre.place / f"{path.stem}-{i}.yml")
                number += copies
        else:
            head, _, entries = source.read_text(encoding="utf-8").partition("entrees:\n")
            text = "".join(_KEY.sub(rf"  \1-{i}:", entries) for i in range(1, copies))
            (project / "data" / genre.place).write_text(
                f"{head}entrees:\n{entries}{text}" if entries else head, encoding="utf-8"
            )
            number += len(_KEY.findall(entries)) * copies or 1
    return number
