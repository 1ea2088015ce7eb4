"""The schedule for print: rows by shop and phase, or by milestone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matplotlib.collections import LineCollection, PolyCollection

from core.charts.gantt import GanttChart
from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (1090, 770)


def test_a_row_for_each_phase_of_each_shop(loaded: Callable[..., Any]) -> None:
    data = loaded("gantt")
    assert [row.name for row in data.rows if row.is_head] == [
        "Welding",
        "Painting",
        "Final assembly",
        "Project",
    ]
    painting = {row.phase: row for row in data.rows if row.shop == "PAINT"}
    assert painting["pac"].slip == 92
    assert painting["design"].is_done
    assert painting["shipping"].has_begun
    assert not painting["shipping"].is_done


def test_in_detail_a_row_for_each_milestone(loaded: Callable[..., Any]) -> None:
    data = loaded("gantt", detail=True)
    rows = [row for row in data.rows if not row.is_head]
    assert len(rows) == 48
    assert "FAT passed (all packages)" in said(drawn("gantt", data, size=PAGE))


def test_bars_are_one_collection_a_kind(loaded: Callable[..., Any]) -> None:
    axes = drawn("gantt", loaded("gantt", detail=True), size=PAGE).axes[0]
    found = [c for c in axes.collections if isinstance(c, PolyCollection)]
    assert len(found) == 4


def test_late_gates_have_their_slip_and_the_marks_a_key(loaded: Callable[..., Any]) -> None:
    found = said(drawn("gantt", loaded("gantt"), size=(580, 420)))
    assert "+105 d" in found
    assert {"Actual", "Running", "Forecast", "Baseline", "> 10 d", "> 30 d"} <= set(found)
    assert found.count("Status 2025-02-28") == 1


def test_what_decides_the_end_has_a_line_over_its_bar_and_what_nearly_does_a_dashed_one(
    loaded: Callable[..., Any],
) -> None:
    data = loaded("gantt", detail=True)
    decides = {row.name: row.decides for row in data.rows if row.decides}
    assert decides["Start of production (SOP)"] == "critical"
    assert decides["Hot commissioning complete"] == "near"
    figure = drawn("gantt", data, size=PAGE)
    lines: list[Any] = [c for c in figure.axes[0].collections if isinstance(c, LineCollection)]
    drawn_of = [len(line.get_segments()) for line in lines]
    assert drawn_of == [4, 5]
    assert [line.get_linestyle()[0][1] is None for line in lines] == [True, False]
    assert {"Critical", "Near-critical"} <= set(said(figure))


def test_a_phase_decides_the_end_where_something_open_in_it_does(
    loaded: Callable[..., Any],
) -> None:
    data = loaded("gantt")
    painting = {row.phase: row.decides for row in data.rows if row.shop == "PAINT"}
    assert painting["pac"] == "critical"
    assert painting["shipping"] == "near"
    assert painting["design"] == ""


def test_a_plan_without_a_critical_milestone_has_no_such_mark_in_its_key(
    loaded: Callable[..., Any],
) -> None:
    data = loaded("gantt")
    rows = tuple(replace(row, decides="") for row in data.rows)
    found = said(drawn("gantt", replace(data, rows=rows), size=PAGE))
    assert not {"Critical", "Near-critical"} & set(found)


def test_rows_too_low_for_words_leave_the_names_of_shops(loaded: Callable[..., Any]) -> None:
    found = said(drawn("gantt", loaded("gantt"), size=(560, 240)))
    assert "Painting" in found
    assert "Manufacturing" not in found


def test_few_rows_do_not_grow_fat() -> None:
    from tests.core.charts.test_every_chart import FAR

    data = FAR["gantt"]
    assert isinstance(data, GanttChart)
    axes = drawn("gantt", data, size=PAGE).axes[0]
    assert axes.get_window_extent().height / len(data.rows) <= 24
