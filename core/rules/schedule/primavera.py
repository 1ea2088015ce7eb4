"""How Primavera schedules: what remains of the network, from the data date on.

Begun work is as long as what remains of it, finished work takes no time; a lag is shorter by what
has passed of it since the predecessor's actual date. What is left is an ordinary network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.rules.schedule.backward import Late, allowed
from core.rules.schedule.forward import demanded
from core.rules.schedule.plan import (
    FINISH_MILESTONE,
    HAMMOCK,
    PROGRESS_OVERRIDE,
    START_MILESTONE,
)
from core.rules.schedule.shape import SETTLES, SHIFTS, STAYS, shapes

if TYPE_CHECKING:
    from core.rules.schedule.constraint import Limits
    from core.rules.schedule.forward import Early
    from core.rules.schedule.network import Network
    from core.rules.schedule.plan import Activity
    from core.rules.schedule.shape import Shapes


def data_date(net: Network) -> int:
    """Return the moment before which nothing is still to come."""
    plan = net.plan
    return plan.start if plan.status is None else max(plan.start, plan.status)


def keep_what_remains(net: Network) -> list[int]:
    """Shorten lags that have begun to run, and cut links that hold nothing any more.

    Returns:
        The numbers of the links cut because one end is a hammock, which only follows the others.
    """
    status = data_date(net)
    links = net.links
    cut: list[int] = []
    for number, after in enumerate(links.after):
        if after < 0:
            continue
        if _is_hammock(net, after) or _is_hammock(net, links.before[number]):
            cut.append(number)
        elif not _is_overridden(net, after):
            links.lag[number] = _lag_left(net, number, status)
            continue
        net.incoming[after].remove(number)
        net.outgoing[links.before[number]].remove(number)
    return cut


def _is_hammock(net: Network, node: int) -> bool:
    return net.activities[node].kind == HAMMOCK


def _is_overridden(net: Network, node: int) -> bool:
    """Return whether progress sets aside the links that an activity waited for."""
    if net.plan.manner.progress != PROGRESS_OVERRIDE:
        return False
    return net.activities[node].actual_start is not None


def _lag_left(net: Network, number: int, status: int) -> int:
    """Return what is left of a lag at the data date; of a lead, nothing once it has begun."""
    links = net.links
    lag, before = links.lag[number], net.activities[links.before[number]]
    begun = before.actual_finish if links.from_finish[number] else before.actual_start
    if begun is None:
        return lag
    passed = links.clock[number].between(begun, status) if begun < status else 0
    return max(lag - passed, 0)


def remaining_shapes(net: Network) -> Shapes:
    """Return how what remains of each activity lies in time."""
    made = shapes(net)
    made.keeps_finish = False
    for at, each in enumerate(net.activities):
        made.early_rest[at] = SETTLES if each.kind == FINISH_MILESTONE else SHIFTS
        made.late_rest[at] = SETTLES if each.kind == START_MILESTONE else SHIFTS
        if each.actual_finish is not None:
            made.work[at] = 0
            made.early_rest[at] = made.late_rest[at] = STAYS
            made.limits.pop(at, None)
            made.crew.pop(at, None)
        elif at not in made.crew and not each.assignments:
            made.work[at] = each.duration if each.remaining is None else each.remaining
        if each.actual_start is not None and each.actual_finish is None:
            _loosen(made.limits.get(at))
        has_more = each.resume is not None or each.expected_finish is not None
        is_open_end = net.plan.manner.open_ends_critical and not net.outgoing[at]
        is_special = at in made.limits or at in made.crew or has_more or is_open_end
        made.is_plain[at] = not is_special
    return made


def _loosen(limits: Limits | None) -> None:
    """Take away what a constraint says of a start that has happened."""
    if limits is not None:
        limits.start_from = limits.start_by = limits.start_on = limits.finish_from = None


@dataclass(frozen=True, slots=True)
class PlacingRemaining:
    """Sets the dates of activities that are not plain."""

    net: Network
    shapes: Shapes
    nothing_over: list[bool]

    def early(self, early: Early, node: int, floor: int) -> None:
        """Set the early dates of an activity."""
        activity = self.net.activities[node]
        at, by = demanded(self.net, early, node, floor)
        if activity.resume is not None and activity.actual_finish is None:
            at = max(at, activity.resume)
        limits = self.shapes.limits.get(node)
        if limits is not None:
            at, by = limits.not_before(at, by)
        start, finish = self.shapes.earliest(node, at, by)
        if limits is not None and limits.start_on is not None:
            start, finish = self.shapes.earliest(node, limits.start_on, None)
        elif limits is not None and limits.finish_on is not None:
            start, finish = self.shapes.latest(node, limits.finish_on)
        early.start[node] = start
        early.finish[node] = self._expected(node, activity, start, finish)

    def late(self, late: Late, node: int, ceiling: int, *, early: Early) -> None:
        """Set the late dates of an activity."""
        if self.net.plan.manner.open_ends_critical and not self.net.outgoing[node]:
            ceiling = min(ceiling, early.finish[node])
        by, at = allowed(self.net, late, node, ceiling, self.nothing_over)
        limits = self.shapes.limits.get(node)
        if limits is None:
            found = self.shapes.latest(node, by, at)
        elif limits.start_on is not None:
            found = self.shapes.earliest(node, limits.start_on, None)
        elif limits.finish_on is not None:
            found = self.shapes.latest(node, limits.finish_on)
        else:
            found = self.shapes.latest(node, *limits.not_after(by, at))
        late.start[node], late.finish[node] = found
        late.needed[node] = found[0]

    def _expected(self, node: int, activity: Activity, start: int, finish: int) -> int:
        """Return when work ends, and let it last until then where that was said to be expected."""
        expected = activity.expected_finish
        is_driven = not all(self.net.links.to_start[each] for each in self.net.incoming[node])
        if expected is None or activity.actual_finish is not None or is_driven:
            return finish
        clock = self.shapes.clock[node]
        if expected < start or node in self.shapes.crew:
            return finish
        self.shapes.work[node] = clock.between(start, expected)
        return clock.previous(expected)


def put_off(net: Network, shapes: Shapes, early: Early, end: int) -> None:
    """Move activities planned late as far as what follows them lets them, the last ones first."""
    late_ones = [node for node, each in shapes.limits.items() if each.is_late]
    if not late_ones:
        return
    wanted = set(late_ones)
    as_room = Late(early.start, early.finish, early.start)
    nothing_over = [False] * len(net.activities)
    for node in reversed(net.order):
        if node in wanted:
            by, at = allowed(net, as_room, node, end, nothing_over)
            start, finish = shapes.latest(node, by, at)
            if start > early.start[node]:
                early.start[node], early.finish[node] = start, finish


def with_actuals(net: Network, early: Early) -> tuple[list[int], list[int]]:
    """Return scheduled starts and finishes: what has happened, and the early dates of the rest."""
    start, finish = list(early.start), list(early.finish)
    for node, each in enumerate(net.activities):
        keep_actuals(start, finish, node, each)
    return start, finish


def keep_actuals(start: list[int], finish: list[int], node: int, activity: Activity) -> None:
    """Set the dates of an activity that have happened."""
    if activity.actual_start is not None:
        start[node] = activity.actual_start
    if activity.actual_finish is not None:
        finish[node] = activity.actual_finish
