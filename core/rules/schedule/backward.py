"""Backward through the network: the latest that each activity can start and finish.

A task ends with a shift; a milestone may stay at the start of the next one, where what follows it
starts at the latest. Late dates of what has happened are the actual ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.rules.schedule.plan import FNLT

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.rules.schedule.forward import Early
    from core.rules.schedule.network import Network
    from core.rules.schedule.shape import Shapes


@dataclass(slots=True)
class Late:
    """Late dates, by the index of an activity.

    Attributes:
        start: late start.
        finish: late finish.
        needed: when predecessors must be over: the late start, of begun work when its rest begins,
            earlier by a delay through leveling.
        ceilings: when the children of a summary must be over.
    """

    start: list[int]
    finish: list[int]
    needed: list[int]
    ceilings: dict[int, int] = field(default_factory=dict)


def backward(
    net: Network,
    shapes: Shapes,
    early: Early,
    end: int,
    is_over: list[bool],
    place: Callable[[Late, int, int], None],
) -> Late:
    """Return the late dates of every activity.

    Args:
        net: the network.
        shapes: how each activity lies in time.
        early: early dates.
        end: when all must be over.
        is_over: whether an activity asks nothing of those before it any more.
        place: sets the dates of an activity that is not plain, given its index and ceiling.
    """
    late = Late([0] * len(net.activities), [0] * len(net.activities), [0] * len(net.activities))
    for node in reversed(net.order):
        if node < 0:
            _roll_up(net, late, ~node)
            continue
        above = net.parent[node]
        ceiling = end if above < 0 else late.ceilings[above]
        if net.children[node]:
            late.ceilings[node] = _close(net, late, node, ceiling, is_over)
        elif not shapes.is_plain[node]:
            place(late, node, ceiling)
        else:
            by, at = allowed(net, late, node, ceiling, is_over)
            late.start[node], late.finish[node] = shapes.latest(node, by, at)
            late.needed[node] = late.start[node]
        if shapes.keeps_finish and late.finish[node] < early.finish[node]:
            _level(shapes, early, late, node)
    return late


def _level(shapes: Shapes, early: Early, late: Late, node: int) -> None:
    """Put a late finish that is the same working instant as the early one where that is."""
    if shapes.clock[node].between(late.finish[node], early.finish[node]) == 0:
        late.finish[node] = early.finish[node]


def allowed(
    net: Network, late: Late, node: int, ceiling: int, is_over: list[bool]
) -> tuple[int, int | None]:
    """Return the last instant at which an activity may finish, and start where any link says."""
    links = net.links
    by, at = ceiling, None
    for number in net.outgoing[node]:
        other = links.after[number]
        if is_over[other]:
            continue
        when = late.needed[other] if links.to_start[number] else late.finish[other]
        lag = links.lag[number]
        if lag:
            clock = links.clock[number]
            when = clock.starting(clock.position(when) - lag)
        if links.from_finish[number]:
            by = min(by, when)
        elif at is None or when < at:
            at = when
    return by, at


def _close(net: Network, late: Late, node: int, ceiling: int, is_over: list[bool]) -> int:
    """Return when the children of a summary must be over."""
    by, _at = allowed(net, late, node, ceiling, is_over)
    summary = net.activities[node]
    dates = [each.date for each in summary.constraints if each.kind == FNLT]
    return min([by, *(date for date in (*dates, summary.deadline) if date is not None)])


def _roll_up(net: Network, late: Late, node: int) -> None:
    """Set the late dates of a summary: those of its children."""
    below = net.children[node]
    late.start[node] = late.needed[node] = min(late.start[each] for each in below)
    late.finish[node] = max(late.finish[each] for each in below)
