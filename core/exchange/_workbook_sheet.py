"""A sheet of a workbook to be filled in: heads, rows, and lines for new ones."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from core.cells import LONGEST
from core.exchange import _workbook_layout as at
from core.exchange._workbook_heads import BETWEEN, head, said_currency
from core.exchange._workbook_looks import FACES, Looks, is_right
from core.exchange._workbook_rules import note, rule
from core.exchange._workbook_words import content, kept_text, version, written
from core.language import mark, words
from core.money import Money
from core.queries.workbook import EDITIONS, OUTSIDE, PROJECT
from core.registers import Column, Field, Kind, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from core.exchange._workbook_lists import Lists
    from core.queries.register import RegisterRow
    from core.queries.workbook import Book, BookSheet

_A4: Final = 9
_PIXELS: Final = 6.2
"""Points of a column on the screen to a digit of its width in Excel."""
_NARROW, _WIDE, _TITLE = 9.0, 48.0, 10.0
_OWN: Final = Column(PROJECT, mark("Project"), Kind.CODE)
_LINE: Final = 12.0
_LEGIBLE: Final = 1500
"""Points of columns that stand side by side on a page and can still be read."""


def sheet_columns(book: Book, sheet: BookSheet) -> list[Column]:
    """Return the columns of a sheet; in one of all projects the first says whose a row is."""
    by_key = {each.key: each for each in table(sheet.register).columns}
    found = [by_key[key] for key in sheet.columns]
    return found if book.project else [_OWN, *found]


def write_sheet(
    work: Workbook,
    title: str,
    book: Book,
    number: int,
    lists: Lists,
    advance: Callable[[int], None],
) -> None:
    """Add a sheet.

    Args:
        work: where it goes.
        title: what it is called.
        book: what goes out.
        number: which of its sheets.
        lists: where choices stand.
        advance: told after some rows how many there were; may raise to give up.
    """
    _Filling(work, title, book, number, lists).write(advance)


class _Filling:
    """Writes one sheet, line after line."""

    def __init__(self, work: Workbook, title: str, book: Book, number: int, lists: Lists) -> None:
        self._sheet: WriteOnlyWorksheet = work.create_sheet(title)
        self._book, self._number, self._lists = book, number, lists
        self._data = book.sheets[number]
        self._language = book.languages[0]
        self._w = words(self._language)
        self._looks = Looks(self._sheet, self._language)
        self._away = [Looks(self._sheet, self._language) for _ in range(at.HIDDEN)]
        self._columns = sheet_columns(book, self._data)
        self._currencies = {
            each.code: (each.currency, each.cost_currency) for each in book.projects
        }
        self._last = at.HEAD + len(self._data.rows) + book.blank_rows

    def write(self, advance: Callable[[int], None]) -> None:
        """Write all of it."""
        self._set_up()
        for line in (*self._top(), self._keys(), self._heads()):
            self._sheet.append(line)
        for count, row in enumerate(self._data.rows, start=1):
            self._sheet.append(self._row(row))
            if count % at.EXPORTS_AT_ONCE == 0:
                advance(at.EXPORTS_AT_ONCE)
        for _ in range(self._book.blank_rows):
            self._sheet.append(self._blank())
        self._finish()
        self._sheet.close()

    def _set_up(self) -> None:
        """Set what stands before the first line in the file."""
        sheet: Any = self._sheet
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.freeze_panes = f"{get_column_letter(self._fixed() + 1)}{at.FIRST}"
        for number in range(1, at.HIDDEN + 1):
            sheet.column_dimensions[get_column_letter(number)].hidden = True
        for number, column in enumerate(self._columns, start=at.HIDDEN + 1):
            wide = min(max(column.default_width / _PIXELS, _NARROW), _WIDE)
            sheet.column_dimensions[get_column_letter(number)].width = wide
        sheet.row_dimensions[at.KEYS].hidden = True
        sheet.row_dimensions[at.TITLE].height = 22
        lines = max(self._head(each).count("\n") + 1 for each in self._columns)
        sheet.row_dimensions[at.HEAD].height = 8 + _LINE * (lines + 1)

    def _fixed(self) -> int:
        """Return the last column that stays in sight: the one that names a row."""
        described = table(self._data.register)
        names = {PROJECT, described.code, *described.names[:2]}
        fixed = at.HIDDEN
        for number, column in enumerate(self._columns, start=at.HIDDEN + 1):
            if column.key not in names or number > at.HIDDEN + 3:
                break
            fixed = number
        return fixed

    def _top(self) -> Iterator[list[Any]]:
        looks, book, w = self._looks, self._book, self._w
        away: list[Any] = [None] * at.HIDDEN
        title = w(table(self._data.register).title)
        yield [*away, looks.words(title, size=14, is_bold=True)]
        whose = w(mark("All projects"))
        if book.project:
            whose = f"{book.project} {book.projects[0].name}"
        stated = w(mark("Status date {day}"), day=book.status_date.isoformat())
        edition = w(mark("Edition: {edition}"), edition=w(EDITIONS[book.edition]))
        yield [*away, looks.words(BETWEEN.join((whose, stated, edition)), tone="text2")]
        said = mark(
            "Write in the white cells; grey ones follow from others. New rows go into the empty "
            "lines at the end. Dates as 2025-02-28. A head with * is needed."
        )
        yield [*away, looks.words(w(said), size=8, tone="text3")]

    def _keys(self) -> list[Any]:
        said = f"{at.MARK}{self._data.register}:{self._number}"
        keys = [said, "", "", *(column.key for column in self._columns)]
        return [self._fresh(key) for key in keys]

    def _heads(self) -> list[Any]:
        found: list[Any] = [self._fresh("id"), self._fresh("version"), self._fresh("kept")]
        for column in self._columns:
            cell = self._looks.head(self._head(column), is_right=is_right(column))
            if (said := note(column, self._language)) and column is not _OWN:
                cell.comment = Comment(said, "Handover", height=70, width=230)
            found.append(cell)
        return found

    def _fresh(self, text: str) -> Any:
        """Return a hidden cell of its own: those of a line stand together."""
        return Looks(self._sheet, self._language).hidden(text)

    def _head(self, column: Column) -> str:
        currency = said_currency(column, set(self._currencies.values()))
        return head(column, self._book.languages, currency)

    def _row(self, row: RegisterRow) -> list[Any]:
        looks, cells, contents = self._looks, [], []
        for column in self._columns:
            is_own = column is _OWN
            value = row.project_code if is_own else row.values[column.key]
            raw = written(column, value, self._language)
            currency = value.currency if isinstance(value, Money) else ""
            if column.kind is Kind.MONEY and value is None:
                currency = self._currency(column, row)
            cell = looks.of(column, is_open=isinstance(column, Field), currency=currency)
            looks.fill(cell, raw)
            cells.append(cell)
            if isinstance(column, Field):
                contents.append(content(raw))
        kept = kept_text(contents)
        short = version(self._book.file, self._data.register, row.id, kept)
        return [*self._hidden(row.id, short, kept if len(kept) <= LONGEST else ""), *cells]

    def _hidden(self, *values: str | float) -> list[Any]:
        return [looks.hidden(value) for looks, value in zip(self._away, values, strict=True)]

    def _currency(self, column: Column, row: RegisterRow) -> str:
        """Return the currency of an empty sum in a row."""
        own, cost = self._currencies.get(row.project_code, ("", ""))
        if not isinstance(column, Field):
            return own
        if column.currency in row.values:
            return row.values[column.currency] or own
        return said_currency(column, {(own, cost)})

    def _blank(self) -> list[Any]:
        cells = []
        for column in self._columns:
            is_open = isinstance(column, Field) or column is _OWN
            currency = said_currency(column, set(self._currencies.values()))
            cell = self._looks.of(column, is_open=is_open, currency=currency)
            self._looks.fill(cell, None)
            cells.append(cell)
        return [*([None] * at.HIDDEN), *cells]

    def _finish(self) -> None:
        """Set what stands after the last line in the file."""
        sheet: Any = self._sheet
        end = get_column_letter(at.HIDDEN + len(self._columns))
        sheet.auto_filter.ref = f"A{at.HEAD}:{end}{self._last}"
        for number, column in enumerate(self._columns, start=at.HIDDEN + 1):
            if column is _OWN:
                place = self._lists.put(
                    _OWN.title, tuple(each.code for each in self._book.projects)
                )
            else:
                place = self._lists.place(column, self._data.codes)
            made = rule(column, place, self._language)
            if made is not None:
                letter = get_column_letter(number)
                made.add(f"{letter}{at.FIRST}:{letter}{max(self._last, at.FIRST)}")
                sheet.data_validations.append(made)
        guard = sheet.protection
        guard.sheet = True
        # False is allowed, as Excel has it.
        guard.formatColumns = guard.formatRows = guard.autoFilter = guard.sort = False
        self._set_page(end)

    def _set_page(self, end: str) -> None:
        sheet: Any = self._sheet
        sheet.print_title_rows = f"{at.HEAD}:{at.HEAD}"
        sheet.print_area = f"A1:{end}{self._last}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        across = ceil(sum(each.default_width for each in self._columns) / _LEGIBLE)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
        if across > 1:
            sheet.print_title_cols = f"A:{get_column_letter(self._fixed())}"
        sheet.page_margins = PageMargins(
            left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3
        )
        look = f'&"{FACES[self._language]},Regular"&8 '
        edition = "" if self._book.edition != OUTSIDE else self._w(EDITIONS[OUTSIDE])
        sheet.oddFooter.left.text = look + self._book.project.replace("&", "&&")
        sheet.oddFooter.center.text = look + edition
        page = self._w(mark("Page {page} of {pages}"), page="&P", pages="&N")
        sheet.oddFooter.right.text = look + page
