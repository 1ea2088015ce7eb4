"""The trend shows few telling milestones: how their date moved from report to report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from core.charts import ChartRequest, charts
from core.charts.milestone_trend import Trend, TrendLine
from core.operations.baselines import keep_forecasts, set_baseline
from core.operations.milestones import edit_milestone
from tests.builders import day, milestone_in, project_in, started
from tests.drawings import drawn, marks, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.workspace import Workspace

STATUS = dt.date(2025, 2, 28)
LOAD = charts()["milestone_trend"].load


def line(name: str, finish: str, slip: int, *, done: bool = False) -> TrendLine:
    end = dt.date.fromisoformat(finish)
    last = (end, end) if done else (STATUS, end)
    return TrendLine(name, (), ((day("2024-01-31"), end), last), end, slip, is_done=done)


def test_the_most_telling_milestones_come_first_one_a_stage(loaded: Callable[..., Any]) -> None:
    lines = loaded("milestone_trend").lines
    assert [line.name for line in lines[:3]] == ["PAC", "SOP", "Mechanical completion"]
    assert lines[0].shop == ("Painting", "P")
    assert lines[1].shop == ()
    assert len(lines) == 8


def test_a_line_is_followed_to_the_status_date_or_to_the_day_it_was_reached(
    loaded: Callable[..., Any],
) -> None:
    for line in loaded("milestone_trend").lines:
        on, finish = line.points[-1]
        assert on == (finish if line.is_done else STATUS)
        assert [on for on, _ in line.points] == sorted({on for on, _ in line.points})


def test_names_and_slips_stand_at_the_ends(loaded: Callable[..., Any]) -> None:
    found = said(drawn("milestone_trend", loaded("milestone_trend")))
    assert {"PAC · Painting", "SOP", "reached"} <= set(found)
    assert found.count("+92 d") == 2


def test_a_higher_figure_has_more_lines(loaded: Callable[..., Any]) -> None:
    data = loaded("milestone_trend")
    low = drawn("milestone_trend", data, size=(560, 200)).axes[0].lines
    high = drawn("milestone_trend", data, size=(900, 600)).axes[0].lines
    assert len(low) < len(high)


def test_what_is_expected_now_ends_the_line_not_what_the_last_report_said(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    moved = milestone_in(
        workspace, project, "PAC", stage="S16", key=True, forecast_finish=day("2025-05-01")
    )
    workspace.run("B", set_baseline, project, name="BL1", why="", on=STATUS)
    for on in ("2025-01-31", "2025-02-28"):
        workspace.run("K", keep_forecasts, project, day(on))
    workspace.run("M", edit_milestone, moved, forecast_finish=day("2025-06-01"))
    (found,) = workspace.read(LOAD, ChartRequest("en", STATUS, project)).lines
    assert found.points == (
        (day("2025-01-31"), day("2025-05-01")),
        (STATUS, day("2025-06-01")),
    )
    assert found.slip == 31


def test_what_was_reached_long_ago_is_named_at_its_own_end() -> None:
    late = line("PAC", "2025-11-01", 40)
    data = Trend((late, line("FAT", "2024-06-30", 11, done=True)), STATUS)
    figure = drawn("milestone_trend", data)
    assert "FAT  +11 d" in said(figure)
    inside = next(text for text in texts(figure) if text.get_text().startswith("FAT"))
    assert inside.get_window_extent().x1 < figure.axes[0].get_window_extent().x1


def test_dates_go_up_as_the_language_writes_them(loaded: Callable[..., Any]) -> None:
    def up(lang: str) -> list[str]:
        return marks(drawn("milestone_trend", loaded("milestone_trend", lang), lang=lang), "y")

    assert "Jan 25" in up("en")
    assert "25年1月" in up("zh")
    assert "янв 25" in up("ru")
