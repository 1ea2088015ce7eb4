"""A plan as a file of another program holds it, before anything of it is taken over.

Readers give a `PlanDraft`; what it says of dates is what the other program computed and is kept for
comparison only. `to_plan` takes from it what the engine needs and none of those results.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.rules.schedule.instant import instant
from core.rules.schedule.plan import MS_PROJECT, Plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from core.errors import Problem
    from core.rules.schedule.calendar import Calendar
    from core.rules.schedule.plan import Activity, Link, Manner


@dataclass(frozen=True, slots=True)
class Dates:
    """A start and a finish; either may be unknown."""

    start: dt.datetime | None = None
    finish: dt.datetime | None = None


NO_DATES: Final = Dates()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row of the file: what a person reads of it, and the activity that the engine takes.

    Attributes:
        uid: unique in the file, and the same when the plan is exported again.
        id: the row's number or code as its users see it.
        parent: uid of the summary above; None at the top.
        level: how deep it lies; 1 at the top.
        activity: what the engine takes; None for a task that stands in another project.
        stored: scheduled dates as the other program computed them.
        early: the same, as early as possible.
        late: the same, as late as possible.
        baselines: by number, 0 to 10.
        percent: percent complete, 0 to 100.
        fields: custom fields by the name their users see.
        resources: names of those who do it.
    """

    uid: int
    id: str
    name: str
    wbs: str = ""
    parent: int | None = None
    level: int = 1
    notes: str = ""
    is_summary: bool = False
    is_milestone: bool = False
    is_external: bool = False
    percent: float = 0.0
    activity: Activity | None = None
    stored: Dates = NO_DATES
    early: Dates = NO_DATES
    late: Dates = NO_DATES
    baselines: Mapping[int, Dates] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan as read.

    Attributes:
        title: of the project.
        source: the program that wrote the file.
        start: when the project starts, as entered.
        finish: when it must be over, as entered (not as computed); None where nobody said.
        currency: ISO code of the money in it.
        rows: in the order of the file, summaries before what belongs to them.
        remarks: what could not be kept or was understood with a doubt, by line of the file.
    """

    title: str
    source: str
    start: dt.datetime
    finish: dt.datetime | None = None
    from_finish: bool = False
    status: dt.datetime | None = None
    calendars: Mapping[str, Calendar]
    calendar: str
    currency: str = "USD"
    rows: tuple[PlanRow, ...]
    links: tuple[Link, ...] = ()
    manner: Manner = MS_PROJECT
    remarks: tuple[Problem, ...] = ()


def to_plan(draft: PlanDraft) -> Plan:
    """Return what the engine takes of a plan that was read; no computed date is among it."""
    return Plan(
        start=instant(draft.start),
        finish=None if draft.finish is None else instant(draft.finish),
        from_finish=draft.from_finish,
        status=None if draft.status is None else instant(draft.status),
        calendar=draft.calendar,
        calendars=draft.calendars,
        activities=tuple(row.activity for row in draft.rows if row.activity is not None),
        links=draft.links,
        manner=draft.manner,
    )
