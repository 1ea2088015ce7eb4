"""The engine's time: whole ticks of a tenth of a minute since the day before 0001-01-01.

A tenth of a minute is the finest unit that Microsoft Project keeps (slack, lags and durations with
seconds are whole tenths), so that nothing is lost on import; Primavera keeps minutes. Spans, be
they working or elapsed, are counted in the same ticks. Dates have no time zone: a plan's clock is
the clock of the place.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

MINUTE: Final = 10
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
"""Ticks of a calendar day; a working day has as many as its shifts."""

FIRST: Final = DAY
LAST: Final = (dt.date.max.toordinal() + 1) * DAY
"""Between these an instant is a date."""

_SECONDS: Final = 60 // MINUTE


def instant(when: dt.datetime | dt.date) -> int:
    """Return the tick of a moment, rounded to the nearest; of a date, its midnight."""
    day = when.toordinal() * DAY
    if not isinstance(when, dt.datetime):
        return day
    seconds = (when.hour * 60 + when.minute) * 60 + when.second
    return day + (seconds + _SECONDS // 2) // _SECONDS


def moment(tick: int) -> dt.datetime:
    """Return the moment of a tick; the very end of time where a tick lies beyond all dates."""
    day, rest = divmod(min(max(tick, FIRST), LAST - 1), DAY)
    midnight = dt.datetime.fromordinal(day)
    return midnight + dt.timedelta(seconds=rest * _SECONDS)


def minutes(ticks: int) -> float:
    """Return a span in minutes."""
    return ticks / MINUTE
