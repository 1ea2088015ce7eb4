"""Excel workbooks that go out to be filled in by others, and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.exchange._spec import BookFormat
from core.exchange._workbook_diff import (
    CHANGED,
    CONFLICT,
    GONE,
    KNOWN,
    LOST,
    NEW,
    REFUSED,
    UNCLEAR,
    BookChoices,
    BookDiff,
    CellDiff,
    RowDiff,
    SheetDiff,
    compare,
    wanted,
)
from core.exchange._workbook_found import FoundBook
from core.language import mark
from core.paths import atomic_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.queries.workbook import Book

__all__ = [
    "CHANGED",
    "CONFLICT",
    "GONE",
    "KNOWN",
    "LOST",
    "NEW",
    "REFUSED",
    "SUFFIX",
    "SUFFIXES",
    "UNCLEAR",
    "BookChoices",
    "BookDiff",
    "CellDiff",
    "FoundBook",
    "RowDiff",
    "SheetDiff",
    "compare",
    "read",
    "wanted",
    "write",
]

SUFFIX: Final = ".xlsx"
SUFFIXES: Final = (SUFFIX, ".xlsm")
"""What a workbook that comes back may end in; its macros are never run."""


def write(
    path: Path, book: Book, advance: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Write a workbook, whole or not at all.

    Args:
        path: where it goes.
        book: what goes out.
        advance: told how many rows of how many are written; may raise to give up.
    """
    from core.exchange._workbook_write import fill  # noqa: PLC0415  openpyxl costs a start 0.2 s

    with atomic_path(path) as part:
        fill(book, advance).save(part)


def read(
    path: Path, file: str, advance: Callable[[float], None] = lambda _share: None
) -> FoundBook:
    """Return what a workbook says; nothing here is changed by it.

    Args:
        path: where it is.
        file: the key of the file it is to be laid beside; see `core.queries.workbook.file_key`.
        advance: told how far it is, 0 to 1; may raise to give up.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: it cannot be read; the reason says why and what to do.
    """
    from core.exchange._workbook_read import read_book  # noqa: PLC0415  only when it is used

    return read_book(path, file, advance)


SPEC: Final = BookFormat("workbook", mark("Excel workbook"), 30, (SUFFIX,), write)
