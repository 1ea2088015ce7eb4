"""Resources and assignments of a Microsoft Project file: who works, and when that decides dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from core.exchange._cells import Cells
from core.exchange._mspdi_tasks import FIXED_DURATION
from core.language import tr
from core.rules.schedule.plan import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.exchange._cells import Findings
    from core.exchange._xml import Element
    from core.rules.schedule.calendar import Calendar

_WORK: Final = 1
"""The type of a resource that works, rather than being used up or paid."""
_ROUNDED: Final = 0.02
_SHARES: Final = {1: 0.6, 2: 0.6, 3: 0.5, 4: 0.5, 5: 0.5, 6: 0.5, 7: 0.7}
"""How much of its units an assignment uses on average, by its contour."""
_NEAR: Final = 3 * 366
"""Days from the start of the project within which two calendars must have time in common."""


@dataclass(frozen=True, slots=True)
class Times:
    """The calendars of a file, with those added that are the common time of two.

    Attributes:
        calendars: every calendar by its key.
        usual: key of the project's calendar.
        start: when the project starts.
    """

    calendars: dict[str, Calendar]
    usual: str
    start: dt.date

    def of(self, task: Cells) -> str:
        """Return the key of the calendar of a task without resources."""
        own = task.text("CalendarUID").strip()
        return own if own in self.calendars else self.usual

    def common(self, one: str, other: str) -> str | None:
        """Return the key of the time that two calendars have in common; None where none is near."""
        if self.calendars[one] is self.calendars[other]:
            return one
        key = f"{one}&{other}"
        if key not in self.calendars:
            name = f"{self.calendars[one].name} / {self.calendars[other].name}"
            common = replace(self.calendars[one], name=name, within=self.calendars[other])
            last = min(self.start.toordinal() + _NEAR, dt.date.max.toordinal())
            if not any(common.shifts_between(self.start, dt.date.fromordinal(last))):
                return None
            self.calendars[key] = common
        return key


@dataclass(slots=True)
class Resources:
    """The resources and assignments met so far."""

    findings: Findings
    resources: dict[int, Cells] = field(default_factory=dict)
    by_task: dict[int, list[Cells]] = field(default_factory=dict)

    def take_resource(self, element: Element) -> None:
        """Note a resource as the file is read."""
        uid = element.values.get("UID", "")
        cells = Cells(element.values, element.line, tr("Resource {uid}", uid=uid), self.findings)
        self.resources[cells.whole("UID")] = cells

    def take_assignment(self, element: Element) -> None:
        """Note an assignment as the file is read; only its own fields matter."""
        uid = element.values.get("UID", "")
        cells = Cells(element.values, element.line, tr("Assignment {uid}", uid=uid), self.findings)
        self.by_task.setdefault(cells.whole("TaskUID"), []).append(cells)

    def names(self) -> dict[int, tuple[str, ...]]:
        """Return the names of those assigned, by the unique id of the task."""
        found = {}
        for task, assigned in self.by_task.items():
            known = (self.resources.get(each.whole("ResourceUID")) for each in assigned)
            names = tuple(each.text("Name") for each in known if each is not None)
            if names:
                found[task] = names
        return found

    def driving(self, tasks: Iterable[Cells], times: Times) -> dict[int, tuple[Assignment, ...]]:
        """Return the assignments that decide how long a task takes, by the task's unique id.

        They do where a resource works at other times than the task's calendar says, or begins
        after the others.
        """
        found: dict[int, tuple[Assignment, ...]] = {}
        for task in tasks:
            assigned = self.by_task.get(task.whole("UID"), ())
            if not assigned or task.whole("Type") == FIXED_DURATION:
                continue
            working = [each for each in assigned if self._works(each)]
            keys = [self._calendar(each, task, times) for each in working]
            used = {id(times.calendars[key]) for key in keys}
            waits = any(each.whole("Delay") or each.whole("LevelingDelay") for each in working)
            if not used or (used == {id(times.calendars[times.of(task)])} and not waits):
                continue
            if len(used) == 1 and not waits:
                alone = Assignment(calendar=keys[0], work=task.span("Duration") or 0)
                found[task.whole("UID")] = (alone,)
            else:
                pairs = zip(working, keys, strict=True)
                duration = task.span("Duration") or 0
                found[task.whole("UID")] = tuple(
                    _assignment(each, key, duration) for each, key in pairs
                )
        return found

    def _works(self, assignment: Cells) -> bool:
        resource = self.resources.get(assignment.whole("ResourceUID"))
        return (
            resource is not None
            and resource.whole("Type", _WORK) == _WORK
            and assignment.number("Units", 1) > 0
            and bool(assignment.span("Work"))
        )

    def _calendar(self, assignment: Cells, task: Cells, times: Times) -> str:
        """Return the key of the calendar that an assignment is worked by."""
        own = task.text("CalendarUID").strip()
        theirs = self.resources[assignment.whole("ResourceUID")].text("CalendarUID").strip()
        if theirs not in times.calendars:
            theirs = times.usual
        if own not in times.calendars:
            return theirs
        if task.flag("IgnoreResourceCalendar"):
            return own
        common = times.common(own, theirs)
        if common is None:
            name = times.calendars[theirs].name
            why = tr("It has no working time in common with calendar {name}.", name=name)
            task.tell("CalendarUID", why)
        return common or own


def _assignment(cells: Cells, calendar: str, duration: int) -> Assignment:
    """Return how long a resource takes at its units, and how late after the others it begins.

    Overtime is done beside the working time. Units are written rounded: what comes near the
    duration of the task is as long as that.
    """
    share = cells.number("Units", 1) * _SHARES.get(cells.whole("WorkContour"), 1.0)
    work = ((cells.span("Work") or 0) - (cells.span("OvertimeWork") or 0)) / share
    done = (cells.span("ActualWork") or 0) - (cells.span("ActualOvertimeWork") or 0)
    is_whole = abs(work - duration) <= duration * _ROUNDED
    return Assignment(
        calendar=calendar,
        work=duration if is_whole else round(work),
        done=round(done / share),
        delay=cells.whole("Delay"),
        leveling=cells.whole("LevelingDelay"),
    )
