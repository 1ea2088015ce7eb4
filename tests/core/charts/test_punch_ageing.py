"""Punch items by age: 0 to 7, 8 to 30, 31 to 60, more than 60 days, by category."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from core.charts import ChartRequest, charts
from core.charts.punch_ageing import Ageing
from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.workspace import Workspace


def test_7_open_items_by_age_at_the_status_date(loaded: Callable[..., Any]) -> None:
    assert loaded("punch_ageing") == Ageing(((0, 0, 0), (1, 3, 1), (0, 0, 0), (0, 0, 0)), (0, 0, 0))


def test_two_months_later_they_are_older(sample: Workspace) -> None:
    load = charts()["punch_ageing"].load
    data = sample.read(load, ChartRequest("en", dt.date(2025, 4, 20)))
    assert [sum(band) for band in data.bands] == [0, 0, 1, 4]


def test_each_band_says_how_many_and_those_without_a_date_are_not_lost() -> None:
    data = Ageing(((1, 4, 9), (3, 8, 20), (2, 6, 15), (1, 3, 12)), (0, 0, 2))
    found = said(drawn("punch_ageing", data, size=(350, 200)))
    assert {"0–7 d", "8–30 d", "31–60 d", "> 60 d", "No date", "31", "B before PAC"} <= set(found)
    assert "No date" not in said(drawn("punch_ageing", Ageing(data.bands, (0, 0, 0))))
