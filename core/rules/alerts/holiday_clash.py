"""A milestone that falls on days off, a shutdown or the standstill of Chinese New Year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import MILESTONES, Alert, Finding, Spot
from core.rules.clashes import AT_NEW_YEAR, IN_SHUTDOWN, ON_HOLIDAY
from core.rules.health import AMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

AHEAD: Final = 180
"""Days ahead that a date can still be moved without haste."""
SAID: Final = {
    ON_HOLIDAY: mark("meets {holiday}, {country}, on {day}"),
    IN_SHUTDOWN: mark("meets the shutdown {holiday} on {day}"),
    AT_NEW_YEAR: mark("falls into the standstill of {holiday} on {day}"),
}


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the clashes of the next 180 days, each milestone once."""
    told: set[int] = set()
    for each in facts.days_off:
        left = (each.first - facts.status_date).days
        if 0 <= left <= AHEAD and each.milestone not in told:
            told.add(each.milestone)
            values = {"day": each.first, "holiday": each.name, "country": each.country}
            spots = (Spot(MILESTONES, each.milestone),)
            yield Finding(AMBER, -left, SAID[each.kind], values, spots)


SPEC: Final = Alert(
    key="holiday_clash",
    title=mark("Date on days off"),
    order=30,
    todo=mark("Move the date, or agree with the people there that they work."),
    check=check,
)
