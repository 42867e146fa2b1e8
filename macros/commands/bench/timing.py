"""How a command is timed, and how a figure is printed."""

import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

RUNS = 5
# Whatever this shell asks, modules are compiled once, as on a reader's machine.
COMPILED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: on the clock, and of processor, children included."""

    wall: float
    cpu: float


def cost(folder: Path, *arguments: str) -> Cost:
    """What `python <arguments>` costs in `folder`. Raises RuntimeError when it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    line = [sys.executable, *arguments]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, env=COMPILED)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{' '.join(line)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, used)


def peak(folder: Path, *arguments: str) -> tuple[float, int]:
    """The seconds on the clock of `python <arguments>`, and the most bytes it and its children
    hold at once, shared pages counted once (Linux).
    """
    start, most = time.perf_counter(), 0
    line = [sys.executable, *arguments]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(line, cwd=folder, stdout=quiet, stderr=quiet, env=COMPILED) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, _family(process.pid))))
            time.sleep(0.05)
    if process.returncode:
        raise RuntimeError(" ".join(line))
    return time.perf_counter() - start, most


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    family = [pid]
    for one in family:  # it grows as it is walked
        family += [child for child, parent in parents.items() if parent == one]
    return family


def _held(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def middle(costs: list[Cost]) -> Cost:
    """The median of several runs, which a busy machine disturbs least."""
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs))


def title(text: str) -> None:
    """Print the heading of a group of figures."""
    click.echo(f"\n{text}")


def figure(name: str, value: str, limit: str = "", kept: bool | None = None) -> None:
    """Print a figure, the limit it is held to, and whether it keeps it."""
    verdict = "" if kept is None else ("tenu" if kept else "DÉPASSÉ")
    click.echo(f"  {name:<58} {value:>16}  {limit:<16} {verdict}".rstrip())
