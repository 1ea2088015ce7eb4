"""What a column is narrowed to: some values, some days, a range of numbers; kept as text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from core import text
from core.language import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

FEW: Final = 2
"""More values than this are counted, not named."""
_BETWEEN: Final = "\t"
OVERDUE, EMPTY = "overdue", "empty"
AHEAD: Final = (7, 30, 90)


@dataclass(frozen=True, slots=True)
class Picked:
    """Rows with one of these values."""

    values: frozenset[str]

    def test(self, value: Any, _on: dt.date) -> bool:
        """Return whether a value is one of them."""
        return value in self.values

    def words(self, name: Callable[[str], str]) -> str:
        """Return what is shown, in words."""
        if len(self.values) > FEW:
            return tr(mark("{count} chosen"), count=len(self.values))
        return text.listed(name(each) or tr(mark("empty")) for each in sorted(self.values))

    def kept(self) -> str:
        """Return it as text for the settings."""
        return f"in:{_BETWEEN.join(sorted(self.values))}"


@dataclass(frozen=True, slots=True)
class Days:
    """Rows of some days: from one to another, or as told from the status date.

    `told` is "overdue" (before the status date), "empty", or the days ahead that count, "30".
    """

    first: dt.date | None = None
    last: dt.date | None = None
    told: str = ""

    def test(self, value: Any, on: dt.date) -> bool:
        """Return whether a day is one of them."""
        if value is None or self.told == EMPTY:
            return value is None and self.told == EMPTY
        day: dt.date = value
        if self.told == OVERDUE:
            return day < on
        if self.told:
            return 0 <= (day - on).days <= int(self.told)
        return (self.first or dt.date.min) <= day <= (self.last or dt.date.max)

    def words(self, _name: Callable[[str], str]) -> str:
        """Return what is shown, in words."""
        if self.told:
            return told_words(self.told)
        if self.first is None or self.last is None:
            sign, day = ("≥", self.first) if self.last is None else ("≤", self.last)
            return f"{sign} {text.day(day)}"
        return f"{text.day(self.first)} – {text.day(self.last)}"

    def kept(self) -> str:
        """Return it as text for the settings."""
        if self.told:
            return f"days:{self.told}"
        return f"days:{_iso(self.first)}..{_iso(self.last)}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Rows with a number from one to another; of money in whatever currency it is."""

    low: Decimal | None = None
    high: Decimal | None = None
    is_empty: bool = False

    def test(self, value: Any, _on: dt.date) -> bool:
        """Return whether a number is one of them."""
        if value is None or self.is_empty:
            return value is None and self.is_empty
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def words(self, _name: Callable[[str], str]) -> str:
        """Return what is shown, in words."""
        if self.is_empty:
            return tr(mark("empty"))
        low, high = _plain(self.low), _plain(self.high)
        if self.low is None or self.high is None:
            return f"≥ {low}" if self.high is None else f"≤ {high}"
        return f"{low} – {high}"

    def kept(self) -> str:
        """Return it as text for the settings."""
        bounds = "" if self.is_empty else f"{_exact(self.low)}..{_exact(self.high)}"
        return f"numbers:{bounds or EMPTY}"


Narrowing: TypeAlias = Picked | Days | Numbers


def told_words(told: str) -> str:
    """Return what days told from the status date are called."""
    if told == OVERDUE:
        return tr(mark("before the status date"))
    if told == EMPTY:
        return tr(mark("empty"))
    return trn("in {count} day", "in {count} days", int(told))


def narrowing(kept: str) -> Narrowing | None:
    """Return what was kept as text; None where it means nothing, as of a later version."""
    kind, _, rest = kept.partition(":")
    try:
        if kind == "in":
            return Picked(frozenset(rest.split(_BETWEEN)))
        if kind == "days":
            return _days(rest)
        if kind == "numbers":
            if rest == EMPTY:
                return Numbers(is_empty=True)
            low, _, high = rest.partition("..")
            return Numbers(Decimal(low) if low else None, Decimal(high) if high else None)
    except (ValueError, InvalidOperation):
        return None
    return None


def _days(rest: str) -> Days:
    if ".." not in rest:
        return Days(told=rest if rest in (OVERDUE, EMPTY) else str(int(rest)))
    first, _, last = rest.partition("..")
    return Days(
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
    )


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _exact(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _plain(number: Decimal | None) -> str:
    if number is None:
        return ""
    exponent = int(number.normalize().as_tuple().exponent)
    return text.number(number, max(0, -exponent))
