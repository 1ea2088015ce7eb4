"""Start the application: a command works without a screen, anything else opens the window."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.screen import need_screen


def main(arguments: list[str]) -> int:
    """Do what the command line asks, and return the exit code."""
    if not arguments or arguments == ["--sample"]:
        return open_window(sample=bool(arguments))
    if arguments[0].endswith(".handover") and len(arguments) == 1:
        return open_window(Path(arguments[0]))
    # Only here, for the usual start waits for nothing that it does not need.
    from core import headless

    if arguments[0] in headless.commands():
        return headless.run(arguments, headless.Surroundings(now, user(), take_picture))
    asked = headless.parser().parse_args(arguments)
    if not asked.check:
        return open_window(asked.file, sample=asked.sample)
    from ui import pages

    print(*headless.parts(), *(f"page {key}" for key in pages.pages()), sep="\n")
    return headless.DONE


def open_window(file: Path | None = None, *, sample: bool = False) -> int:
    """Show the window until it is closed, and return the exit code."""
    try:
        need_screen(shows=True)
    except UserError as error:
        from core import headless

        return headless.complain(str(error))
    from ui.main import run

    return run(file, sample=sample, clock=now, user=user())


def take_picture(file: Path, **asked: Any) -> None:
    """Take a picture of a page."""
    need_screen(shows=False)
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
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
