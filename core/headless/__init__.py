"""The commands for scripts and schedulers: one file a command, no screen, errors in one line."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core import VERSION
from core.errors import AppError, ImportProblems
from core.headless._parts import parts
from core.headless._spec import BAD, DONE, Command, Surroundings
from core.registry import discover

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "DONE",
    "Command",
    "Surroundings",
    "commands",
    "complain",
    "parser",
    "parts",
    "run",
]

_ABOUT: Final = """\
Runs overseas equipment-supply projects from signature to final acceptance.

  main.py                    open the window on the last file
  main.py FILE.handover      open the window on a file
  main.py --sample           open the window on a fresh copy of the sample portfolio
  main.py COMMAND …          work without a window; main.py COMMAND --help tells more

commands:
"""
_CODES: Final = "Exit codes: 0 done, 1 bad input or data, 2 wrong usage."


@cache
def commands() -> dict[str, Command]:
    """Return every command by its name."""
    found = discover(sys.modules[__name__], Command)
    return {command.name: command for command in found.values()}


def parser() -> ArgumentParser:
    """Return the parser of a command line that names no command."""
    listed = "\n".join(f"  {c.name:<10} {c.help}" for c in commands().values())
    made = ArgumentParser(
        prog="main.py",
        description=_ABOUT + listed,
        epilog=_CODES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"Handover {VERSION}")
    made.add_argument("--check", action="store_true", help="print the key of every part found")
    made.add_argument("--sample", "--demo", action="store_true", help="open the sample portfolio")
    made.add_argument("file", metavar="FILE", nargs="?", type=_data_file, help=SUPPRESS)
    return made


def run(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run the command that the first argument names, and return the exit code."""
    command = commands()[arguments[0]]
    made = ArgumentParser(
        prog=f"main.py {command.name}",
        description=command.help,
        epilog=_CODES,
        allow_abbrev=False,
    )
    command.arguments(made)
    _speak_anywhere()
    asked = made.parse_args(arguments[1:])
    try:
        return command.run(asked, surroundings)
    except ImportProblems as error:
        for problem in error.problems:
            line = f"line {problem.line}" if problem.line else ""
            where = ", ".join(part for part in (line, problem.field) if part)
            complain(f"{where}: {problem.reason}" if where else problem.reason)
    except BrokenPipeError:
        # Who reads what is printed has read enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AppError, OSError) as error:
        complain(str(error))
    except KeyboardInterrupt:
        complain("stopped")
    return BAD


def complain(reason: str) -> int:
    """Say in one line of the error stream what is wrong, and return the exit code for it."""
    print(f"main.py: {' '.join(reason.split())}", file=sys.stderr)
    return BAD


def _data_file(text: str) -> Path:
    path = Path(text)
    if path.suffix != ".handover" and not path.exists():
        raise ArgumentTypeError(f"there is no command and no file {text!r}")
    return path


def _speak_anywhere() -> None:
    """Let a console that lacks a letter show its number instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
