"""Pango, the system library that WeasyPrint lays text out with: no Python package brings it."""

HELP = """\
Les PDF demandent la bibliothèque Pango, absente de cette machine. Installez-la :
  Debian, Ubuntu : sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora         : sudo dnf install pango
  macOS          : brew install pango
  Windows        : installez MSYS2, puis « pacman -S mingw-w64-x86_64-pango »"""


class MissingPango(Exception):
    """Pango is missing; the message gives the exact command that installs it."""

    def __init__(self) -> None:
        super().__init__(HELP)


def require_pango() -> None:
    """Raise MissingPango unless WeasyPrint's libraries load."""
    try:
        from macros.rendering import pdf  # noqa: F401
    except OSError:
        raise MissingPango from None
