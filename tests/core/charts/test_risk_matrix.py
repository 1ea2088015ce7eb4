"""The matrix shows each open risk in the cell of its probability and impact."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.collections import PolyCollection

from core.charts import ChartRequest, charts, style
from core.charts.risk_matrix import Matrix, ground_of
from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.workspace import Workspace

STATUS = dt.date(2025, 2, 28)


def test_open_risks_stand_in_their_cells_and_closed_ones_do_not(loaded: Callable[..., Any]) -> None:
    assert loaded("risk_matrix").cells == {
        (4, 4): ("01",),
        (3, 4): ("02",),
        (5, 2): ("03",),
        (3, 5): ("04", "05"),
        (3, 3): ("06",),
        (2, 4): ("07",),
    }


def test_the_codes_are_written_with_the_words_of_the_axes(loaded: Callable[..., Any]) -> None:
    found = said(drawn("risk_matrix", loaded("risk_matrix"), size=(350, 270)))
    assert {"01", "04 05", "Certain", "Rare", "Impact", "5"} <= set(found)


def test_of_all_projects_a_cell_says_how_many(sample: Workspace) -> None:
    data = sample.read(charts()["risk_matrix"].load, ChartRequest("en", STATUS))
    assert data.is_counted
    assert len(data.cells[3, 4]) == 3
    assert "3" in said(drawn("risk_matrix", data, size=(350, 270)))


def test_more_codes_than_fit_are_counted() -> None:
    data = Matrix({(1, 1): tuple(f"{n:02}" for n in range(40))})
    assert "40" in said(drawn("risk_matrix", data, size=(350, 270)))


def test_the_25_cells_have_the_grounds_of_their_ratings() -> None:
    axes = drawn("risk_matrix", Matrix({(1, 1): ("01",)}), size=(350, 270)).axes[0]
    boxes = [c for c in axes.collections if isinstance(c, PolyCollection)]
    counted = sorted(len(c.get_paths()) for c in boxes)
    assert counted == [1, 4, 6, 7, 7]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [(1, 4, True), (4, 5, False), (9, 10, False), (12, 10, True), (14, 15, False), (15, 25, True)],
)
def test_7_grounds_change_where_ratings_do(one: int, other: int, is_same: bool) -> None:  # noqa: FBT001
    look = style("light", "en")
    grounds = {ground_of(look, points, is_filled=True) for points in (one, other)}
    assert (len(grounds) == 1) is is_same
