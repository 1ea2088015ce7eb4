"""The command that takes a picture of a page, as the window shows it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from core.errors import FileMissing
from core.headless._arguments import add_file, add_output, ending_in, size
from core.headless._spec import DONE, Command
from core.language import LANGUAGES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from core.headless._spec import Surroundings


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_file(parser)
    parser.add_argument(
        "--page",
        required=True,
        help="portfolio, project/CODE/overview, project/CODE/schedule, project/CODE/matrix …",
    )
    parser.add_argument("--size", metavar="WxH", type=size, default=(1440, 900), help="1440x900")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=list(LANGUAGES), default="en")
    add_output(parser, of="picture to write: NAME.png")


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Take the picture."""
    if not asked.file.exists():
        raise FileMissing(f"There is no file {asked.file}.")
    target = ending_in(asked.output, ".png")
    # A picture is the same with and without a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    surroundings.take_picture(
        asked.file,
        page=asked.page,
        size=asked.size,
        theme=asked.theme,
        language=asked.language,
        output=target,
        clock=surroundings.clock,
        user=surroundings.user,
    )
    print(target)
    return DONE


SPEC = Command("picture", 60, "take a picture of a page, as the window shows it", arguments, run)
