"""How the days of a calendar look and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr, trn
from core.queries.calendar_years import DAY_OFF, MAKE_UP, STANDSTILL, WEEKEND, WORKING
from ui.widgets.day_marks import FILLED, HATCHED, HOLLOW, PLAIN, UNDERLINED, WEAK, DayMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.calendar_years import DayRow

LOOKS: Final = {
    WORKING: PLAIN,
    WEEKEND: WEAK,
    DAY_OFF: FILLED,
    STANDSTILL: HATCHED,
    MAKE_UP: UNDERLINED,
}
NAMES: Final = {
    WORKING: mark("Working day"),
    WEEKEND: mark("Weekend"),
    DAY_OFF: mark("Public holiday"),
    STANDSTILL: mark("Shutdown"),
    MAKE_UP: mark("Make-up working day"),
}
CORRECTED_NAMES: Final = {
    **NAMES,
    DAY_OFF: mark("Day off"),
    MAKE_UP: mark("Working day"),
}
"""What a day is where the user said so."""


def mark_of(row: DayRow) -> DayMark:
    """Return how a day looks in the year."""
    look = HOLLOW if row.is_estimated else LOOKS[row.kind]
    return DayMark(look, day_words(row), has_dot=row.is_corrected)


def day_words(row: DayRow) -> str:
    """Return what a day is: Public holiday · Nowruz Holiday · estimated."""
    return " · ".join(
        filter(
            None,
            (
                tr((CORRECTED_NAMES if row.is_corrected else NAMES)[row.kind]),
                text.holiday(row.name) if row.name else "",
                row.own_hours,
                tr(mark("estimated")) if row.is_estimated else "",
                tr(mark("corrected")) if row.is_corrected else "",
            ),
        )
    )


def days_words(rows: Sequence[DayRow]) -> str:
    """Return what several days are: 3 working days, 2 days off."""
    working = sum(row.is_working for row in rows)
    off = len(rows) - working
    return text.listed(
        (
            trn("{count} working day", "{count} working days", working) if working else "",
            trn("{count} day off", "{count} days off", off) if off else "",
        )
    )


def legend() -> list[DayMark]:
    """Return what the looks of days mean."""
    return [
        DayMark(WEAK, tr(NAMES[WEEKEND])),
        DayMark(FILLED, tr(NAMES[DAY_OFF])),
        DayMark(HOLLOW, tr(mark("Estimated holiday"))),
        DayMark(HATCHED, tr(NAMES[STANDSTILL])),
        DayMark(UNDERLINED, tr(NAMES[MAKE_UP])),
        DayMark(PLAIN, tr(mark("Corrected by you")), has_dot=True),
    ]
