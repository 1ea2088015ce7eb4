"""The cash flow: what came in and went out, what will, and one zero for both scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.collections import PolyCollection

from core.charts import ChartRequest, charts
from tests.core.charts.conftest import STATUS
from tests.drawings import drawn, marks, points, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.workspace import Workspace

ROOM = (900, 260)


def heights(figure: Any) -> list[list[tuple[float, float]]]:
    """Return bottom and top of the bars of each kind, in the order they are drawn."""
    found = [c for c in figure.axes[0].collections if isinstance(c, PolyCollection)]
    return [[(min(ys), max(ys)) for ys in _across(kind, 1)] for kind in found]


def _across(kind: Any, axis: int) -> list[Any]:
    return [box.vertices[:, axis] for box in kind.get_paths()]


def test_what_is_received_and_paid_is_filled_and_what_is_expected_dashed(
    loaded: Callable[..., Any],
) -> None:
    received, paid, receivable, payable = heights(drawn("cash_flow", loaded("cash_flow")))
    assert sum(top for _, top in received) == pytest.approx(64_400_000)
    assert sum(low for low, _ in paid) == pytest.approx(-59_600_000)
    assert sum(top - low for low, top in receivable) == pytest.approx(23_600_000)
    assert sum(low - top for low, top in payable) == pytest.approx(-19_160_000)


def test_both_scales_have_their_zero_at_one_height(loaded: Callable[..., Any]) -> None:
    figure = drawn("cash_flow", loaded("cash_flow"), size=ROOM)
    axes = figure.axes[0]
    assert marks(figure, "y")[-1].endswith(" M")
    at_zero = [text for text in axes.texts if text.get_text() == "0"]
    assert len(at_zero) == 1
    assert float(at_zero[0].get_position()[1]) == 0
    assert "0" in marks(figure, "y")


def test_the_line_ends_at_what_all_payments_leave_over_all_cost(
    loaded: Callable[..., Any],
) -> None:
    figure = drawn("cash_flow", loaded("cash_flow"), size=ROOM)
    axes = figure.axes[0]
    right = next(t for t in axes.texts if t.get_text().endswith("M") and t.get_position()[1] > 0)
    millions = float(right.get_text().split("\u00a0")[0].removesuffix(" M"))
    factor = right.get_position()[1] / (millions * 1e6)
    dashed = next(line for line in axes.lines if line.get_linestyle() == "--")
    assert points(dashed)[-1][1] / factor == pytest.approx(9_240_000)


def test_what_must_be_funded_at_most_is_said_where_there_is_room(
    loaded: Callable[..., Any],
) -> None:
    assert "Funding 1.6 M" in said(drawn("cash_flow", loaded("cash_flow"), size=ROOM))


def test_the_key_names_what_is_drawn_and_goes_where_there_is_no_room(
    loaded: Callable[..., Any],
) -> None:
    data = loaded("cash_flow")
    wanted = {"Received", "Receivable", "Paid", "Payable", "Cumulative net (right)"}
    assert wanted <= set(said(drawn("cash_flow", data, size=ROOM)))
    assert not wanted & set(said(drawn("cash_flow", data, size=(280, 140))))


def test_a_single_month_is_a_bar_and_no_wall(loaded: Callable[..., Any]) -> None:
    data = loaded("cash_flow", code="P-2501")
    assert len(data.flow) == 1
    axes = drawn("cash_flow", data, size=ROOM).axes[0]
    [bar] = [c for c in axes.collections if isinstance(c, PolyCollection)]
    [across] = _across(bar, 0)
    first, last = axes.get_xlim()
    assert (max(across) - min(across)) / (last - first) < 0.1


def test_a_quarter_is_drawn_as_one(sample: Workspace) -> None:
    wanted = ChartRequest("en", STATUS, None, quarters=True)
    data = sample.read(charts()["cash_flow"].load, wanted)
    assert all(each.month.month in (1, 4, 7, 10) for each in data.flow)
    received, *_ = heights(drawn("cash_flow", data, size=ROOM))
    months = sample.read(charts()["cash_flow"].load, ChartRequest("en", STATUS, None))
    assert sum(top for _, top in received) == pytest.approx(
        sum(float(each.received.amount) for each in months.flow)
    )
