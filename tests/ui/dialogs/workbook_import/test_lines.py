"""A very long list of new rows is a line each; what is left there is left with all its cells."""

from __future__ import annotations

from core.exchange.workbook import CHANGED, NEW, REFUSED, BookDiff, CellDiff, RowDiff, SheetDiff
from ui.dialogs.workbook_import.choices import Choices
from ui.dialogs.workbook_import.lines import MANY, lines_of
from ui.dialogs.workbook_import.words import all_new, row_title


def new_row(line: int, state: str = CHANGED) -> RowDiff:
    cells = (
        CellDiff("code", "A", CHANGED, None, f"R-{line}", f"R-{line}"),
        CellDiff("title", "B", state, None, "Risk", "Risk"),
    )
    return RowDiff(0, line, "risks", "P-1", None, NEW, f"R-{line}", cells)


def book(*rows: RowDiff) -> BookDiff:
    return BookDiff((SheetDiff("Risks", "risks", False, (), 0, ()),), rows)


def test_a_short_list_shows_every_cell() -> None:
    lines = list(lines_of(book(new_row(6), new_row(7)), row_title))
    assert [line.id for line in lines] == [
        (0, 6, 0, "code"),
        (0, 6, 0, "title"),
        (0, 7, 0, "code"),
        (0, 7, 0, "title"),
    ]
    assert lines[0].title == "P-1 · Risks R-6 · new row · line 6"


def test_a_long_list_shows_a_line_for_each_sound_new_row() -> None:
    rows = [new_row(line) for line in range(MANY // 2)]
    found = book(*rows, new_row(MANY, REFUSED))
    lines = list(lines_of(found, row_title))
    assert len(lines) == len(rows) + 2  # what is refused is still shown cell by cell
    assert (lines[0].state, lines[0].cell) == (NEW, None)
    assert all_new(rows[1]) == "R-1, Risk"
    choices = Choices(lambda: ())
    choices.put(lines[1:2], is_taken=False)
    taken = choices.rows(found, lines)
    assert len(taken) == len(rows)
    assert [row.line for row in taken[:2]] == [0, 2]
