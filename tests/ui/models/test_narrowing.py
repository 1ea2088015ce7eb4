"""What a column is narrowed to: who passes, how it reads, that it is kept and read back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.narrowing import AHEAD, Days, Numbers, Picked, narrowing

if TYPE_CHECKING:
    from ui.models.narrowing import Narrowing

ON = dt.date(2025, 2, 28)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
ANY = st.one_of(
    st.builds(Picked, st.frozensets(st.text(st.characters(exclude_characters="\t")), min_size=1)),
    st.builds(Days, DAYS, DAYS),
    st.builds(Days, told=st.sampled_from(["overdue", "empty", *map(str, AHEAD)])),
    st.builds(Numbers, NUMBERS, NUMBERS),
    st.just(Numbers(is_empty=True)),
)


@given(ANY)
def test_what_is_kept_is_read_back(wanted: Narrowing) -> None:
    assert narrowing(wanted.kept()) == wanted


@pytest.mark.parametrize("kept", ["", "stars:5", "days:soon", "numbers:a..b", "days:2025-13-01.."])
def test_what_a_later_version_kept_is_passed_over(kept: str) -> None:
    assert narrowing(kept) is None


@given(DAYS)
def test_a_day_is_before_the_status_date_or_in_the_days_ahead(day: dt.date) -> None:
    passed = [Days(told=told).test(day, ON) for told in ("overdue", "7", "30", "90")]
    assert passed[0] == (day < ON)
    assert passed[1:] == [0 <= (day - ON).days <= ahead for ahead in AHEAD]


def test_days_and_numbers_have_ends_and_may_be_empty() -> None:
    assert Days(first=ON).test(ON, ON)
    assert not Days(last=ON).test(ON + dt.timedelta(1), ON)
    assert not Days(first=ON).test(None, ON)
    assert Days(told="empty").test(None, ON)
    assert Numbers(low=Decimal(2)).test(2, ON)
    assert not Numbers(high=Decimal(2)).test(Decimal("2.5"), ON)
    assert not Numbers(low=Decimal(2)).test(None, ON)
    assert Numbers(is_empty=True).test(None, ON)


def test_it_reads_as_people_say_it() -> None:
    def name(key: str) -> str:
        return {"OPEN": "Open", "CLOSED": "Closed"}.get(key, key)

    assert Picked(frozenset({"OPEN", "CLOSED"})).words(name) == "Closed, Open"
    assert Picked(frozenset("abc")).words(name) == "3 chosen"
    assert Picked(frozenset({""})).words(name) == "empty"
    assert Days(told="30").words(name) == "in 30 days"
    assert Days(told="overdue").words(name) == "before the status date"
    assert Days(ON, None).words(name) == "≥ 2025-02-28"
    assert Days(ON, ON).words(name) == "2025-02-28 – 2025-02-28"
    assert Numbers(None, Decimal("2.50")).words(name) == "≤ 2.5"
    assert Numbers(Decimal(1000), Decimal(2000)).words(name) == "1,000 – 2,000"
