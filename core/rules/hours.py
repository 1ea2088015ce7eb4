"""The hours of a working day as people write them: `08:00-12:00 13:00-17:00`."""

from __future__ import annotations

import re
from typing import Final

from core.errors import InvalidInput
from core.language import mark, tr

DAY_SHIFT: Final = "08:00-12:00 13:00-17:00"
"""The hours of a working day where nothing else is said."""
MIDNIGHT: Final = 1440
_SPAN: Final = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", re.ASCII)
_HOUR: Final = 60


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans worked, in minutes since midnight, each beginning where none before ends.

    The last span may end at 24:00, or past midnight: `22:00-06:00` is from 1320 to 1800.

    Raises:
        InvalidInput: the text is no list of such spans, or they overlap.
    """
    found: list[tuple[int, int]] = []
    for word in text.split():
        match = _SPAN.fullmatch(word)
        first, last = (_minute(match, 1), _minute(match, 3)) if match else (-1, -1)
        if match is None or not 0 <= first < MIDNIGHT or not 0 <= last <= MIDNIGHT:
            raise InvalidInput(
                tr(mark("“{text}” is no span of hours such as 08:00-12:00."), text=word)
            )
        found.append((first, last if last > first else last + MIDNIGHT))
    ends = [0, *(last for _first, last in found)]
    round_the_clock = found and found[-1][1] > found[0][0] + MIDNIGHT
    if round_the_clock or any(first < end for (first, _), end in zip(found, ends, strict=False)):
        raise InvalidInput(tr(mark("The hours {text} overlap."), text=text))
    return tuple(found)


def spans_text(found: tuple[tuple[int, int], ...]) -> str:
    """Return spans as `spans` reads them."""
    return " ".join(f"{_clock(first)}-{_clock(last)}" for first, last in found)


def _minute(match: re.Match[str], group: int) -> int:
    hour, minute = int(match[group]), int(match[group + 1])
    return hour * _HOUR + minute if minute < _HOUR else -1


def _clock(minute: int) -> str:
    hour, rest = divmod(minute if minute <= MIDNIGHT else minute - MIDNIGHT, _HOUR)
    return f"{hour:02}:{rest:02}"
