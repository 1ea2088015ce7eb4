"""What to know of a new plan before it is agreed: room to the contract's PAC, and holidays it meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.rules.clashes import Place, clashes
from core.rules.slip import PAC

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from core.rules.clashes import Clash
    from core.rules.planning import Calendars, PlannedMilestone


@dataclass(frozen=True, slots=True)
class Checks:
    """What to know of a plan: days between its last PAC and the contract date, and clashes.

    Each clash stands with the milestone that meets it.
    """

    last_pac: dt.date | None
    pac_float: int | None
    clashes: tuple[tuple[PlannedMilestone, Clash], ...]


def checks(
    planned: Sequence[PlannedMilestone], *, contract_pac: dt.date | None, calendars: Calendars
) -> Checks:
    """Return the float to the contract's PAC date, and the milestones on days off.

    A plan is dated on the working days of who is responsible; here the other party's count too.
    """
    last = max((m.finish for m in planned if m.stage == PAC), default=None)
    days = None if contract_pac is None or last is None else (contract_pac - last).days
    places = (Place("", calendars.office), Place("", calendars.site))
    found = [(m, clash) for m in planned for clash in clashes(m.stage, [m.finish], places)]
    return Checks(last, days, tuple(found))
