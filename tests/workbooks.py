"""Workbooks for tests: written from a file, changed as a supplier would, read back and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from core.exchange.workbook import BookChoices, compare, read, wanted, write
from core.queries.workbook import BookOrder, SheetOrder, book, file_key, here
from tests.conftest import clock

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from core.exchange.workbook import BookDiff, FoundBook
    from core.workspace import Workspace

KEYS, FIRST = 4, 6


def sent(workspace: Workspace, path: Path, *keys: str, **order: Any) -> Path:
    """Write some registers as a workbook and return where."""
    wanted_book = BookOrder(tuple(SheetOrder(key) for key in keys), **order)
    write(path, workspace.read(book, wanted_book, clock()))
    return path


def back(workspace: Workspace, path: Path) -> FoundBook:
    """Return what a workbook says to this file."""
    return read(path, workspace.read(file_key))


def differences(workspace: Workspace, path: Path, choices: BookChoices | None = None) -> BookDiff:
    """Return a workbook beside the file."""
    said = choices or BookChoices()
    found = back(workspace, path)
    return compare(found, workspace.read(here, wanted(found, said)), said)


class Filled:
    """A workbook open for changes, cell by cell, by the keys of its hidden line."""

    def __init__(self, path: Path, sheet: int = 0) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[sheet]
        self.columns = {
            str(cell.value): cell.column for cell in self.sheet[KEYS] if cell.value is not None
        }

    def put(self, line: int, key: str, value: Any) -> Any:
        """Write into a cell of a row counted from 0, and return the cell."""
        cell = self.sheet.cell(FIRST + line, self.columns[key])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        return cell

    def save(self) -> Path:
        """Save what was changed."""
        self.book.save(self.path)
        return self.path


def filled_table(path: Path, rows: list[list[Any]], title: str = "Sheet1") -> Path:
    """Write a list as somebody else would, and return where it is."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path
