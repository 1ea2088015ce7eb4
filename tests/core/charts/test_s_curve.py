"""The S-curve says where the project stands at the status date, and when PAC comes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.collections import PathCollection, PolyCollection

from core.charts.s_curve import SCurve, months_of
from core.rules.progress import CurvePoint
from tests.drawings import drawn, marks, points, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable

STATUS = dt.date(2025, 2, 28)


def curve(*points: tuple[str, float, float | None, float | None], status: str) -> SCurve:
    made = tuple(CurvePoint(dt.date.fromisoformat(p[0]), *p[1:]) for p in points)
    return SCurve(made, dt.date.fromisoformat(status), None, None, pac_done=False)


MID_MONTH = curve(
    ("2025-01-31", 10, 12, None),
    ("2025-02-14", 15, 20, 20),
    ("2025-02-28", 20, None, 26),
    ("2025-03-31", 100, None, 100),
    status="2025-02-14",
)


def test_both_values_at_the_status_date_are_said(loaded: Callable[..., Any]) -> None:
    found = said(drawn("s_curve", loaded("s_curve")))
    assert found.count("Status 2025-02-28") == 1
    assert {"Planned 86.4 %", "Actual 75.4 %", "PAC +92 d", "Forecast"} <= set(found)
    assert any(words.endswith("%/month") for words in found)


def test_numbers_and_months_are_written_as_the_language_does(loaded: Callable[..., Any]) -> None:
    figure = drawn("s_curve", loaded("s_curve", "ru"), lang="ru", size=(900, 240))
    assert any("86,4 %" in words for words in said(figure))
    assert "янв\n2025" in marks(figure, "x")
    figure = drawn("s_curve", loaded("s_curve", "zh"), lang="zh", size=(900, 240))
    assert "1月\n2025" in marks(figure, "x")


def test_each_line_has_the_points_it_stands_for(loaded: Callable[..., Any]) -> None:
    data = loaded("s_curve")
    lines = drawn("s_curve", data).axes[0].lines
    at = next(n for n, point in enumerate(data.points) if point.date == STATUS)
    drawn_points = [points(line) for line in lines[:3]]
    lengths = [len(line) for line in drawn_points]
    assert lengths == [len(data.points), len(data.points) - at, at + 1]
    ends = [line[-1][1] for line in drawn_points]
    assert ends == pytest.approx([100, 100, 75.4], abs=0.05)


def test_pac_lies_on_the_lines_at_its_planned_and_its_expected_day(
    loaded: Callable[..., Any],
) -> None:
    data = loaded("s_curve")
    axes = drawn("s_curve", data).axes[0]
    found = [c for c in axes.collections if isinstance(c, PathCollection)]
    days = [dt.date(1970, 1, 1) + dt.timedelta(points(c)[0][0]) for c in found]
    assert (
        days
        == [data.pac_baseline, data.pac_finish]
        == [
            dt.date(2025, 7, 31),
            dt.date(2025, 10, 31),
        ]
    )


def test_a_pac_reached_is_said_with_its_slip(loaded: Callable[..., Any]) -> None:
    data = replace(loaded("s_curve"), pac_finish=dt.date(2025, 1, 31), pac_done=True)
    assert any(words.startswith("PAC −181 d") for words in said(drawn("s_curve", data)))


def test_a_small_chart_has_no_bars_and_keeps_its_values(loaded: Callable[..., Any]) -> None:
    figure = drawn("s_curve", loaded("s_curve"), size=(320, 200))
    assert not [c for c in figure.axes[0].collections if isinstance(c, PolyCollection)]
    assert {"Planned 86.4 %", "Actual 75.4 %"} <= set(said(figure))


def test_a_month_cut_by_the_status_date_is_one_month() -> None:
    january_on, *_ = months_of(MID_MONTH.points)
    assert [m.month for m in months_of(MID_MONTH.points)] == [(2025, 2), (2025, 3)]
    assert (january_on.planned, january_on.actual, january_on.forecast) == (10, 8, 6)


def test_ahead_of_plan_the_higher_value_is_labelled_above() -> None:
    figure = drawn("s_curve", MID_MONTH)
    level = {text.get_text().split()[0]: text.get_window_extent().y0 for text in texts(figure)}
    assert level["Actual"] > level["Planned"]


@pytest.mark.parametrize("status", ["2020-01-01", "2030-01-01"])
def test_a_status_date_off_the_axis_is_not_drawn(status: str) -> None:
    data = replace(MID_MONTH, status_date=dt.date.fromisoformat(status))
    assert not [words for words in said(drawn("s_curve", data)) if "Status" in words]
