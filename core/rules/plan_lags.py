"""Lags of another program's plan in the units in which milestones are linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.schedule.instant import MINUTE
from core.rules.schedule.plan import ELAPSED, ELAPSED_PERCENT, PERCENT

if TYPE_CHECKING:
    from core.rules.schedule.plan import Link

LAG_SECONDS: Final = mark("Seconds of a lag")
LAG_SHARE: Final = mark("The fraction of a percent in a lag")
LAG_ELAPSED: Final = mark("That a lag in percent counts days off too")
LAG_TOO_LONG: Final = mark("A link with a lag of more than ten years")

LONGEST: Final = 3650 * 1440
"""Minutes of the longest lag that is kept."""
WORKING_DAY: Final = 480
"""Working minutes of the day in which lags are stated."""
_WHOLE_DAY: Final = 1440
_HUNDREDTHS: Final = 100


@dataclass(frozen=True, slots=True)
class Lag:
    """A lag as it is kept: how much of which unit (`core.terms.LAG_UNITS`), and what is lost."""

    lag: int
    unit: str
    lost: str = ""


def kept_lag(link: Link) -> Lag:
    """Return the lag of a link in the units that milestones are linked by."""
    if link.unit in {PERCENT, ELAPSED_PERCENT}:
        share = round(link.lag / _HUNDREDTHS)
        if link.unit == ELAPSED_PERCENT:
            return Lag(share, "%", LAG_ELAPSED)
        return Lag(share, "%", "" if share * _HUNDREDTHS == link.lag else LAG_SHARE)
    minutes = round(link.lag / MINUTE)
    lost = "" if minutes * MINUTE == link.lag else LAG_SECONDS
    if abs(minutes) > LONGEST:
        return Lag(0, "ed", LAG_TOO_LONG)
    day, unit, small = (_WHOLE_DAY, "ed", "em") if link.unit == ELAPSED else (WORKING_DAY, "d", "m")
    if minutes == 0:
        return Lag(0, "ed", lost)
    if minutes % day == 0:
        return Lag(minutes // day, unit, lost)
    return Lag(minutes, small, lost)
