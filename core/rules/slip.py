"""How late milestones are, which are due, and how many were reached when they should have been."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.rules.facts import MilestoneFacts

LATE: Final = 10
"""Days of slip above which a milestone counts as late."""
VERY_LATE: Final = 30

SOP, PAC = "S15", "S16"


def late_class(slip: int | None) -> str:
    """Return how late that many days are: on_plan, minor, late or very_late."""
    if slip is None or slip <= 0:
        return "on_plan"
    if slip <= LATE:
        return "minor"
    return "late" if slip <= VERY_LATE else "very_late"


def last_of(ms: Iterable[MilestoneFacts], stage: str) -> MilestoneFacts | None:
    """Return the milestone that closes a stage: of all shops the last to be reached."""
    found = [m for m in ms if m.stage == stage and m.finish is not None]
    return max(found, key=lambda m: (_finish(m), m.slip or 0, m.code), default=None)


def sop(ms: Iterable[MilestoneFacts]) -> MilestoneFacts | None:
    """Return the start of production: the milestone that closes trial production."""
    return last_of(ms, SOP)


def last_pac(ms: Iterable[MilestoneFacts]) -> MilestoneFacts | None:
    """Return the last provisional acceptance of all shops."""
    return last_of(ms, PAC)


def due(ms: Iterable[MilestoneFacts], status_date: dt.date) -> tuple[MilestoneFacts, ...]:
    """Return the milestones that the baseline wants by the status date, earliest first."""
    found = [m for m in ms if m.baseline_finish is not None and m.baseline_finish <= status_date]
    return tuple(sorted(found, key=lambda m: (m.baseline_finish, m.code)))


def overdue(ms: Iterable[MilestoneFacts], status_date: dt.date) -> tuple[MilestoneFacts, ...]:
    """Return the milestones that were due by the status date and are not reached."""
    return tuple(m for m in due(ms, status_date) if not is_reached(m, status_date))


def late(ms: Iterable[MilestoneFacts], status_date: dt.date) -> tuple[MilestoneFacts, ...]:
    """Return the milestones to act on: overdue, or running and more than 10 days late.

    What is late only because something before it is late does not count.
    """
    ms = list(ms)
    running = (
        m for m in ms if m.is_running and not is_due(m, status_date) and (m.slip or 0) > LATE
    )
    return (*overdue(ms, status_date), *sorted(running, key=lambda m: (_finish(m), m.code)))


def due_next(
    ms: Iterable[MilestoneFacts], status_date: dt.date, days: int
) -> tuple[MilestoneFacts, ...]:
    """Return the open milestones expected within so many days after the status date."""
    until = status_date + dt.timedelta(days)
    found = [
        m
        for m in ms
        if not is_reached(m, status_date)
        and m.finish is not None
        and status_date < m.finish <= until
    ]
    return tuple(sorted(found, key=lambda m: (_finish(m), m.code)))


def next_open(ms: Iterable[MilestoneFacts], status_date: dt.date) -> MilestoneFacts | None:
    """Return the open milestone expected first; of those on one day a key one, then the latest."""
    found = [m for m in ms if not is_reached(m, status_date) and m.finish is not None]
    return min(found, key=lambda m: (_finish(m), not m.key, -(m.slip or 0), m.code), default=None)


def execution_index(ms: Sequence[MilestoneFacts], status_date: dt.date) -> float | None:
    """Return milestones reached for milestones due (BEI); None where none is due."""
    wanted = len(due(ms, status_date))
    return sum(is_reached(m, status_date) for m in ms) / wanted if wanted else None


def hit_rate(ms: Sequence[MilestoneFacts], status_date: dt.date) -> float | None:
    """Return which part of the milestones due was reached on or before its baseline."""
    wanted = due(ms, status_date)
    hits = sum(
        m.actual_finish is not None
        and m.baseline_finish is not None
        and m.actual_finish <= m.baseline_finish
        for m in wanted
    )
    return hits / len(wanted) if wanted else None


def is_due(m: MilestoneFacts, status_date: dt.date) -> bool:
    """Return whether the baseline wants it by the status date."""
    return m.baseline_finish is not None and m.baseline_finish <= status_date


def is_reached(m: MilestoneFacts, status_date: dt.date) -> bool:
    """Return whether it was reached by the status date."""
    return m.actual_finish is not None and m.actual_finish <= status_date


def _finish(m: MilestoneFacts) -> dt.date:
    assert m.finish is not None
    return m.finish
