"""Damages for delay: bars by part against the cap, and the curve with today's place on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.collections import PolyCollection

from core.money import Money
from tests.drawings import drawn, marks, points, said

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = (1040, 240)


def lengths(figure: Any) -> list[list[float]]:
    """Return how long the bars of each kind are, in the order they are drawn."""
    found = [c for c in figure.axes[0].collections if isinstance(c, PolyCollection)]
    return [[max(xs) - min(xs) for xs in _across(kind, 0)] for kind in found]


def _across(kind: Any, axis: int) -> list[Any]:
    return [box.vertices[:, axis] for box in kind.get_paths()]


def test_each_shop_and_all_of_them_net_and_what_is_claimed(loaded: Callable[..., Any]) -> None:
    figure = drawn("damages", loaded("damages"), size=ROOM)
    claimed, owed = lengths(figure)
    assert owed == pytest.approx([726_000, 1_045_000, 550_000, 2_321_000])
    assert [a + b for a, b in zip(owed, claimed, strict=True)] == pytest.approx(
        [1_573_000, 2_717_000, 1_430_000, 5_720_000]
    )
    assert {"Welding", "Painting", "Final assembly", "2.3 M of 5.7 M"} <= set(said(figure))


def test_granted_time_has_a_bar_of_its_own(loaded: Callable[..., Any]) -> None:
    data = loaded("damages")
    bar = replace(data.bars[0], granted=Money.of(1_000_000, "USD"))
    figure = drawn("damages", replace(data, bars=(bar,)), size=ROOM)
    granted, claimed, owed = lengths(figure)
    assert [*granted, *claimed, *owed] == pytest.approx([573_000, 274_000, 726_000])
    assert {"Time granted", "Time claimed", "Net of claims"} <= set(said(figure))


def test_the_cap_is_a_line_that_is_named(loaded: Callable[..., Any]) -> None:
    figure = drawn("damages", loaded("damages"), size=ROOM)
    [line] = figure.axes[0].lines
    assert [x for x, _ in points(line)] == [4_400_000, 4_400_000]
    assert said(figure).count("Cap 4.4 M") == 2
    loose = replace(loaded("damages"), cap=None)
    assert not [words for words in said(drawn("damages", loose, size=ROOM)) if "Cap" in words]


def test_the_curve_tells_weeks_before_and_after_the_forecast(loaded: Callable[..., Any]) -> None:
    figure = drawn("damages", loaded("damages"), size=ROOM)
    curve = next(
        axes
        for axes in figure.axes
        if "Forecast" in [label.get_text() for label in axes.get_xticklabels()]
    )
    shown = [label.get_text().replace("\u00a0", " ") for label in curve.get_xticklabels()]
    assert shown == ["−8 wk", "Forecast", "+8 wk", "+16 wk", "+24 wk"]
    dots = [points(line)[0] for line in curve.lines if line.get_marker() == "o"]
    assert dots == [(0, 4_400_000), (0, 2_321_000)]


def test_without_claims_there_is_one_line_and_one_sum(loaded: Callable[..., Any]) -> None:
    data = loaded("damages")
    bars = tuple(replace(each, granted=each.gross, claimed=each.gross) for each in data.bars)
    curve = tuple(replace(each, net=each.gross) for each in data.curve)
    found = said(drawn("damages", replace(data, bars=bars, curve=curve), size=ROOM))
    assert "1.6 M" in found
    assert not [words for words in found if " of " in words or words == "Time claimed"]


def test_a_narrow_figure_has_the_bars_alone(loaded: Callable[..., Any]) -> None:
    figure = drawn("damages", loaded("damages"), size=(520, 220))
    assert "Forecast" not in marks(figure, "x")
    assert "Without claims" not in said(figure)
