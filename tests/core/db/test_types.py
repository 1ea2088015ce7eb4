"""What a column cannot hold exactly is refused before it is written; what it holds comes back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from core.db.types import LARGEST, Fixed, Flag, Instant, IsoDate, Json, Minor
from core.errors import InvalidInput

if TYPE_CHECKING:
    from sqlalchemy.types import TypeDecorator

DIALECT = sqlite.dialect()


def stored(kind: TypeDecorator[Any], value: Any) -> Any:
    """Return what the file holds for a value."""
    write = kind.bind_processor(DIALECT)
    return value if write is None else write(value)


def through(kind: TypeDecorator[Any], value: Any) -> Any:
    """Return a value written and read again."""
    read = kind.result_processor(DIALECT, None)
    return stored(kind, value) if read is None else read(stored(kind, value))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_a_day_comes_back_as_that_day(day: dt.date) -> None:
    assert through(IsoDate(), day) == day


@pytest.mark.parametrize("day", [dt.date(1899, 12, 31), dt.date(2201, 1, 1), dt.date.max])
def test_f63_a_day_outside_the_years_of_plans_is_refused(day: dt.date) -> None:
    with pytest.raises(InvalidInput, match="between 1900 and 2200"):
        stored(IsoDate(), day)


def test_a_day_with_a_time_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        stored(IsoDate(), dt.datetime(2025, 2, 28, tzinfo=dt.UTC))


@given(
    st.datetimes(dt.datetime(1900, 1, 2), dt.datetime(2200, 1, 1), timezones=st.timezones()),  # noqa: DTZ001  hypothesis adds the zone
    st.timedeltas(dt.timedelta(microseconds=1), dt.timedelta(days=9)),
)
def test_f64_moments_sort_as_their_texts_do(moment: dt.datetime, later: dt.timedelta) -> None:
    at = moment.astimezone(dt.UTC)
    assert through(Instant(), moment) == at
    assert stored(Instant(), moment) < stored(Instant(), at + later)


@given(st.decimals(-99_999_999, 99_999_999, places=4))
def test_a_decimal_keeps_every_place(number: Decimal) -> None:
    assert through(Fixed(4), number) == number


@pytest.mark.parametrize("number", ["0.00001", "NaN", "Infinity", "1e400", "99999999999999.9999"])
def test_f45_a_decimal_that_cannot_be_kept_exactly_is_refused(number: str) -> None:
    with pytest.raises(InvalidInput):
        stored(Fixed(4), Decimal(number))


@pytest.mark.parametrize("minor", [2**31, LARGEST, -LARGEST, 0])
def test_f63_money_is_kept_to_the_last_unit(minor: int) -> None:
    assert through(Minor(), minor) == minor


@pytest.mark.parametrize("minor", [LARGEST + 1, 2**63])
def test_money_of_more_than_fifteen_digits_is_refused(minor: int) -> None:
    with pytest.raises(InvalidInput):
        stored(Minor(), minor)


def test_yes_and_no_and_lists_come_back_as_they_were() -> None:
    assert [through(Flag(), value) for value in (True, False, None)] == [True, False, None]
    held = [["{shop} PAC", {"slip": 92, "shop": "涂装"}], None, 0.5]
    assert through(Json(), held) == held


@pytest.mark.parametrize("kind", [IsoDate(), Instant(), Fixed(4), Minor(), Flag(), Json()])
def test_nothing_stays_nothing(kind: TypeDecorator[Any]) -> None:
    assert through(kind, None) is None
