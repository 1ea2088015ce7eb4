"""A whole workbook to be filled in: its sheets, its lists, and what tells where it came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from core.cells import escaped_text, sheet_title, shown_text
from core.db.file import SCHEMA
from core.exchange import _workbook_layout as at
from core.exchange._workbook_lists import Lists
from core.exchange._workbook_sheet import sheet_columns, write_sheet
from core.language import mark, words
from core.registers import Field, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.queries.workbook import Book

_BY: Final = "Handover"


def fill(book: Book, advance: Callable[[int, int], None]) -> Workbook:
    """Return a workbook with all its rows written; only saving it is left."""
    work = Workbook(write_only=True)
    language = book.languages[0]
    w = words(language)
    taken = {at.ABOUT}
    lists = Lists(sheet_title(w(mark("Lists")), taken), language)
    titles = [sheet_title(w(table(each.register).title), taken) for each in book.sheets]
    of = sum(len(each.rows) for each in book.sheets)
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        advance(done, of)

    for number, title in enumerate(titles):
        write_sheet(work, title, book, number, lists, count)
    lists.write(work)
    _tell(work, book, titles)
    _describe(work, book)
    work.active = 0
    return work


def _describe(work: Workbook, book: Book) -> None:
    about = work.properties
    language = book.languages[0]
    about.title = shown_text(f"{book.project} {book.title}".strip(), language)
    about.creator = about.lastModifiedBy = _BY
    about.language = language
    about.created = about.modified = book.exported.replace(tzinfo=None, microsecond=0)


def _tell(work: Workbook, book: Book, titles: list[str]) -> None:
    """Add the hidden sheet that says where the rows came from."""
    sheet: Any = work.create_sheet(at.ABOUT)
    sheet.sheet_state = "veryHidden"
    lines: list[list[str]] = [
        [f"{at.MARK}workbook", str(at.FORMAT)],
        ["file", book.file],
        ["title", book.title],
        ["project", book.project],
        ["exported", book.exported.isoformat()],
        ["status_date", book.status_date.isoformat()],
        ["edition", book.edition],
        ["languages", *book.languages],
        ["schema", str(SCHEMA)],
        *(["currency", each.code, each.currency, each.cost_currency] for each in book.projects),
    ]
    for each, title in zip(book.sheets, titles, strict=True):
        columns = sheet_columns(book, each)
        keys = [column.key for column in columns if isinstance(column, Field)]
        ids = _parts(at.spans([row.id for row in each.rows]))
        lines.append(["sheet", title, each.register, json.dumps(keys), *ids])
    for line in lines:
        sheet.append([_text(sheet, said) for said in line])


def _parts(said: str) -> list[str]:
    """Return a long line of numbers in parts that a cell holds."""
    found, rest = [], said
    while len(rest) > at.RANGE_ROOM:
        cut = rest.rindex(" ", 0, at.RANGE_ROOM)
        found.append(rest[:cut])
        rest = rest[cut + 1 :]
    return [*found, rest]


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.value = escaped_text(shown_text(text, "en"))
    cell.data_type = "s"
    return cell
