"""Start the application: a command works without a screen, anything else opens the window."""

from __future__ import annotations

import datetime as dt
import getpass
import multiprocessing
import sys
from typing import TYPE_CHECKING, Any

from core import headless
from core.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


def main(arguments: list[str]) -> int:
    """Do what the command line asks, and return the exit code."""
    if arguments and arguments[0] in headless.commands():
        return headless.run(arguments, headless.Surroundings(now, user(), take_picture))
    asked = headless.parser().parse_args(arguments)
    try:
        headless.need_screen(shows=not asked.check)
    except UserError as error:
        return headless.complain(str(error))
    if asked.check:
        from ui import pages

        print(*headless.parts(), *(f"page {key}" for key in pages.pages()), sep="\n")
        return headless.DONE
    from ui.main import run

    return run(asked.file, sample=asked.sample, clock=now, user=user())


def take_picture(file: Path, **asked: Any) -> None:
    """Take a picture of a page."""
    headless.need_screen(shows=False)
    from ui.picture import take

    take(file, **asked)


def now() -> dt.datetime:
    """Return the moment; nothing else in the program reads the clock."""
    return dt.datetime.now(dt.UTC)


def user() -> str:
    """Return the name of who works here, empty where the system does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
