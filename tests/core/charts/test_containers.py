"""Containers added up: what was planned, what left, what came, what is still to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.drawings import drawn, said

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (900, 420)


def test_the_curves_end_at_the_figures_of_the_trade(loaded: Callable[..., Any]) -> None:
    data = loaded("containers")
    ends = [c[-1][1] for c in (data.planned, data.dispatched, data.received, data.expected)]
    assert ends == [1600, 1440, 1260, 1600]


def test_no_curve_ever_falls(loaded: Callable[..., Any]) -> None:
    data = loaded("containers")
    for curve in (data.planned, data.dispatched, data.received, data.expected):
        assert [total for _, total in curve] == sorted(total for _, total in curve)


def test_each_curve_is_named_with_its_sum(loaded: Callable[..., Any]) -> None:
    found = said(drawn("containers", loaded("containers"), size=SIZE))
    assert {"planned 1,600", "dispatched 1,440", "received 1,260", "expected 1,600"} <= set(found)
