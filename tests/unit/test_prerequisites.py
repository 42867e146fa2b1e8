"""What pip does not bring: installed when it may be, else told with the exact command."""

import pytest
from click.testing import CliRunner, Result

from macros.commands import prerequisites
from macros.rendering.pango import MissingPango

SYSTEMS = ("Debian, Ubuntu", "Fedora", "macOS", "Windows")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A machine without apt rights: what the command would have installed."""
    asked: list[tuple[str, ...]] = []

    def refused(packages: tuple[str, ...]) -> bool:
        asked.append(packages)
        return False

    monkeypatch.setattr(prerequisites, "_apt", refused)
    monkeypatch.setattr(prerequisites, "_playwright", lambda: False)
    return asked


def run(*arguments: str) -> Result:
    return CliRunner().invoke(prerequisites.command, arguments)


def test_nothing_is_installed_on_a_ready_machine(installed: list[tuple[str, ...]]) -> None:
    """The command costs nothing when all is there."""
    assert run("--tests").exit_code == 0
    assert installed == []


def test_without_pango_the_exact_command_is_given(
    monkeypatch: pytest.MonkeyPatch, installed: list[tuple[str, ...]]
) -> None:
    """It tries apt, then names the four systems and exits with an error."""

    def missing() -> None:
        raise MissingPango

    monkeypatch.setattr(prerequisites, "require_pango", missing)
    monkeypatch.setattr(prerequisites, "CHECK", "raise SystemExit(1)")
    done = run()
    assert done.exit_code == 1
    assert installed == [prerequisites.PANGO_PACKAGES]
    assert all(system in done.output for system in SYSTEMS)
    assert "apt-get install libpango-1.0-0" in done.output


def test_without_a_browser_the_exact_command_is_given(
    monkeypatch: pytest.MonkeyPatch, installed: list[tuple[str, ...]]
) -> None:
    """The site needs none: only the tests ask for it."""
    monkeypatch.setattr(prerequisites, "browser", lambda: None)
    assert run().exit_code == 0
    done = run("--tests")
    assert done.exit_code == 1
    assert installed == [("chromium",)]
    assert all(system in done.output for system in SYSTEMS)
