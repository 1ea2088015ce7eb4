"""Plain elements of Microsoft Project's XML: how values are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import SubElement, indent, tostring

from core.rules.schedule.instant import DAY, HOUR, MINUTE, moment

if TYPE_CHECKING:
    import datetime as dt
    from xml.etree.ElementTree import Element

_UNREADABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold."""
_SECONDS: Final = 60


def text_of(element: Element, depth: int = 1) -> str:
    """Return an element as text, indented so far."""
    indent(element, space="\t", level=depth)
    return "\t" * depth + tostring(element, encoding="unicode").rstrip() + "\n"


def add(above: Element, name: str, value: Any) -> None:
    """Add a plain element; one without a value is left out."""
    if value is None or value == "":
        return
    shown = str(int(value)) if isinstance(value, bool) else str(value)
    SubElement(above, name).text = _UNREADABLE.sub("", shown.replace("\r\n", "\n"))


def span(ticks: int) -> str:
    """Return a duration such as PT8H0M0S."""
    hours, rest = divmod(ticks, HOUR)
    minutes, tenths = divmod(rest, MINUTE)
    return f"PT{hours}H{minutes}M{tenths * _SECONDS // MINUTE}S"


def clock(ticks: int) -> str:
    """Return a time of day such as 08:00:00; the end of the day is its beginning."""
    minutes, tenths = divmod(ticks % DAY, MINUTE)
    hours, minutes = divmod(minutes, _SECONDS)
    return f"{hours:02}:{minutes:02}:{tenths * _SECONDS // MINUTE:02}"


def when(at: dt.datetime | int | None) -> str | None:
    """Return a moment, or the moment of a tick, such as 2025-02-28T08:00:00."""
    if at is None:
        return None
    return (moment(at) if isinstance(at, int) else at).isoformat(timespec="seconds")
