"""Kinds of arguments that several commands take, and opening the file they name."""

from __future__ import annotations

import datetime as dt
import re
from argparse import ArgumentTypeError
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import FileMissing, InvalidInput
from core.exchange import formats, plan_formats
from core.terms import EARLIEST, LATEST

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from core.exchange import Format, PlanFormat
    from core.headless._spec import Surroundings
    from core.workspace import Workspace


def add_file(parser: ArgumentParser) -> None:
    """Add the argument for the data file."""
    parser.add_argument("file", metavar="FILE", type=named, help="data file (NAME.handover)")


def add_status_date(parser: ArgumentParser) -> None:
    """Add the option for another status date."""
    parser.add_argument(
        "--status-date",
        metavar="DATE",
        type=day,
        help="state the figures at this date (2025-02-28) instead of the file's status date",
    )


def add_output(parser: ArgumentParser, *, of: str) -> None:
    """Add the option for the file to write."""
    parser.add_argument("--output", metavar="PATH", type=named, required=True, help=of)


def named(text: str) -> Path:
    """Return a path; an empty text, as an unset variable of a script gives it, is none."""
    if not text.strip():
        raise ArgumentTypeError("a file name is empty")
    return Path(text)


def day(text: str) -> dt.date:
    """Return an ISO date of the years that a plan may lie in."""
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date such as 2025-02-28") from None
    if not EARLIEST <= found <= LATEST:
        raise ArgumentTypeError(f"{text} is not between {EARLIEST} and {LATEST}")
    return found


def size(text: str) -> tuple[int, int]:
    """Return width and height in pixels."""
    found = re.fullmatch(r"([1-9]\d{2,3})x([1-9]\d{2,3})", text)
    if found is None:
        raise ArgumentTypeError(f"{text!r} is no size such as 1440x900")
    return int(found[1]), int(found[2])


def format_of(path: Path) -> Format:
    """Return the exchange format that a file name asks for."""
    for each in formats().values():
        if path.suffix.lower() in each.suffixes:
            return each
    every = [*formats().values(), *plan_formats().values()]
    known = " ".join(suffix for each in every for suffix in each.suffixes)
    raise InvalidInput(f"{path}: the name must end in one of {known}")


def ending_in(path: Path, suffix: str) -> Path:
    """Return a path that ends as files of its kind do, so that nothing else is written over."""
    if path.suffix.lower() != suffix:
        raise InvalidInput(f"{path}: the name must end in {suffix}")
    return path


def is_plan(path: Path) -> bool:
    """Return whether a file name is that of a plan of another program."""
    return any(path.suffix.lower() in each.suffixes for each in plan_formats().values())


def plan_format_of(path: Path) -> PlanFormat:
    """Return the format of plans that a file name asks for."""
    for each in plan_formats().values():
        if path.suffix.lower() in each.suffixes:
            return each
    known = " ".join(suffix for each in plan_formats().values() for suffix in each.suffixes)
    raise InvalidInput(f"{path}: the name must end in one of {known}")


@contextmanager
def opened(
    path: Path, surroundings: Surroundings, *, read_only: bool = True
) -> Iterator[Workspace]:
    """Yield the data file, open; a command never makes one on its way.

    Raises:
        DataFileError: it is not there, not whole, or not ours.
    """
    from core.workspace import Workspace

    if not path.exists():
        raise FileMissing(f"There is no file {path}.")
    workspace = Workspace.open(
        path, clock=surroundings.clock, user=surroundings.user, read_only=read_only
    )
    try:
        yield workspace
    finally:
        workspace.close()
