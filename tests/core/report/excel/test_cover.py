"""Blocks of a cover keep their values as values."""

from __future__ import annotations

import datetime as dt

from openpyxl import Workbook

from core.report.blocks import (
    Cell,
    Fact,
    Facts,
    KeyFigure,
    KeyFigures,
    Kind,
    Line,
    Listing,
    Listings,
    Matrix,
    MatrixCell,
    MatrixRow,
    Notes,
    Verdict,
)
from core.report.excel import cover
from core.report.excel.sheet import Sheet
from core.report.excel.styles import Styles

MAY = dt.date(2025, 5, 1)


def sheet() -> Sheet:
    book = Workbook()
    made = Sheet(book.worksheets[0], Styles(book, "en"), "en", {})
    for column in range(1, 13):
        made.wide(column, 9)
    return made


def test_a_figure_is_a_number_with_words_in_its_format() -> None:
    to = sheet()
    figure = KeyFigure("Done", Cell(30, Kind.WHOLE, after=" of 48"), Cell(92, Kind.SLIP))
    cover.put_key_figures(to, KeyFigures((figure,)))
    assert to.work["A2"].value == 30
    assert to.work["A2"].number_format == '#,##0" of 48"'
    assert to.work["A3"].value == 92


def test_facts_stand_in_two_columns() -> None:
    to = sheet()
    facts = Facts(tuple(Fact(name, Cell(name.upper())) for name in "abc"))
    cover.put_facts(to, facts)
    assert (to.work["A1"].value, to.work["C1"].value, to.work["G1"].value) == ("a", "A", "c")


def test_a_verdict_has_room_for_all_its_reasons() -> None:
    to = sheet()
    cover.put_verdict(to, Verdict("red", "■ Off track", tuple("abcdef")))
    height = to.work.row_dimensions[1].height
    assert height is not None
    assert height > 70


def test_a_matrix_keeps_days_and_slips_as_values() -> None:
    to = sheet()
    row = MatrixRow("Painting", 0.75, 0.88, (MatrixCell("◆", MAY, 105, "red", is_due=True),))
    cover.put_matrix(to, Matrix("Stages", (("FAT", "Passed"),), (row,), "plan", "legend"))
    assert (to.work["A4"].value, to.work["C4"].value) == ("Painting", MAY)
    assert to.work["C5"].value == 105
    assert to.work["C5"].number_format == '"◆ +"0" d";"◆ −"0" d";"◆ on plan"'


def test_lists_stand_side_by_side_or_say_that_they_are_empty() -> None:
    to = sheet()
    full = Listing("Due", (Line(MAY, "FAT", 3),), "Nothing.")
    cover.put_listings(to, Listings((full, Listing("Overdue", (), "Nothing."))))
    assert [to.work[at].value for at in ("A2", "B2", "C2", "G2")] == [MAY, 3, "FAT", "Nothing."]


def test_a_note_takes_as_many_lines_as_it_needs() -> None:
    to = sheet()
    cover.put_notes(to, Notes(("short", "long " * 60)))
    short, long = (to.work.row_dimensions[row].height or 0 for row in (1, 2))
    assert long > 2 * short


def test_a_long_event_takes_two_lines() -> None:
    made = sheet()
    event = Line(MAY, "A milestone with a name that is longer than its place is wide", 3)
    cover.put_listings(
        made, Listings((Listing("Overdue", (event,), ""), Listing("Next", (), "None.")))
    )
    assert made.work.row_dimensions[2].height > 2 * 12
