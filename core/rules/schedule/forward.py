"""Forward through the network: the earliest that each activity can start and finish.

An activity whose predecessor ends with a shift starts with the next one; a milestone stays at the
end of it. One without predecessors that lasts no time stays where the plan starts, even at night.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.rules.schedule.plan import SNET

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.rules.schedule.links import Links
    from core.rules.schedule.network import Network
    from core.rules.schedule.shape import Shapes


@dataclass(slots=True)
class Early:
    """Early dates, by the index of an activity.

    Attributes:
        start: early start; of started work, when it started (Primavera: when the rest begins).
        finish: early finish.
        resume: when what remains of started work begins.
        floors: when the children of a summary may start, by its index.
        overruled: working ticks, negative, by which a constraint puts an activity before its links.
        below: dates of all that lies below a manual summary, which has its own.
        own: early dates of activities planned late, whose `start` and `finish` are late ones.
    """

    start: list[int]
    finish: list[int]
    resume: dict[int, int] = field(default_factory=dict)
    floors: dict[int, int] = field(default_factory=dict)
    overruled: dict[int, int] = field(default_factory=dict)
    below: dict[int, tuple[int, int]] = field(default_factory=dict)
    own: dict[int, tuple[int, int]] = field(default_factory=dict)


def forward(
    net: Network, shapes: Shapes, base: int, place: Callable[[Early, int, int], None]
) -> Early:
    """Return the early dates of every activity.

    Args:
        net: the network.
        shapes: how each activity lies in time.
        base: before this nothing starts.
        place: sets the dates of an activity that is not plain, given its index and floor.
    """
    early = Early([0] * len(net.activities), [0] * len(net.activities))
    for node in net.order:
        above = net.parent[node]
        if node < 0:
            early.floors[~node] = _gate(net, early, ~node, base)
        elif net.children[node]:
            _roll_up(net, early, node)
        elif not shapes.is_plain[node]:
            place(early, node, base if above < 0 else early.floors[above])
        else:
            at, by = demanded(net, early, node, base if above < 0 else early.floors[above])
            early.start[node], early.finish[node] = shapes.earliest(node, at, by)
    return early


def demanded(net: Network, early: Early, node: int, floor: int) -> tuple[int, int | None]:
    """Return the first instant at which links let an activity start, and finish where any say."""
    at, by = floor, None
    for number in net.incoming[node]:
        when = asked(net.links, early, number)
        if net.links.to_start[number]:
            at = max(at, when)
        elif by is None or when > by:
            by = when
    return at, by


def asked(links: Links, early: Early, number: int) -> int:
    """Return the first instant at which one link lets its successor start or finish."""
    dates = early.finish if links.from_finish[number] else early.start
    when = dates[links.before[number]]
    lag = links.lag[number]
    if not lag:
        return when
    clock = links.clock[number]
    when = clock.add(when, lag)
    return clock.previous(when) if lag < 0 and not links.to_start[number] else when


def _gate(net: Network, early: Early, node: int, base: int) -> int:
    """Return when the children of a summary may start.

    What links and constraint demand of a summary is demanded of its children; those of a manual one
    start no earlier than its typed start, even where that lies before the start of the plan.
    """
    summary, above = net.activities[node], net.parent[node]
    if summary.is_manual and summary.manual_start is not None:
        return summary.manual_start
    floor = base if above < 0 else early.floors[above]
    floor, _finish = demanded(net, early, node, floor)
    dates = (each.date for each in summary.constraints if each.kind == SNET)
    return max([floor, *(date for date in dates if date is not None)])


def _roll_up(net: Network, early: Early, node: int) -> None:
    """Set the dates of a summary: those of its children, or of its own where they are typed."""
    below = net.children[node]
    spans = [early.below.get(each, (early.start[each], early.finish[each])) for each in below]
    begin = min(start for start, _ in spans)
    end = max(finish for _, finish in spans)
    summary = net.activities[node]
    early.start[node], early.finish[node] = begin, end
    if summary.is_manual:
        early.below[node] = begin, end
        early.start[node] = begin if summary.manual_start is None else summary.manual_start
        early.finish[node] = end if summary.manual_finish is None else summary.manual_finish
    net.settle_shares(node, net.calendar[node].between(early.start[node], early.finish[node]))
