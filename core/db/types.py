"""Column types for STRICT tables: what SQLite would keep loosely is kept exactly.

A value that a column cannot hold is an `InvalidInput`, raised before anything is written.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.types import TypeDecorator

from core.errors import InvalidInput
from core.language import mark, tr
from core.terms import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST: Final = 999_999_999_999_999
"""Fifteen digits: exact in a spreadsheet too."""


class IsoDate(TypeDecorator[dt.date]):
    """A day, kept as ISO text; days outside 1900 to 2200 are refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Any) -> str | None:
        """Return the text kept."""
        if value is None:
            return None
        assert not isinstance(value, dt.datetime), "a day has no time"
        if not EARLIEST <= value <= LATEST:
            raise InvalidInput(
                tr(mark("{day} is not a day between 1900 and 2200."), day=value.isoformat())
            )
        return value.isoformat()

    def result_processor(
        self, dialect: Any, coltype: object
    ) -> Callable[[str | None], dt.date | None]:
        """Return what reads the day: at once, for lists have tens of thousands of them."""
        return _day


class Instant(TypeDecorator[dt.datetime]):
    """A moment, kept as UTC text of one length that ends in Z, so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> str | None:
        """Return the text kept; a moment without a time zone is a bug."""
        if value is None:
            return None
        assert value.tzinfo is not None, "a moment needs a time zone"
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: Any) -> dt.datetime | None:
        """Return the moment, in UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Any) -> int | None:  # noqa: FBT001
        """Return the number kept."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Any) -> bool | None:
        """Return yes or no."""
        return None if value is None else bool(value)


class Minor(TypeDecorator[int]):
    """Money in minor units, at most fifteen digits."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        """Return INTEGER where tables are STRICT."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: int | None, dialect: Any) -> int | None:
        """Return the number kept; what is larger is refused."""
        return None if value is None else _within(value, value)


class Fixed(TypeDecorator[Decimal]):
    """A decimal with a fixed number of places, kept as a scaled integer."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def load_dialect_impl(self, dialect: Any) -> Any:
        """Return INTEGER where tables are STRICT."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: Decimal | int | None, dialect: Any) -> int | None:
        """Return the integer kept; more places than there are, or no number at all, is refused."""
        if value is None:
            return None
        number = Decimal(value)
        if not number.is_finite() or number.adjusted() + self.places > len(str(LARGEST)):
            _within(value, LARGEST + 1)
        digits, scaled = len(number.as_tuple().digits), number.scaleb(self.places)
        if digits > len(str(LARGEST)) or scaled != scaled.to_integral_value():
            raise InvalidInput(
                tr(
                    mark("{number} has more than {places} decimal places."),
                    number=value,
                    places=self.places,
                )
            )
        return _within(value, int(scaled))

    def result_processor(
        self, dialect: Any, coltype: object
    ) -> Callable[[int | None], Decimal | None]:
        """Return what reads the decimal, with all its places."""
        places = -self.places
        return lambda value: None if value is None else Decimal(value).scaleb(places)


class Json(TypeDecorator[Any]):
    """Lists and mappings of plain values, kept as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Return the text kept."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Any) -> Any:
        """Return what was kept."""
        return None if value is None else json.loads(value)


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value)


def _within(said: Decimal | int, kept: int) -> int:
    if abs(kept) > LARGEST:
        raise InvalidInput(tr(mark("{number} is no number that can be kept."), number=said))
    return kept
