"""What of another program's plan becomes milestones: its tasks, without summaries, with their links.

A link of a summary holds for what belongs to it: what waits for the summary's end waits for each
task in it that nothing else in it follows, and where the summary waits, each task in it waits that
waits for nothing in it. Both give the same dates as the summary would; where they cannot (a summary
that something follows from its start), the link is told of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.schedule.inactive import bridges
from core.rules.schedule.plan import (
    ALAP,
    ELAPSED,
    PERCENT,
    PREDECESSOR,
    ROUND_THE_CLOCK,
    SUCCESSOR,
    WORKING,
    Link,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.rules.schedule.draft import PlanDraft, PlanRow
    from core.rules.schedule.plan import Activity

EMPTY: Final = mark("Empty row")
EXTERNAL: Final = mark("A task of another plan")
INACTIVE: Final = mark("Inactive")

LINK_LEFT: Final = mark("A link to a task that is left out")
LINK_WITHIN: Final = mark("A link between a summary and what belongs to it")
LINK_BY_START: Final = mark("A link from the start of a summary, taken from all that belongs to it")
LINK_TWICE: Final = mark("A second link of the same kind; the longer one is kept")
LAG_CALENDAR: Final = mark("The calendar that a lag is counted on; it counts on its own here")
SUMMARY_CONSTRAINT: Final = mark("A constraint of the summary above it")

_FROM_START: Final = frozenset({"SS", "SF"})
_TO_START: Final = frozenset({"FS", "SS"})
_LONGEST_ENDS: Final = 2_000
"""So many links at most stand for one link between two summaries."""


@dataclass(frozen=True, slots=True)
class Left:
    """A row that does not become a milestone, and why (a text to translate)."""

    row: PlanRow
    reason: str


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A row that becomes a milestone.

    Attributes:
        row: the row.
        activity: what the engine takes of it.
        links: what it waits for.
        floor: the tick at which the summary above it begins, where that was typed; nothing that
            no link holds begins before. None for the start of the plan.
        lost: what is not kept, as texts to translate.
    """

    row: PlanRow
    activity: Activity
    links: tuple[Link, ...] = ()
    floor: int | None = None
    lost: tuple[str, ...] = ()

    @property
    def waits_to_start(self) -> bool:
        """Return whether a link holds its start, so that the plan's own start need not."""
        return any(
            link.kind in _TO_START and (link.lag >= 0 or link.unit == PERCENT)
            for link in self.links
        )


@dataclass(frozen=True, slots=True)
class PlanTasks:
    """A plan taken apart.

    Attributes:
        tasks: what becomes a milestone, by unique id in the order of the file.
        left: what does not, besides summaries.
        summaries: how many there are; what belongs to them is among the tasks.
    """

    tasks: Mapping[int, PlanTask]
    left: tuple[Left, ...]
    summaries: int


def plan_tasks(draft: PlanDraft) -> PlanTasks:
    """Return which rows of a plan become milestones, and which do not."""
    rows = [row for row in draft.rows if row.level > 0]
    summaries = {row.uid for row in rows if row.is_summary and not row.is_external}
    left = [
        Left(row, reason)
        for row in rows
        if row.uid not in summaries and (reason := _left_out(row)) is not None
    ]
    out = summaries | {each.row.uid for each in left}
    kept = {row.uid: row for row in rows if row.uid not in out}
    network = _Network(draft, kept)
    network.expand()
    tasks = {
        uid: PlanTask(
            row,
            row.activity,
            tuple(network.links.get(uid, {}).values()),
            network.floor(uid),
            tuple(dict.fromkeys(network.lost.get(uid, ()))),
        )
        for uid, row in kept.items()
        if row.activity is not None
    }
    return PlanTasks(tasks, tuple(left), len(summaries))


def _left_out(row: PlanRow) -> str | None:
    if row.is_external:
        return EXTERNAL
    if row.activity is None:
        return EMPTY
    if row.activity.is_inactive:
        return INACTIVE
    return None


class _Network:
    """The links of a plan between tasks that are kept, those of summaries handed down."""

    def __init__(self, draft: PlanDraft, kept: Mapping[int, PlanRow]) -> None:
        self._draft = draft
        idle = {row.uid for row in draft.rows if row.activity and row.activity.is_inactive}
        self._links = (*draft.links, *bridges(draft.links, idle))
        self._rows = {row.uid: row for row in draft.rows}
        self._kept = kept
        self._below = self._tasks_below()
        self._waiting, self._followed = self._inner_ends()
        self.links: dict[int, dict[tuple[int, str], Link]] = {}
        self.lost: dict[int, list[str]] = {}

    def expand(self) -> None:
        """Find what each kept task waits for."""
        for link in self._links:
            befores, afters = self._ends_of(link)
            if not befores or not afters:
                self._tell(link, LINK_LEFT)
            elif set(befores) & set(afters):
                self._tell(link, LINK_WITHIN)
            else:
                self._add(link, befores, afters)
        for uid in self._kept:
            if self._is_held_by_summary(uid):
                self.lost.setdefault(uid, []).append(SUMMARY_CONSTRAINT)

    def floor(self, uid: int) -> int | None:
        """Return when the nearest summary above a task begins, of those with typed dates."""
        for above in self._above(uid):
            activity = self._rows[above].activity
            if activity is not None and activity.is_manual:
                return activity.manual_start
        return None

    def _tasks_below(self) -> dict[int, list[int]]:
        """Return the kept tasks below each summary, however deep."""
        below: dict[int, list[int]] = {}
        for uid in self._kept:
            for above in self._above(uid):
                below.setdefault(above, []).append(uid)
        return below

    def _above(self, uid: int) -> Iterator[int]:
        seen = {uid}
        parent = self._rows[uid].parent
        while parent is not None and parent in self._rows and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self._rows[parent].parent

    def _inner_ends(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """Return, by summary, the tasks in it that wait for another in it, and those followed."""
        waiting: dict[int, set[int]] = {}
        followed: dict[int, set[int]] = {}
        for link in self._links:
            before, after = link.predecessor, link.successor
            if before not in self._kept or after not in self._kept or link.lag < 0:
                continue
            for above in set(self._above(before)) & set(self._above(after)):
                if link.kind in _TO_START and self._is_logical(after):
                    waiting.setdefault(above, set()).add(after)
                if link.kind in {"FS", "FF"} and self._is_logical(after):
                    followed.setdefault(above, set()).add(before)
        return waiting, followed

    def _is_logical(self, uid: int) -> bool:
        """Return whether a task goes where its links send it."""
        activity = self._kept[uid].activity
        return activity is not None and not activity.is_manual and activity.actual_start is None

    def _ends_of(self, link: Link) -> tuple[list[int], list[int]]:
        """Return the kept tasks that a link stands for, before and after."""
        befores = self._standing_for(link.predecessor, self._followed)
        if link.kind in _FROM_START:
            befores = self._standing_for(link.predecessor, {})
        return befores, self._standing_for(link.successor, self._waiting)

    def _standing_for(self, uid: int, inner: Mapping[int, set[int]]) -> list[int]:
        if uid in self._kept:
            return [uid]
        skipped = inner.get(uid, set())
        return [each for each in self._below.get(uid, ()) if each not in skipped]

    def _add(self, link: Link, befores: Iterable[int], afters: Iterable[int]) -> None:
        pairs = [(before, after) for before in befores for after in afters]
        if len(pairs) > _LONGEST_ENDS:
            self._tell(link, LINK_LEFT)
            return
        by_start = (
            link.kind in _FROM_START and len(pairs) > 1 and link.predecessor not in self._kept
        )
        for before, after in pairs:
            found = self.links.setdefault(after, {})
            one = Link(before, after, link.kind, link.lag, self._unit(link, before, after))
            other = found.get((before, link.kind))
            if other is not None and other != one:
                self._note(after, LINK_TWICE)
                one = max(other, one, key=lambda each: (each.unit != WORKING, each.lag))
            found[before, link.kind] = one
            if by_start:
                self._note(after, LINK_BY_START)

    def _unit(self, link: Link, before: int, after: int) -> str:
        """Return the unit of a lag; one counted round the clock is an elapsed one."""
        counts_on = self._draft.manner.lag_calendar
        if not link.lag or link.unit != WORKING or counts_on == SUCCESSOR:
            return link.unit
        if counts_on == ROUND_THE_CLOCK:
            return ELAPSED
        one = self._calendar(before) if counts_on == PREDECESSOR else self._draft.calendar
        if one != self._calendar(after):
            self._note(after, LAG_CALENDAR)
        return link.unit

    def _calendar(self, uid: int) -> str:
        activity = self._kept[uid].activity
        return (activity.calendar if activity else None) or self._draft.calendar

    def _tell(self, link: Link, reason: str) -> None:
        """Note what is lost with the tasks that the link would have held."""
        after = self._standing_for(link.successor, {})
        for uid in after or self._standing_for(link.predecessor, {}):
            self._note(uid, reason)

    def _note(self, uid: int, reason: str) -> None:
        self.lost.setdefault(uid, []).append(reason)

    def _is_held_by_summary(self, uid: int) -> bool:
        for above in self._above(uid):
            activity = self._rows[above].activity
            if activity is not None and any(c.kind != ALAP for c in activity.constraints):
                return True
        return False
