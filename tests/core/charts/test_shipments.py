"""The chart of shipments: a row a lot, filled as far as it came, its state in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from core.charts import ChartRequest, charts
from core.charts.shipments import LotBar, Lots
from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.workspace import Workspace

STATUS = dt.date(2025, 2, 28)
SIZE = (900, 420)


def test_every_dated_lot_has_its_row_in_the_order_of_the_user(loaded: Callable[..., Any]) -> None:
    data = loaded("shipments")
    assert [lot.code for lot in data.lots] == [f"SH-{n:02}" for n in range(1, 13)]
    assert {lot.place for lot in data.lots} == {"site", "border", "works"}


def test_state_and_delay_stand_in_words(loaded: Callable[..., Any]) -> None:
    found = said(drawn("shipments", loaded("shipments"), size=SIZE))
    assert {"SH-10", "At the border +93 d", "Being packed +105 d", "On site +1 d"} <= set(found)


def test_words_follow_the_language(loaded: Callable[..., Any]) -> None:
    found = said(drawn("shipments", loaded("shipments", "ru"), size=SIZE, lang="ru"))
    assert any("+93 дн" in words for words in found)


def test_all_projects_stand_on_one_chart_with_their_codes(sample: Workspace) -> None:
    data = sample.read(charts()["shipments"].load, ChartRequest("en", STATUS))
    assert data is not None
    assert len(data.lots) == 14
    assert all(" " in lot.code for lot in data.lots)


def test_two_hundred_lots_are_drawn_without_words() -> None:
    lots = tuple(
        LotBar(f"L{n}", "", STATUS, STATUS + dt.timedelta(n + 1), None, "way", "IN_TRANSIT", None)
        for n in range(200)
    )
    assert said(drawn("shipments", Lots(lots, STATUS))) == ["Status 2025-02-28"]
