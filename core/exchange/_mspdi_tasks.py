"""Tasks of a Microsoft Project file: the row a person reads, and the activity the engine takes.

What Microsoft Project computed (scheduled, early and late dates, slack, stop and resume) is kept in
the row for comparison and never enters the activity, save for what a manual task was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.exchange._cells import Cells
from core.language import tr
from core.rules.schedule.draft import Dates, PlanRow
from core.rules.schedule.plan import (
    ALAP,
    ELAPSED,
    ELAPSED_PERCENT,
    FNET,
    FNLT,
    MFO,
    MSO,
    PERCENT,
    SNET,
    SNLT,
    WORKING,
    Activity,
    Constraint,
    Link,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.exchange._cells import Findings
    from core.exchange._xml import Element
    from core.rules.schedule.plan import Assignment

_CONSTRAINTS: Final = {1: ALAP, 2: MSO, 3: MFO, 4: SNET, 5: SNLT, 6: FNET, 7: FNLT}
_LINK_KINDS: Final = {0: "FF", 1: "FS", 2: "SF", 3: "SS"}
_ELAPSED: Final = frozenset({4, 6, 8, 10, 12, 36, 38, 40, 42, 44})
"""Formats of elapsed minutes, hours, days, weeks and months, and of the same when estimated."""
_PERCENT: Final = frozenset({19, 51})
_ELAPSED_PERCENT: Final = frozenset({20, 52})
_HUNDREDTHS: Final = 100
FIXED_DURATION: Final = 1
"""The type of a task whose assignments do not change its duration."""


@dataclass(slots=True)
class Tasks:
    """The tasks met so far, and what they are linked by."""

    findings: Findings
    cells: list[Cells] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def take(self, element: Element) -> None:
        """Note a task as the file is read."""
        uid = element.values.get("UID", "").strip()
        cells = Cells(element.values, element.line, tr("Task {uid}", uid=uid), self.findings)
        if not uid:
            self.findings.refuse(element.line, tr("Task"), tr("The task has no UID."))
        elif cells.whole("UID") in self.seen:
            cells.refuse("UID", tr("{key} stands in this list twice.", key=uid))
        else:
            self.seen.add(cells.whole("UID"))
            self.cells.append(cells)
            self.elements.append(element)

    def rows(
        self,
        assignments: Mapping[int, tuple[Assignment, ...]],
        resources: Mapping[int, tuple[str, ...]],
        calendars: Mapping[str, object],
        fields: Mapping[str, str],
    ) -> tuple[PlanRow, ...]:
        """Return the rows that are not empty, each with its parent by the outline.

        Args:
            assignments: what drives a task beside its duration, by unique id.
            resources: names of those assigned, by unique id.
            calendars: the calendars there are, by key.
            fields: names of custom fields by their number.
        """
        summaries = self._summaries()
        above: list[tuple[int, int]] = []
        rows = []
        for cells, element in zip(self.cells, self.elements, strict=True):
            if cells.flag("IsNull"):
                continue
            uid, level = cells.whole("UID"), cells.whole("OutlineLevel")
            while above and above[-1][0] >= level:
                above.pop()
            parent = above[-1][1] if above else None
            above.append((level, uid))
            own = _activity(
                cells,
                parent,
                is_summary=uid in summaries,
                calendar=_calendar(cells, calendars),
                assignments=assignments.get(uid, ()),
            )
            activity = _elsewhere(cells, parent) if cells.flag("ExternalTask") else own
            rows.append(_row(cells, element, parent, activity, resources.get(uid, ()), fields))
        return tuple(rows)

    def links(self) -> tuple[Link, ...]:
        """Return the links between tasks of this file; one to a task elsewhere is told of."""
        known = {cells.whole("UID") for cells in self.cells if _takes_part(cells)}
        return tuple(
            link
            for cells, element in zip(self.cells, self.elements, strict=True)
            for part in element.all("PredecessorLink")
            if (link := self._link(cells, part, known)) is not None
        )

    def _link(self, task: Cells, part: Element, known: set[int]) -> Link | None:
        own = Cells(part.values, part.line, f"{task.where} PredecessorLink", self.findings)
        predecessor = own.key("PredecessorUID")
        if predecessor is None:
            own.refuse("PredecessorUID", tr("This field is needed."))
            return None
        if predecessor not in known or task.whole("UID") not in known:
            why = tr(
                "Its predecessor {uid} is not in this file; the link is left out.", uid=predecessor
            )
            own.tell("", why)
            return None
        kind = _LINK_KINDS.get(own.whole("Type", 1))
        if kind is None:
            own.refuse("Type", tr("“{text}” is no kind of link.", text=own.text("Type")))
            return None
        return Link(predecessor, task.whole("UID"), kind, *_lag(own))

    def _summaries(self) -> set[int]:
        """Return the tasks that have others below them, or say of themselves that they do."""
        found = set()
        rows = (cells for cells in self.cells if not cells.flag("IsNull"))
        levels = [(cells.whole("OutlineLevel"), cells) for cells in rows]
        for at, (level, cells) in enumerate(levels):
            has_below = at + 1 < len(levels) and levels[at + 1][0] > level
            if has_below or (level == 0 and cells.flag("Summary")):
                found.add(cells.whole("UID"))
        return found


def _takes_part(task: Cells) -> bool:
    """Return whether links to a row hold: it is not empty, nor elsewhere at an unknown time."""
    if task.flag("IsNull"):
        return False
    return not task.flag("ExternalTask") or _elsewhere(task, None) is not None


def _elsewhere(task: Cells, parent: int | None) -> Activity | None:
    """Return a task of another project: fixed, as this project cannot move it."""
    start, finish = task.instant("Start"), task.instant("Finish")
    if start is None or finish is None:
        return None
    return Activity(
        id=task.whole("UID"),
        code=task.text("ID"),
        duration=task.span("Duration") or 0,
        parent=parent,
        is_manual=True,
        manual_start=start,
        manual_finish=finish,
    )


def _lag(link: Cells) -> tuple[int, str]:
    """Return a lag in ticks or hundredths of a percent, and its unit."""
    lag, form = link.whole("LinkLag"), link.whole("LagFormat", 7)
    if form in _PERCENT:
        return lag * _HUNDREDTHS, PERCENT
    if form in _ELAPSED_PERCENT:
        return lag * _HUNDREDTHS, ELAPSED_PERCENT
    return lag, ELAPSED if form in _ELAPSED else WORKING


def _calendar(task: Cells, calendars: Mapping[str, object]) -> str | None:
    """Return the key of a task's own calendar."""
    uid = task.text("CalendarUID").strip()
    if uid in {"", "-1"}:
        return None
    if uid not in calendars:
        why = tr("There is no calendar {code} in this file.", code=uid)
        task.tell("CalendarUID", why)
        return None
    return uid


def _activity(
    task: Cells,
    parent: int | None,
    *,
    is_summary: bool,
    calendar: str | None,
    assignments: tuple[Assignment, ...],
) -> Activity:
    is_manual = task.flag("Manual")
    finished = None if is_summary else task.instant("ActualFinish")
    started = None if is_summary else task.instant("ActualStart")
    return Activity(
        id=task.whole("UID"),
        code=task.text("ID") or task.text("UID"),
        duration=(task.span("ManualDuration") if is_manual else None) or task.span("Duration") or 0,
        elapsed=task.whole("DurationFormat", 7) in _ELAPSED,
        calendar=calendar,
        constraints=_constraints(task),
        deadline=task.instant("Deadline"),
        actual_start=started,
        actual_finish=finished,
        done=0 if started is None else task.span("ActualDuration") or 0,
        remaining=0 if finished is not None else task.span("RemainingDuration"),
        is_manual=is_manual,
        manual_start=(task.instant("ManualStart") or task.instant("Start")) if is_manual else None,
        manual_finish=(
            (task.instant("ManualFinish") or task.instant("Finish")) if is_manual else None
        ),
        parent=parent,
        is_summary=is_summary,
        is_inactive=not task.flag("Active", default=True),
        leveling_delay=task.whole("LevelingDelay"),
        assignments=assignments,
    )


def _constraints(task: Cells) -> tuple[Constraint, ...]:
    kind = _CONSTRAINTS.get(task.whole("ConstraintType"))
    if kind is None:
        return ()
    if kind == ALAP:
        return (Constraint(ALAP),)
    date = task.instant("ConstraintDate")
    if date is None:
        task.tell("ConstraintDate", tr("The constraint has no date and is left out."))
        return ()
    return (Constraint(kind, date),)


def _row(
    task: Cells,
    element: Element,
    parent: int | None,
    activity: Activity | None,
    resources: tuple[str, ...],
    fields: Mapping[str, str],
) -> PlanRow:
    return PlanRow(
        uid=task.whole("UID"),
        id=task.text("ID"),
        name=task.text("Name"),
        wbs=task.text("WBS"),
        parent=parent,
        level=task.whole("OutlineLevel"),
        notes=task.text("Notes"),
        is_summary=activity is not None and activity.is_summary,
        is_milestone=task.flag("Milestone"),
        is_external=task.flag("ExternalTask"),
        percent=task.number("PercentComplete"),
        activity=activity,
        stored=Dates(task.when("Start"), task.when("Finish")),
        early=Dates(task.when("EarlyStart"), task.when("EarlyFinish")),
        late=Dates(task.when("LateStart"), task.when("LateFinish")),
        baselines=_baselines(task, element),
        fields=_fields(element, fields),
        resources=resources,
    )


def _baselines(task: Cells, element: Element) -> dict[int, Dates]:
    found = {}
    for part in element.all("Baseline"):
        own = Cells(part.values, part.line, f"{task.where} Baseline", task.findings)
        found[own.whole("Number")] = Dates(own.when("Start"), own.when("Finish"))
    return found


def _fields(element: Element, names: Mapping[str, str]) -> dict[str, str]:
    """Return the custom fields that hold something, by the name their users see."""
    found = {}
    for part in element.all("ExtendedAttribute"):
        number, value = part.values.get("FieldID", ""), part.values.get("Value", "")
        if value:
            found[names.get(number, number)] = value
    return found
