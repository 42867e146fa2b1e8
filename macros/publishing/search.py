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
    kinds = json.dumps(_finish_fragments(site_dir / FOLDER), ensure_ascii=False, sort_keys=True)
    (site_dir / FOLDER / "genres.json").write_text(kinds, encoding="utf-8")


def _finish_fragments(bundle: Path) -> dict[str, str]:
    """Lighten what each result loads; return the kind of each, by its identifier.

    Pagefind's own filters are written in a random order, which would make two builds of the same
    site differ. The list of a page's anchors, which the dialog does not use, is left out: it is
    a third of the bibliography's weight.
    """
    kinds = {}
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(HEADER))
        kinds[path.stem] = fragment["meta"]["genre"]
        text = json.dumps({**fragment, "anchors": []}, ensure_ascii=False, separators=(",", ":"))
        path.write_bytes(gzip.compress(HEADER + text.encode(), mtime=0))
    return kinds
