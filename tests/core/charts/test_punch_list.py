"""The punch list by shop: open by category, closed, in the order of the shops."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from matplotlib.collections import PolyCollection

from core.charts import ChartRequest, charts
from core.charts.punch_list import PunchShop
from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.workspace import Workspace


def test_each_shop_has_open_a_b_c_and_closed(loaded: Callable[..., Any]) -> None:
    assert loaded("punch_list") == (
        PunchShop("WELD", (1, 1, 0, 0)),
        PunchShop("PAINT", (0, 1, 0, 1)),
        PunchShop("ASSY", (0, 1, 1, 0)),
    )


def test_what_is_open_is_said_at_the_end_and_counts_stand_in_the_bars() -> None:
    data = (PunchShop("WELD", (2, 14, 31, 42)), PunchShop("", (0, 0, 3, 0)))
    found = said(drawn("punch_list", data, size=(350, 150)))
    assert {"47 open", "3 open", "14", "31", "42", "Welding", "No shop", "Closed"} <= set(found)


def test_bars_are_as_long_as_their_counts() -> None:
    axes = drawn("punch_list", (PunchShop("WELD", (10, 0, 30, 0)),), size=(700, 150)).axes[0]
    parts = [c for c in axes.collections if isinstance(c, PolyCollection)][:2]
    ends = [part.get_paths()[0].get_extents() for part in parts]
    assert [round(box.x0) for box in ends] == [0, 10]
    assert round(ends[1].x1) == 40


def test_of_all_projects_the_shops_are_added_up(sample: Workspace) -> None:
    data = sample.read(charts()["punch_list"].load, ChartRequest("en", dt.date(2025, 2, 28)))
    assert sum(sum(shop.counts) for shop in data) == 6


def test_a_key_of_long_words_takes_more_lines_where_there_is_height() -> None:
    data = (PunchShop("WELD", (1, 1, 1, 1)),)
    low = said(drawn("punch_list", data, size=(240, 60), lang="ru"))
    high = said(drawn("punch_list", data, size=(240, 200), lang="ru"))
    assert "C: до FAC" not in low
    assert {"A: мешает следующему этапу", "B: до PAC", "C: до FAC"} <= set(high)
