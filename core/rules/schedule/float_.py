"""Float: how far an activity can slip before it moves the end (total) or what follows it (free)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.rules.schedule.forward import asked
from core.rules.schedule.network import TO_START
from core.rules.schedule.plan import FINISH_FLOAT, START_FLOAT
from core.rules.schedule.worktime import ELAPSED_TIME

if TYPE_CHECKING:
    from core.rules.schedule.network import Network
    from core.rules.schedule.passes import Passes


def begun(net: Network) -> list[bool]:
    """Return whether each activity has begun, a summary with the first below it."""
    found = [each.actual_start is not None for each in net.activities]
    for node in net.order:
        if node >= 0 and found[node] and net.parent[node] >= 0:
            found[net.parent[node]] = True
    return found


def total_float(passes: Passes, node: int, has_begun: bool) -> int:  # noqa: FBT001  one of two positions
    """Return the smaller of start and finish float; of begun work the latter, of finished none.

    Where a constraint put an activity before its links, by that much less.
    """
    net, early, late = passes.net, passes.early, passes.late
    activity = net.activities[node]
    if activity.actual_finish is not None or node in early.own:
        return 0
    clock = ELAPSED_TIME if activity.elapsed else net.calendar[node]
    manner = net.plan.manner
    if manner.float_by == START_FLOAT and not has_begun:
        return clock.between(early.start[node], late.start[node])
    at_end = clock.between(early.finish[node], late.finish[node])
    if has_begun or manner.float_by == FINISH_FLOAT:
        return at_end
    at_start = clock.between(early.start[node], late.start[node])
    return min(at_start, at_end) + early.overruled.get(node, 0)


def free_float(passes: Passes, node: int, total: int) -> int:
    """Return how far an activity can slip without moving a successor; never below zero.

    In Microsoft Project it is the total float where no successor is still to come, and never more
    than that; in Primavera it then reaches to the end of the plan. It is counted by what counts the
    duration, the total by the calendar of the activity.
    """
    if passes.net.activities[node].actual_finish is not None or node in passes.early.own:
        return 0
    room = _room(passes, node)
    if passes.net.plan.manner.progress is None:
        return max(total if room is None else min(room, total), 0)
    if room is None:
        clock = passes.shapes.clock[node]
        room = clock.between(passes.early.finish[node], passes.end)
    return max(room, 0)


def _room(passes: Passes, node: int) -> int | None:
    """Return the least that lies between an activity and one that follows; None without any."""
    net, early, clock = passes.net, passes.early, passes.shapes.clock[node]
    counts_finished = net.plan.manner.progress is not None
    least: int | None = None
    for demand in net.outgoing[node]:
        if not counts_finished and net.activities[demand.other].actual_finish is not None:
            continue
        begins = demand.kind in TO_START
        own = asked(early, demand, node)
        room = clock.between(own, (early.start if begins else early.finish)[demand.other])
        least = room if least is None or room < least else least
    return least
