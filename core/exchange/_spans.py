"""Durations and lags as the exchange file writes them: `20d`, `5ed`, `+14`, `+3wd`, `+50%`."""

from __future__ import annotations

import re
from typing import Final

DAY: Final = 480
"""Working minutes of the day in which durations are written."""
WHOLE_DAY: Final = 1440
_DURATION: Final = re.compile(r"(?P<count>\d{1,9})(?P<unit>d|ed|min|emin)", re.ASCII)
_MINUTES: Final = {"d": DAY, "ed": WHOLE_DAY, "min": 1, "emin": 1}
_UNITS: Final = {"": "ed", "d": "ed", "wd": "d", "%": "%", "min": "m", "emin": "em"}
"""Unit of a lag as written, and as `core.terms.LAG_UNITS` names it."""
_SUFFIXES: Final = {"ed": "", "d": "wd", "%": "%", "m": "min", "em": "emin"}
LAG: Final = r"(?P<lag>[+-]\d{1,7})(?P<unit>wd|emin|min|%|d)?"


def duration(text: str) -> tuple[int, bool] | None:
    """Return minutes and whether every minute counts; None where the text is no duration."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    return int(found["count"]) * _MINUTES[found["unit"]], found["unit"].startswith("e")


def duration_text(minutes: int, *, elapsed: bool) -> str:
    """Return a duration as `duration` reads it, in days where it is whole ones."""
    day, mark = (WHOLE_DAY, "e") if elapsed else (DAY, "")
    if minutes % day == 0:
        return f"{minutes // day}{mark}d"
    return f"{minutes}{mark}min"


def lag_unit(written: str | None) -> str:
    """Return the unit that a suffix of `LAG` means."""
    return _UNITS[written or ""]


def lag_text(lag: int, unit: str) -> str:
    """Return a lag as `LAG` reads it; nothing where there is none."""
    return f"{lag:+d}{_SUFFIXES[unit]}" if lag else ""
