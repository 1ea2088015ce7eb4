"""The indicators of a punch list: open by category, ageing, closure rate, overdue A (DOMAIN 7)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import punch
from core.rules.punch import PunchItem

ON = dt.date(2025, 2, 28)


def item(
    category: str, age: int | None, *, closed: bool = False, due: int | None = None, shop: str = "W"
) -> PunchItem:
    raised = None if age is None else ON - dt.timedelta(age)
    return PunchItem(
        shop, category, closed, raised, None if due is None else ON + dt.timedelta(due)
    )


@pytest.mark.parametrize(
    ("days", "band"),
    [(-3, 0), (0, 0), (7, 0), (8, 1), (30, 1), (31, 2), (60, 2), (61, 3), (900, 3)],
)
def test_7_ageing_bands(days: int, band: int) -> None:
    assert punch.band_of(days) == band


def test_7_open_by_category_closure_rate_and_overdue_a() -> None:
    found = punch.figures(
        [
            item("A", 5, due=-1),
            item("A", 70, due=0),
            item("B", 40, due=-9),
            item("C", None),
            item("A", 90, closed=True, due=-40),
        ],
        ON,
    )
    assert (found.open["A"], found.open["B"], found.open["C"], found.open_count) == (2, 1, 1, 4)
    assert found.closure_rate == pytest.approx(0.2)
    assert (found.overdue["A"], found.overdue["B"]) == (1, 1)
    assert [dict(band) for band in found.ages] == [{"A": 1}, {}, {"B": 1}, {"A": 1}]
    assert found.undated == {"C": 1}


def test_where_nothing_was_raised_there_is_no_rate() -> None:
    assert punch.figures([], ON).closure_rate is None


def test_each_shop_has_its_open_items_by_category_and_its_closed_ones() -> None:
    found = punch.by_shop([item("A", 1), item("A", 1, closed=True), item("C", 1, shop="P")])
    assert found == {"W": {"A": 1, "CLOSED": 1}, "P": {"C": 1}}


items = st.builds(
    item,
    st.sampled_from("ABC"),
    st.none() | st.integers(-10, 400),
    closed=st.booleans(),
    due=st.none() | st.integers(-90, 90),
)


@given(st.lists(items))
def test_what_is_open_is_in_one_band_or_undated_and_overdue_is_part_of_it(
    found: list[PunchItem],
) -> None:
    told = punch.figures(found, ON)
    assert sum(band.total() for band in told.ages) + told.undated.total() == told.open_count
    assert told.overdue <= told.open
    assert sum(c.total() for c in punch.by_shop(found).values()) == told.total
