"""The search index, made by Pagefind from the finished pages."""

import gzip
import json
import subprocess
from pathlib import Path

from pagefind_bin import get_executable

FOLDER = "recherche"
HEADER = b"pagefind_dcd"
"""What Pagefind writes before each fragment's JSON."""


def index(site_dir: Path) -> None:
    """Index the pages of `site_dir`. Raises RuntimeError with Pagefind's words when it fails."""
    command = [str(get_executable()), "--site", str(site_dir), "--output-subdir", FOLDER]
    options = ["--force-language", "fr", "--keep-index-url", "--quiet"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Pagefind : {done.stderr or done.stdout}")
    kinds = json.dumps(_kinds(site_dir / FOLDER), ensure_ascii=False, sort_keys=True)
    (site_dir / FOLDER / "genres.json").write_text(kinds, encoding="utf-8")


def _kinds(bundle: Path) -> dict[str, str]:
    """The kind of each result, by its identifier.

    Pagefind's own filters are written in a random order, which would make two builds of the same
    site differ.
    """
    kinds = {}
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(HEADER))
        kinds[path.stem] = fragment["meta"]["genre"]
    return kinds
