"""What the engine takes: activities, links, calendars and the rules of the house that planned.

All instants and spans are ticks (see `instant`). Nothing here is a result: no early, late or
scheduled date of an activity that the engine is to find.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.rules.schedule.calendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

# Kinds of constraints; an activity without one is planned as soon as possible.
ALAP: Final = "ALAP"
"""As late as possible without moving what follows."""
SNET: Final = "SNET"
"""Start no earlier than."""
SNLT: Final = "SNLT"
"""Start no later than."""
FNET: Final = "FNET"
"""Finish no earlier than."""
FNLT: Final = "FNLT"
"""Finish no later than."""
MSO: Final = "MSO"
"""Must start on."""
MFO: Final = "MFO"
"""Must finish on."""
CONSTRAINTS: Final = (ALAP, SNET, SNLT, FNET, FNLT, MSO, MFO)

# Units of a lag.
WORKING: Final = "working"
ELAPSED: Final = "elapsed"
PERCENT: Final = "percent"
"""The lag is a percentage of the predecessor's duration, in hundredths of a percent."""
ELAPSED_PERCENT: Final = "elapsed percent"

# Kinds of activities.
TASK: Final = "task"
START_MILESTONE: Final = "start milestone"
FINISH_MILESTONE: Final = "finish milestone"
HAMMOCK: Final = "hammock"
"""As long as what it is linked to: Primavera's level of effort."""

# What becomes of started work whose predecessors are not done (Primavera).
RETAINED_LOGIC: Final = "retained logic"
PROGRESS_OVERRIDE: Final = "progress override"
ACTUAL_DATES: Final = "actual dates"

# Whose calendar counts a lag.
SUCCESSOR: Final = "successor"
PREDECESSOR: Final = "predecessor"
PROJECT: Final = "project"
ROUND_THE_CLOCK: Final = "24 hours"

# Which float is the total.
SMALLER_FLOAT: Final = "smaller"
START_FLOAT: Final = "start"
FINISH_FLOAT: Final = "finish"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A date that logic may not pass; `date` is an instant, and None for `ALAP` only."""

    kind: str
    date: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Work of a resource on an activity, where it decides how long the activity takes.

    Attributes:
        calendar: key of the resource's calendar; None where it works by the activity's.
        work: ticks that this resource needs from its start to its finish at its units.
        done: how many of them are behind.
        delay: working time after the activity's start before this resource begins.
        leveling: elapsed time added by leveling before it begins.
    """

    calendar: str | None = None
    work: int = 0
    done: int = 0
    delay: int = 0
    leveling: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something to be done.

    Attributes:
        id: unique in the plan; links and results refer to it.
        code: what messages call it.
        kind: TASK or one of the special kinds above; a milestone of Microsoft Project is a task
            of no duration.
        duration: its whole duration, working time unless `elapsed`.
        elapsed: whether its duration runs round the clock, on no calendar.
        calendar: key of its own calendar; None for the plan's.
        constraints: none, one or (Primavera) two.
        deadline: when it should be finished; moves no date, but makes float negative.
        actual_start: when it began.
        actual_finish: when it ended; nothing moves it any more.
        done: how much of the duration is behind; 0 before it began.
        remaining: how much is ahead; None for what `done` leaves.
        stop: when its work was interrupted.
        resume: when the rest of its work is taken up, where that was planned.
        expected_finish: when what remains is expected to end, however long that makes it.
        is_manual: whether its dates are typed; `manual_start`, `manual_finish`.
        parent: id of the summary it belongs to.
        is_summary: whether its dates are those of its children.
        spans_group: whether a hammock lasts as long as its summary's other activities.
        is_inactive: whether it is left out; what follows it waits for what it waited for.
        leveling_delay: elapsed time by which leveling holds it back.
        assignments: resources whose own calendars decide how long it takes.
    """

    id: int
    code: str = ""
    kind: str = TASK
    duration: int = 0
    elapsed: bool = False
    calendar: str | None = None
    constraints: tuple[Constraint, ...] = ()
    deadline: int | None = None
    actual_start: int | None = None
    actual_finish: int | None = None
    done: int = 0
    remaining: int | None = None
    stop: int | None = None
    resume: int | None = None
    expected_finish: int | None = None
    is_manual: bool = False
    manual_start: int | None = None
    manual_finish: int | None = None
    parent: int | None = None
    is_summary: bool = False
    spans_group: bool = False
    is_inactive: bool = False
    leveling_delay: int = 0
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What an activity waits for.

    Attributes:
        predecessor: id of what comes before.
        successor: id of what waits.
        kind: FS, SS, FF or SF, as in `core.terms.LINK_KINDS`.
        lag: ticks, or hundredths of a percent of the predecessor's duration; negative for a lead.
        unit: WORKING, ELAPSED, PERCENT or ELAPSED_PERCENT.
    """

    predecessor: int
    successor: int
    kind: str = "FS"
    lag: int = 0
    unit: str = WORKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a plan is calculated where programs differ; the defaults are those of MS Project.

    Attributes:
        honors_constraints: whether a constraint date wins where links demand a later one.
        splits_started: whether a link that is broken by started work pushes what remains of it.
        critical_limit: float up to which an activity is critical.
        every_path: whether each end of the network has a critical path of its own.
        progress: RETAINED_LOGIC, PROGRESS_OVERRIDE or ACTUAL_DATES; None for MS Project's way,
            which differs in more than this, see `place` and `primavera`.
        lag_calendar: SUCCESSOR, PREDECESSOR, PROJECT or ROUND_THE_CLOCK.
        float_by: SMALLER_FLOAT, START_FLOAT or FINISH_FLOAT: which is the total float.
        longest_path: whether critical is what drives the plan's finish, rather than by float.
        open_ends_critical: whether an activity without a successor has no float.
    """

    honors_constraints: bool = True
    splits_started: bool = True
    critical_limit: int = 0
    every_path: bool = False
    progress: str | None = None
    lag_calendar: str = SUCCESSOR
    float_by: str = SMALLER_FLOAT
    longest_path: bool = False
    open_ends_critical: bool = False


MS_PROJECT: Final = Manner()
STANDARD: Final = "Standard"
"""Key of the calendar that a plan has where it names none: eight to five, Monday to Friday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan.

    Attributes:
        start: when work may begin; unless planned from the finish, nothing starts before.
        finish: planned from here back where `from_finish`; otherwise, when it must be over, which
            late dates count from (None: the last early finish).
        from_finish: whether activities lie as late as the finish allows.
        status: what is not done by this moment is still to come; None where progress moves nothing.
        calendar: key of the plan's calendar.
        calendars: every calendar by its key.
        activities: in any order.
        links: in any order; of several between the same two activities each holds.
    """

    start: int
    activities: tuple[Activity, ...]
    links: tuple[Link, ...] = ()
    calendars: Mapping[str, Calendar] = field(
        default_factory=lambda: {STANDARD: Calendar(STANDARD)}
    )
    calendar: str = STANDARD
    finish: int | None = None
    from_finish: bool = False
    status: int | None = None
    manner: Manner = MS_PROJECT
