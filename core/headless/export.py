"""The command that writes a data file as an exchange file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.headless._arguments import add_file, format_of, named, opened
from core.headless._spec import DONE, Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from core.headless._spec import Surroundings


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_file(parser)
    parser.add_argument("target", metavar="YAML", type=named, help="exchange file to write")


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Write the whole portfolio; an old exchange file stays whole until the new one is done."""
    from core.queries.exchange import draft

    wanted = format_of(asked.target)
    with opened(asked.file, surroundings) as workspace:
        wanted.write(asked.target, workspace.read(draft))
    print(asked.target)
    return DONE


SPEC = Command("export", 20, "write a data file as an exchange file", arguments, run)
