"""A sheet knows its columns, its depth and where tables stand."""

from __future__ import annotations

from openpyxl import Workbook

from core.report.blocks import Cell, Kind
from core.report.excel.sheet import Place, Sheet
from core.report.excel.styles import Styles


def sheet() -> Sheet:
    book = Workbook()
    return Sheet(book.worksheets[0], Styles(book, "en"), "en", {})


def test_a_column_grows_and_never_shrinks() -> None:
    made = sheet()
    made.wide(1, 20)
    made.wide(1, 10)
    assert made.work.column_dimensions["A"].width == 20
    assert made.room(1, 2) > 20


def test_words_around_a_text_are_part_of_it() -> None:
    made = sheet()
    made.put(1, 1, Cell("b", before="a ", after=" c"), "body")
    assert made.work["A1"].value == "a b c"


def test_an_empty_value_is_an_empty_cell() -> None:
    made = sheet()
    made.put(3, 1, Cell(None, Kind.DATE), "body")
    assert made.work["A3"].value is None
    assert made.deep == 3


def test_a_place_gives_the_fixed_address_of_a_column() -> None:
    place = Place(sheet().work, 4, 5, 9, {"a": 2}, {"a": ()})
    assert place.cells("a") == "$B$5:$B$9"
