"""What a column shows of a row, and what it takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ui.models import cells
from ui.models.column import Column


@dataclass(frozen=True)
class Row:
    id: int
    due: dt.date | None
    slip: int | None = None


def test_a_date_reads_iso_and_no_date_is_empty() -> None:
    column: Column[Row] = Column(key="due", title="Due", kind="date", value=lambda row: row.due)
    assert column.shown(Row(1, dt.date(2025, 8, 20))) == "2025-08-20"
    assert column.shown(Row(1, None)) == ""
    assert (column.side, column.editor_kind) == ("left", "date")


def test_a_slip_wears_the_tone_of_its_lateness() -> None:
    column: Column[Row] = Column(key="slip", title="Slip", kind="slip", value=lambda row: row.slip)
    tones = [column.prepared(Row(1, None, slip)).tone for slip in (10, 11, 30, 31)]
    assert tones == ["text2", "amber_text", "amber_text", "red_text"]
    assert column.side == "right"


def test_a_prepared_cell_gives_its_words_for_search() -> None:
    column: Column[Row] = Column(
        key="next",
        title="Next",
        kind="two_line",
        value=lambda row: row.slip,
        cell=lambda _row: cells.TwoLine((cells.Run("SAT passed"),), (cells.Run("+8 d"),)),
    )
    assert column.words(Row(1, None, 8)) == "SAT passed +8 d"


def test_a_locked_row_is_not_editable() -> None:
    column: Column[Row] = Column(
        key="due",
        title="Due",
        value=lambda row: row.due,
        edit=lambda _row, _value: None,
        can_edit=lambda row: row.slip is None,
    )
    assert column.is_editable(Row(1, None))
    assert not column.is_editable(Row(1, None, 3))


def test_a_filter_can_be_given_fewer_words_to_look_in() -> None:
    column: Column[Row] = Column(
        key="due", title="Due", value=lambda row: row.slip, find=lambda _row: "SAT"
    )
    assert column.sought(Row(1, None, 8)) == "SAT"
    assert column.words(Row(1, None, 8)) == "8"
