"""A table on a sheet: an Excel table with filter, formulas, totals and formats that speak."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo

from core.money import Money
from core.report.blocks import Cell, Difference, Kind
from core.report.excel.measure import fitting, lines, longest_word, pixels
from core.report.excel.sheet import LINE, Place
from core.rules.slip import LATE, VERY_LATE
from core.text import money

if TYPE_CHECKING:
    from core.report.blocks import Column, Matching, Table, Total, Value
    from core.report.excel.sheet import Sheet

_LEAST: Final = {Kind.DATE: 11.5, Kind.SLIP: 9.5, Kind.MONEY: 19.0, Kind.SPAN: 9.5, Kind.FLOAT: 8.5}
_MOST: Final = {Kind.LONG: 38.0, Kind.TEXT: 30.0, Kind.RAG: 26.0}
_USUAL: Final = 24.0
_NARROW, _CROWDED = 24.0, 0.72
"""Where a page must be made smaller than that, texts take several lines rather than width."""
_HEAD, _BODY = 8.5, 9.0
_LONGEST_HEAD: Final = 250
_LONGEST_WORD, _AROUND = 22.0, 4.5
"""Digits that a word of a head may want, and room around it for the button of the filter."""
RAG_SHAPES: Final = {"RED": "■", "AMBER": "▲", "GREEN": "●", "GREY": "○"}
"""The shape of each colour, so that no report needs colour to be read."""


def put_table(sheet: Sheet, table: Table) -> None:
    """Set a table at the sheet's next row."""
    if table.title:
        sheet.text(sheet.row, 1, table.title, "heading", sheet.broad)
        sheet.high(sheet.row, 20)
        sheet.row += 1
    head, first = sheet.row, sheet.row + 1
    last = max(first, head + len(table.rows))
    columns = {column.key: n for n, column in enumerate(table.columns, start=1)}
    values = {
        column.key: tuple(_value(row[n]) for row in table.rows)
        for n, column in enumerate(table.columns)
    }
    place = Place(sheet.work, head, first, last, columns, values)
    _put_heads(sheet, table, head)
    if table.rows:
        _put_rows(sheet, table, place)
        _declare(sheet, table, place)
        _colour(sheet, table, place)
        sheet.places[table.key] = place
    else:
        sheet.text(first, 1, table.empty, "note", sheet.broad)
    sheet.row = last + 1
    if table.rows and any(column.total for column in table.columns):
        _put_totals(sheet, table, place)
        sheet.row += 1
    sheet.row += 1


def _put_heads(sheet: Sheet, table: Table, head: int) -> None:
    widths = _widths(table, max(_MOST.values()))
    if pixels(widths) > sheet.page / _CROWDED:
        widths = _widths(table, _NARROW)
    heads = zip(table.columns, _titles(table), widths, strict=True)
    for n, (column, title, width) in enumerate(heads, start=1):
        sheet.wide(n, width)
        sheet.put(head, n, Cell(title, _aligned(column.kind)), "head")
    tallest = max(
        lines(column.title, sheet.room(n, 1) - 3.5, _HEAD)
        for n, column in enumerate(table.columns, start=1)
    )
    sheet.high(head, LINE * tallest + 6)
    sheet.heads.append(head)
    if table.rows:
        sheet.fixed = max(sheet.fixed, table.fixed)


def _widths(table: Table, bound: float) -> list[float]:
    """Return how wide each column is to be, in digits, where none is wider than the bound."""
    found = []
    for n, column in enumerate(table.columns):
        texts = [_words(v) for row in table.rows if isinstance(v := row[n], str | Money)]
        word = min(longest_word(column.title, _HEAD), _LONGEST_WORD) + _AROUND
        least = max(_LEAST.get(column.kind, 6.5), word)
        most = bound if column.kind is Kind.MONEY else min(bound, _MOST.get(column.kind, _USUAL))
        found.append(fitting(texts, _BODY, least=least, most=max(least, most)))
    return found


def _value(value: Value | Cell) -> Value:
    return value.value if isinstance(value, Cell) else value


def _words(value: Value) -> str:
    """Return about as many letters as a value is shown with."""
    return money(value, "en") if isinstance(value, Money) else str(value)


def _titles(table: Table) -> list[str]:
    """Return the heads as those of an Excel table may be: one line each, not too long, no two alike.

    Excel repairs a workbook with two heads alike, as one language may have for two words of another.
    """
    found: list[str] = []
    for column in table.columns:
        line = " ".join(column.title.split())
        whole = line if len(line) <= _LONGEST_HEAD else f"{line[: _LONGEST_HEAD - 1]}…"
        taken = {title.casefold() for title in found}
        numbers = (f"{whole} {number}" for number in count(2))
        found.append(next(t for t in chain((whole,), numbers) if t.casefold() not in taken))
    return found


def _aligned(kind: Kind) -> Kind:
    """Return a kind of text that stands where numbers of this kind stand."""
    return kind if kind in {Kind.TEXT, Kind.LONG, Kind.RAG} else Kind.WHOLE


def _put_rows(sheet: Sheet, table: Table, place: Place) -> None:
    longs = [n for n, column in enumerate(table.columns) if column.kind is Kind.LONG]
    roles = ["long" if column.kind is Kind.LONG else "body" for column in table.columns]
    for number, row in enumerate(table.rows, start=place.first):
        for n, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            cell = value if isinstance(value, Cell) else Cell(value, column.kind)
            sheet.put(number, n + 1, cell, roles[n])
            if column.formula is not None:
                text = _formula(sheet, place, column.formula, number)
                sheet.formula(number, n + 1, text, cell.value)
        taken = max(
            (lines(str(row[n] or ""), sheet.room(n + 1, 1) - 1.5, _BODY) for n in longs), default=1
        )
        sheet.high(number, LINE * taken + 3)


def _formula(sheet: Sheet, place: Place, rule: Difference | Matching, row: int) -> str:
    if isinstance(rule, Difference):
        return _difference(place, rule, row)
    other = sheet.places[rule.table]
    name = "'" + other.sheet.title.replace("'", "''") + "'!"
    wanted = f"{get_column_letter(place.columns[rule.key])}{row}"
    searched = f"{name}{other.cells(rule.equal)}"
    if not rule.added:
        return f"COUNTIF({searched},{wanted})"
    return f"SUMIF({searched},{wanted},{name}{other.cells(rule.added)})"


def _difference(place: Place, rule: Difference, row: int) -> str:
    less = f"{get_column_letter(place.columns[rule.subtrahend])}{row}"
    taken = '""'
    for key in reversed(rule.minuends):
        cell = f"{get_column_letter(place.columns[key])}{row}"
        taken = f"IF(ISNUMBER({cell}),{cell}-{less},{taken})"
    return f'IF(ISNUMBER({less}),{taken},"")'


def _declare(sheet: Sheet, table: Table, place: Place) -> None:
    end = f"{get_column_letter(len(table.columns))}{place.last}"
    excel = ExcelTable(displayName=f"T_{table.key}", ref=f"A{place.head}:{end}")
    excel.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.work.add_table(excel)
    if len(sheet.heads) == 1:
        fixed = get_column_letter(table.fixed + 1)
        sheet.work.freeze_panes = f"{fixed}{place.first}"


def _colour(sheet: Sheet, table: Table, place: Place) -> None:
    for column in table.columns:
        letter = get_column_letter(place.columns[column.key])
        cells, top = f"{letter}{place.first}:{letter}{place.last}", f"{letter}{place.first}"
        if column.kind is Kind.SLIP:
            for over, tone in ((VERY_LATE, "red"), (LATE, "amber")):
                _rule(sheet, cells, f"AND(ISNUMBER({top}),{top}>{over})", tone)
        elif column.kind is Kind.FLOAT:
            _rule(sheet, cells, f"AND(ISNUMBER({top}),{top}<0)", "red")
        elif column.kind is Kind.RAG:
            for rag, shape in RAG_SHAPES.items():
                _rule(sheet, cells, f'LEFT({top},1)="{shape}"', rag.lower())


def _rule(sheet: Sheet, cells: str, formula: str, tone: str) -> None:
    sheet.work.conditional_formatting.add(
        cells,
        FormulaRule(  # type: ignore[no-untyped-call]
            formula=[formula],
            stopIfTrue=True,
            font=Font(color=sheet.styles.color(f"{tone}_text"), bold=True),
            fill=PatternFill("solid", bgColor=sheet.styles.color(f"{tone}_soft")),
        ),
    )


def _put_totals(sheet: Sheet, table: Table, place: Place) -> None:
    row = sheet.row
    for n, column in enumerate(table.columns, start=1):
        label = table.total_label if n == 1 else ""
        total = column.total
        # A sum is shown as what it adds up: of money with its currency.
        found = () if total is None else place.values[column.key]
        looks_like = next((value for value in found if value is not None), None)
        kind = Kind.TEXT if label else column.kind
        sheet.put(row, n, Cell(label or looks_like, kind), "total")
        if total is not None:
            sheet.formula(row, n, _total(place, column, total), _sum(place, column, total))


def _total(place: Place, column: Column, total: Total) -> str:
    cells = place.cells(column.key)
    if total.kind == "sum":
        return f"SUBTOTAL(109,{cells})"
    weights = place.cells(total.weight)
    return f'IF(SUM({weights})=0,"",SUMPRODUCT({cells},{weights})/SUM({weights}))'


def _sum(place: Place, column: Column, total: Total) -> Value:
    numbers = [_number(value) for value in place.values[column.key]]
    if total.kind == "sum":
        return sum(numbers)
    weights = [_number(value) for value in place.values[total.weight]]
    whole = sum(weights)
    return sum(a * b for a, b in zip(numbers, weights, strict=True)) / whole if whole else None


def _number(value: Any) -> float:
    if isinstance(value, Money):
        value = value.amount
    return float(value) if isinstance(value, int | float | Decimal) else 0.0
