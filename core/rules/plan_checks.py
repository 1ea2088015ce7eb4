"""What to know of a new plan before it is agreed: room to the contract's PAC, and holidays it meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.public_holidays import CHINESE_NEW_YEAR, chinese_new_year
from core.rules.slip import PAC

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from core.rules.planning import Calendars, PlannedMilestone

NEW_YEAR_STAGES: Final = frozenset({"S07", "S08", "S09", "S10"})
NEW_YEAR_BEFORE, NEW_YEAR_AFTER = 10, 15
"""Days around Chinese New Year in which factories and trains stand still."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A milestone on a holiday of one of the countries, or in the standstill at New Year.

    The kind is "holiday" or "new_year"; the name of the holiday is a catalogue key.
    """

    kind: str
    milestone: PlannedMilestone
    country: str
    holiday: str


@dataclass(frozen=True, slots=True)
class Checks:
    """What to know of a plan: days between its last PAC and the contract date, and clashes."""

    last_pac: dt.date | None
    pac_float: int | None
    clashes: tuple[Clash, ...]


def checks(
    planned: Sequence[PlannedMilestone], *, contract_pac: dt.date | None, calendars: Calendars
) -> Checks:
    """Return the float to the contract's PAC date, and the milestones on days nobody works."""
    last = max((m.finish for m in planned if m.stage == PAC), default=None)
    days = None if contract_pac is None or last is None else (contract_pac - last).days
    clashes = [clash for m in planned for clash in _clashes(m, calendars)]
    return Checks(last, days, tuple(clashes))


def _clashes(m: PlannedMilestone, calendars: Calendars) -> list[Clash]:
    found = []
    for calendar in dict.fromkeys((calendars.office, calendars.site)):
        holiday = calendar.holiday_name(m.finish)
        if holiday:
            found.append(Clash("holiday", m, calendar.country, holiday))
    if not found and m.stage in NEW_YEAR_STAGES and calendars.office.country == "CN":
        new_year = chinese_new_year(m.finish.year)
        if new_year and -NEW_YEAR_BEFORE <= (m.finish - new_year).days <= NEW_YEAR_AFTER:
            found.append(Clash("new_year", m, "CN", CHINESE_NEW_YEAR))
    return found
