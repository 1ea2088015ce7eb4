"""The rows that an exported plan groups its milestones under, and the unique ids of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.queries.plan_matching import UID_BASE
from core.rules.schedule.draft import NO_DATES, Dates, PlanRow
from core.rules.schedule.instant import MINUTE, instant
from core.rules.schedule.plan import Activity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.queries.milestones import MilestoneRow
    from core.rules.schedule.worktime import WorkTime

SUMMARY_BASE: Final = 200_000_000
"""Unique ids of the summaries: by place of the shop, and of the stage in it."""


def summary(
    uid: int,
    name: str,
    wbs: str,
    level: int,
    parent: int,
    rows: Sequence[PlanRow],
    time: WorkTime,
) -> PlanRow:
    """Return the row of a summary over these rows, each with dates of its own."""
    span = span_of(rows)
    assert span.start is not None
    assert span.finish is not None
    length = time.between(instant(span.start), instant(span.finish)) // MINUTE * MINUTE
    activity = Activity(id=uid, parent=parent, is_summary=True, duration=max(length, 0))
    return PlanRow(
        uid=uid,
        id=wbs,
        name=name,
        wbs=wbs,
        parent=parent,
        level=level,
        is_summary=True,
        activity=activity,
        stored=span,
    )


def span_of(rows: Iterable[PlanRow]) -> Dates:
    """Return from when to when these rows lie."""
    listed = list(rows)
    starts = [row.stored.start for row in listed if row.stored.start is not None]
    finishes = [row.stored.finish for row in listed if row.stored.finish is not None]
    return Dates(min(starts), max(finishes)) if starts and finishes else NO_DATES


def uids(rows: Iterable[MilestoneRow]) -> dict[int, int]:
    """Return a unique id for each milestone: its own, else one that follows from its id."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for row in rows:
        uid = row.uid if row.uid is not None and 0 < row.uid < SUMMARY_BASE else UID_BASE + row.id
        while uid in taken:
            uid += 1
        taken.add(uid)
        found[row.id] = uid
    return found
