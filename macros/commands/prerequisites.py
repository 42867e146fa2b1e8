"""`prerequisites`: what pip does not bring, Pango for the PDFs and a browser for the tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from macros.rendering.pango import HELP, MissingPango, require_pango

PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

CHECK = "from macros.rendering.pango import require_pango; require_pango()"

BROWSER_HELP = """\
Les tests demandent le navigateur Chromium, absent de cette machine. Installez-le :
  Debian, Ubuntu : sudo apt-get install chromium
  Fedora         : sudo dnf install chromium
  macOS          : brew install --cask chromium
  Windows        : winget install Google.Chrome"""


@click.command()
@click.option("--tests", is_flag=True, help="Prépare aussi le navigateur des tests.")
def command(tests: bool) -> None:
    """Installe ce que pip n’apporte pas, ou dit comment l’installer."""
    try:
        require_pango()
    except MissingPango:
        _apt(PANGO_PACKAGES)
        # A fresh process: this one has already failed to load the library.
        if subprocess.run([sys.executable, "-c", CHECK], capture_output=True).returncode:
            sys.exit(HELP)
    if tests and not browser():
        _apt(("chromium",)) or _playwright()
        if not browser():
            sys.exit(BROWSER_HELP)


def browser() -> str | None:
    """The path of a Chromium: the system's, else the one that Playwright holds."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _apt(packages: tuple[str, ...]) -> bool:
    """Install Debian packages when this user may; say whether it worked."""
    if not shutil.which("apt-get"):
        return False
    root = os.geteuid() == 0
    if not root and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        return False
    click.echo(f"Installation de {', '.join(packages)}…")
    sudo = [] if root else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run([*sudo, "apt-get", "-qq", *step], env=environment, check=False)
    return done.returncode == 0


def _playwright() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    return subprocess.run(command, check=False).returncode == 0
