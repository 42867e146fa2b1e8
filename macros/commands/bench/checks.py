"""The check of the data, on this corpus and on copies of it many times as large."""

from pathlib import Path

from macros.commands.bench.corpora import enlarged
from macros.commands.bench.timing import RUNS, cost, figure, middle, title

LIMIT = 0.5
TIMES = (1, 10, 50)


def measure(root: Path, place: Path) -> None:
    """Print the processor time of a check, and what an entry adds to it."""
    title("Vérification : python -m macros check (processeur)")
    seconds, entries = {}, {}
    for times in TIMES:
        project = place / str(times)
        entries[times] = enlarged(root, project, times)
        runs = [cost(project, "-m", "macros", "check") for _ in range(RUNS if times == 1 else 3)]
        seconds[times] = middle(runs).cpu
        value, kept = f"{seconds[times]:.2f} s", seconds[times] < LIMIT
        name = f"{times} × le corpus ({entries[times]} entrées)"
        figure(name, value, f"< {LIMIT} s" if times == 1 else "", kept if times == 1 else None)
    small = (seconds[10] - seconds[1]) / (entries[10] - entries[1])
    large = (seconds[50] - seconds[10]) / (entries[50] - entries[10])
    figure("par entrée de 1 × à 10 ×, de 10 × à 50 ×", f"{small * 1e3:.1f} ms {large * 1e3:.1f} ms")
    figure("croissance (1 = linéaire)", f"{large / small:.2f}", "≤ 1.25", large / small <= 1.25)
