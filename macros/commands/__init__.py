"""The command line. Each command imports what it needs when it runs: `check` must stay quick."""

from importlib import import_module

import click

COMMANDS = ("bench", "build", "check", "count", "new", "prerequisites", "schemas", "stage")


class _Lazy(click.Group):
    """A group whose commands are modules of this package, imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"macros.commands.{name}").command
        return command


@click.command(cls=_Lazy)
def main() -> None:
    """Vérifier, construire et mesurer le guide."""
