"""Reads a date as people type it: 2025-08-20, 20.8, 20/8/25, +7, +1w, t, =bl, fri."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import Final

from core.errors import InvalidInput
from core.language import mark, tr

EARLIEST: Final = dt.date(1900, 1, 1)
LATEST: Final = dt.date(2200, 12, 31)

ACCEPTED: Final = mark("Type 2025-08-20, 20.8, 20/8, +7, +1w, +2m, t or fri.")

_YEAR_FIRST: Final = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2}))?\2?", re.ASCII)
_MOVED: Final = re.compile(r"([+\-\N{MINUS SIGN}])\s*(\d{1,5})\s*([dwm]?)", re.ASCII)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_WEEKDAYS: Final = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_SHORT_YEAR: Final = 2


def parse_date(
    text: str, *, base: dt.date | None, today: dt.date, baseline: dt.date | None = None
) -> dt.date | None:
    """Return the date that a text means; an empty text means no date.

    Args:
        text: what was typed.
        base: the date that `+7` counts from and 20.8 is near to; today if there is none.
        today: the date that `t` means, and that a weekday is next to.
        baseline: the date that `=bl` means.

    Raises:
        InvalidInput: the text is no date, an impossible one, or out of range.
    """
    typed = text.strip().casefold()
    if not typed:
        return None
    found = _named(typed, today, baseline) or _written(typed, base or today)
    if found is None:
        raise _out_of_range(text) if _MOVED.fullmatch(typed) else _not_a_date(text)
    if not EARLIEST <= found <= LATEST:
        raise _out_of_range(text)
    return found


def _named(typed: str, today: dt.date, baseline: dt.date | None) -> dt.date | None:
    if typed in ("t", "today"):
        return today
    if typed in ("=bl", "bl"):
        if baseline is None:
            raise InvalidInput(tr(mark("There is no baseline date to take.")))
        return baseline
    for names in (_WEEKDAYS, _FULL_WEEKDAYS):
        if typed in names:
            return today + dt.timedelta(days=(names.index(typed) - today.weekday()) % 7)
    return None


def _written(typed: str, base: dt.date) -> dt.date | None:
    if match := _MOVED.fullmatch(typed):
        sign, count, unit = match.groups()
        return _moved(base, int(count) * (1 if sign == "+" else -1), unit)
    if match := _YEAR_FIRST.fullmatch(typed):
        year, _, month, day = match.groups()
        return _date(typed, int(year), int(month), int(day))
    if match := _DAY_FIRST.fullmatch(typed):
        day, _, month, written = match.groups()
        if written is None:
            return _nearest(typed, int(month), int(day), base)
        century = 2000 if len(written) == _SHORT_YEAR else 0
        return _date(typed, century + int(written), int(month), int(day))
    return None


def _nearest(typed: str, month: int, day: int, base: dt.date) -> dt.date:
    """Return the day of that name nearest to the base, so that 5.1 typed in December is January."""
    found = []
    for year in (base.year, base.year - 1, base.year + 1):
        try:
            found.append(dt.date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise _impossible(typed)
    return min(found, key=lambda date: abs(date - base))


def _moved(base: dt.date, count: int, unit: str) -> dt.date | None:
    try:
        if unit == "m":
            month = base.year * 12 + base.month - 1 + count
            year, month = divmod(month, 12)
            last = monthrange(year, month + 1)[1]
            return dt.date(year, month + 1, min(base.day, last))
        return base + dt.timedelta(days=count * (7 if unit == "w" else 1))
    except (ValueError, OverflowError):
        return None


def _date(typed: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise _impossible(typed) from None


def _impossible(typed: str) -> InvalidInput:
    return InvalidInput(
        tr(mark("{text} is no day of the calendar. {accepted}"), text=typed, accepted=tr(ACCEPTED))
    )


def _out_of_range(text: str) -> InvalidInput:
    return InvalidInput(
        tr(
            mark("{text} is outside {first} to {last}."),
            text=text.strip(),
            first=EARLIEST.isoformat(),
            last=LATEST.isoformat(),
        )
    )


def _not_a_date(text: str) -> InvalidInput:
    return InvalidInput(
        tr(mark("“{text}” is not a date. {accepted}"), text=text.strip(), accepted=tr(ACCEPTED))
    )
