"""The command line: `python -m macros --help`."""

from macros.commands import main

main(prog_name="python -m macros")
