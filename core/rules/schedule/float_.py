"""Float: how far an activity can slip before it moves the end (total) or what follows it (free)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.rules.schedule.forward import asked
from core.rules.schedule.plan import FINISH_FLOAT, START_FLOAT
from core.rules.schedule.worktime import ELAPSED_TIME

if TYPE_CHECKING:
    from core.rules.schedule.network import Network
    from core.rules.schedule.passes import Passes


def total_floats(passes: Passes) -> list[int]:
    """Return the total float of each activity by its index.

    It is the smaller of start and finish float, of begun work the latter, of finished none; where a
    constraint put an activity before its links, by that much less.
    """
    net, early, late = passes.net, passes.early, passes.late
    has_begun = _begun(net)
    which = net.plan.manner.float_by
    found = [0] * len(net.activities)
    for node, activity in enumerate(net.activities):
        if activity.actual_finish is not None or node in early.own:
            continue
        clock = ELAPSED_TIME if activity.elapsed else net.calendar[node]
        at_start = clock.between(early.start[node], late.start[node])
        at_end = clock.between(early.finish[node], late.finish[node])
        if has_begun[node] or which == FINISH_FLOAT:
            found[node] = at_end
        elif which == START_FLOAT:
            found[node] = at_start
        else:
            found[node] = min(at_start, at_end) + early.overruled.get(node, 0)
    return found


def free_floats(passes: Passes, totals: list[int]) -> list[int]:
    """Return how far each activity can slip without moving a successor; never below zero.

    In Microsoft Project it is the total float where no successor is still to come, and never more
    than that; in Primavera it then reaches to the end of the plan. It is counted by what counts the
    duration, the total by the calendar of the activity.
    """
    net, early, clocks = passes.net, passes.early, passes.shapes.clock
    is_ours = net.plan.manner.progress is None
    rooms = _rooms(passes)
    found = [0] * len(totals)
    for node, activity in enumerate(net.activities):
        if activity.actual_finish is not None or node in early.own:
            continue
        room = rooms[node]
        if is_ours:
            room = totals[node] if room is None else min(room, totals[node])
        elif room is None:
            room = clocks[node].between(early.finish[node], passes.end)
        found[node] = max(room, 0)
    return found


def _begun(net: Network) -> list[bool]:
    """Return whether each activity has begun, a summary with the first below it."""
    found = [each.actual_start is not None for each in net.activities]
    for node in net.order:
        if node >= 0 and found[node] and net.parent[node] >= 0:
            found[net.parent[node]] = True
    return found


def _rooms(passes: Passes) -> list[int | None]:
    """Return the least that lies between each activity and one that follows; None without any."""
    net, early, clocks = passes.net, passes.early, passes.shapes.clock
    links = net.links
    counts_finished = net.plan.manner.progress is not None
    starts = [clock.position(at) for clock, at in zip(clocks, early.start, strict=True)]
    finishes = [clock.position(at) for clock, at in zip(clocks, early.finish, strict=True)]
    found: list[int | None] = [None] * len(net.activities)
    for number in (number for numbers in net.outgoing for number in numbers):
        before, after = links.before[number], links.after[number]
        if not counts_finished and net.activities[after].actual_finish is not None:
            continue
        if clocks[before] is clocks[after] and not links.lag[number]:
            own = finishes[before] if links.from_finish[number] else starts[before]
            room = (starts[after] if links.to_start[number] else finishes[after]) - own
        else:
            when = early.start[after] if links.to_start[number] else early.finish[after]
            room = clocks[before].between(asked(links, early, number), when)
        least = found[before]
        found[before] = room if least is None else min(least, room)
    return found
