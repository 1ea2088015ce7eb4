"""Why a milestone comes when it comes: what decides it, what decides that, back to a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.project_plan import end_of, first_day, last_day
from core.rules.schedule.drive import ACTUAL, BEGIN, CONSTRAINT, LATE, LINK, TYPED
from core.rules.schedule.engine import schedule

if TYPE_CHECKING:
    import datetime as dt

    from core.rules.project_plan import ProjectPlan
    from core.rules.schedule.drive import Driver
    from core.rules.schedule.engine import Schedule

PIN: Final = "pin"
"""A constraint of its own, or a date that was typed."""
STATUS: Final = "status"
"""Nothing open comes before the day after the status date."""
_KINDS: Final = {
    ACTUAL: ACTUAL,
    BEGIN: BEGIN,
    CONSTRAINT: PIN,
    LATE: LATE,
    LINK: LINK,
    TYPED: TYPED,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What decides when one milestone starts; see the kinds above and those of the engine's drive.

    Attributes:
        milestone: its id.
        kind: "actual", "typed", "link", "pin", "status", "begin" or "late".
        start: the first day of its work, of a point the day it is reached.
        finish: the day it is reached.
        allowed: the first day that what decides would let it start; before `start` where its
            calendar has days off between.
        other: id of the milestone it waits for.
        link: FS, SS, FF or SF.
        lag: of the link.
        unit: of the lag, as in `core.terms.LAG_UNITS`.
    """

    milestone: int
    kind: str
    start: dt.date
    finish: dt.date
    allowed: dt.date
    other: int | None = None
    link: str = ""
    lag: int = 0
    unit: str = "ed"


def why(plan: ProjectPlan, milestone: int) -> tuple[Reason, ...]:
    """Return why a milestone comes when it comes: itself first, a fact last; none without dates.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    found = schedule(plan.plan())
    if milestone not in found.dates:
        return ()
    return tuple(_reason(plan, found, by) for by in found.chain(milestone))


def _reason(plan: ProjectPlan, found: Schedule, by: Driver) -> Reason:
    dates = found.dates[by.activity]
    finish = last_day(dates.finish)
    start = min(first_day(dates.start), finish)
    allowed = start if by.date is None else min(start, _allowed(plan, by))
    kind = STATUS if _is_status(plan, by) else _KINDS[by.kind]
    if by.link is None or by.other is None:
        return Reason(by.activity, kind, start, finish, allowed)
    link = next(
        each
        for each in plan.links
        if (each.predecessor, each.successor, each.kind)
        == (by.link.predecessor, by.link.successor, by.link.kind)
    )
    return Reason(
        by.activity, kind, start, finish, allowed, by.other, link.kind, link.lag, link.unit
    )


def _allowed(plan: ProjectPlan, by: Driver) -> dt.date:
    """Return the day on which what decides would let work start; after an end, the next day."""
    assert by.date is not None
    each = plan.by_id[by.activity]
    if each.is_point or (by.link is not None and by.link.kind in {"FF", "SF"}):
        return last_day(by.date)
    closing = plan.work_time(each).previous(by.date)
    return first_day(end_of(last_day(by.date)) if closing == by.date else by.date)


def _is_status(plan: ProjectPlan, by: Driver) -> bool:
    """Return whether it is the status date that holds a milestone, and no date of its own."""
    if by.kind != CONSTRAINT or by.date is None:
        return False
    each = plan.by_id[by.activity]
    return by.date == plan.coming(each)
