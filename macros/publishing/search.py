"""The search index, made by Pagefind from the finished pages."""

import subprocess
import sys
from pathlib import Path

FOLDER = "recherche"


def index(site_dir: Path) -> None:
    """Index the pages of `site_dir`. Raises RuntimeError with Pagefind's words when it fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site_dir), "--output-subdir", FOLDER]
    options = ["--force-language", "fr", "--quiet"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Pagefind : {done.stderr or done.stdout}")
