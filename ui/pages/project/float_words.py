"""Float in words: how much room a milestone has, and how much of it a new date uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import text
from core.language import mark, tr
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from core.queries.consequence import ConsequenceRow
    from core.queries.why import FloatRow


def float_words(room: FloatRow) -> str:
    """Return how much room there is: until the end is delayed, and until what follows is."""
    total = tr(mark("{count} d total"), count=days_number(room.total))
    free = tr(mark("{count} d free"), count=days_number(room.free))
    if room.is_critical:
        return text.listed([tr(mark("critical")), total])
    if room.is_near_critical:
        return text.listed([tr(mark("nearly critical")), total, free])
    return text.listed([total, free])


def decides_words(decides: str) -> str:
    """Return in a word whether a milestone decides the end, or nearly does; else nothing."""
    words = {"critical": tr(mark("critical")), "near": tr(mark("nearly critical"))}
    return words.get(decides, "")


def days_number(days: float) -> str:
    """Return days as they are shown: whole ones without a fraction."""
    return text.number(days, 0 if days == int(days) else 1)


def used_line(found: ConsequenceRow) -> Consequence | None:
    """Return how much float a new date uses, or that it leaves less than none; None where neither."""
    before, after = found.float_before, found.float_after
    if before is None or after is None or after >= before:
        return None
    label = tr(mark("Float"))
    if after < 0:
        words = tr(mark("{count} d: a date that must be kept cannot be"), count=days_number(after))
        return Consequence(label, words, "red_text")
    words = tr(
        mark("uses {used} of {count} d"),
        used=days_number(before - after),
        count=days_number(before),
    )
    return Consequence(label, words, "amber_text" if after == 0 else "text")
