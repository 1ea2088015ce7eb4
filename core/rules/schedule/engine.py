"""From a plan to its dates: what is scheduled, how early and late it could be, what drives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.rules.schedule.critical import critical
from core.rules.schedule.drive import SUMMARY, driver, gate_driver
from core.rules.schedule.float_ import free_floats, total_floats
from core.rules.schedule.network import network
from core.rules.schedule.passes import by_primavera, microsoft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.rules.schedule.drive import Driver
    from core.rules.schedule.passes import Passes
    from core.rules.schedule.plan import Plan


@dataclass(frozen=True, slots=True)
class Dates:
    """When an activity is scheduled, how early and late it could be, and its float; in ticks."""

    start: int
    finish: int
    early_start: int
    early_finish: int
    late_start: int
    late_finish: int
    total_float: int
    free_float: int
    is_critical: bool


@dataclass(frozen=True, slots=True)
class Schedule:
    """The dates of a plan.

    Attributes:
        dates: of every activity that takes part, by its id.
        start: when the first activity starts.
        finish: when the last one ends.
        passes: what they were made from.
    """

    dates: Mapping[int, Dates]
    start: int
    finish: int
    passes: Passes

    def driver(self, activity: int) -> Driver:
        """Return what decides when an activity starts."""
        return driver(self.passes, self._index(activity))

    def chain(self, activity: int) -> list[Driver]:
        """Return what decides when an activity starts, what decides that, and so on to a fact."""
        found = [self.driver(activity)]
        while (other := found[-1].other) is not None:
            at = self._index(other)
            is_gate = found[-1].kind == SUMMARY
            found.append(gate_driver(self.passes, at) if is_gate else driver(self.passes, at))
        return found

    def _index(self, activity: int) -> int:
        net = self.passes.net
        return next(at for at, each in enumerate(net.activities) if each.id == activity)


def schedule(plan: Plan, like: Schedule | None = None) -> Schedule:
    """Return the dates of a plan.

    Args:
        plan: the plan.
        like: a schedule of an earlier state of the plan; on the same calendars it is quicker.

    Raises:
        CircularPlan: activities wait for each other; the message names the ring.
        InvalidInput: a calendar that never works, a link or parent that is not there.
    """
    shares = like is not None and like.passes.net.plan.calendars == plan.calendars
    net = network(plan, like.passes.net.worktimes if like is not None and shares else None)
    passes = microsoft(net) if plan.manner.progress is None else by_primavera(net)
    dates = _dates(passes)
    return Schedule(
        {each.id: found for each, found in zip(net.activities, dates, strict=True)},
        min(passes.start, default=plan.start),
        max(passes.finish, default=plan.start),
        passes,
    )


def _dates(passes: Passes) -> list[Dates]:
    """Return the dates of each activity by its index."""
    early, late = passes.early, passes.late
    totals = total_floats(passes)
    frees = free_floats(passes, totals)
    is_critical = critical(passes, totals)
    return [
        Dates(
            passes.start[node],
            passes.finish[node],
            *early.own.get(node, (early.start[node], early.finish[node])),
            late.start[node],
            late.finish[node],
            total,
            frees[node],
            is_critical[node],
        )
        for node, total in enumerate(totals)
    ]
