"""What decides a date: the chain from an activity back to a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.schedule.forward import asked
from core.rules.schedule.plan import SNET

if TYPE_CHECKING:
    from core.rules.schedule.passes import Passes
    from core.rules.schedule.plan import Link

# What decides.
ACTUAL: Final = "actual"
"""It has happened."""
TYPED: Final = "typed"
"""Its dates are typed."""
LINK: Final = "link"
"""A predecessor and a link."""
CONSTRAINT: Final = "constraint"
SUMMARY: Final = "summary"
"""Its summary: what that waits for, its constraint, or its typed start."""
CHILD: Final = "child"
"""The first (or last) of what lies below a summary."""
BEGIN: Final = "begin"
"""The start of the plan, or the data date."""
LATE: Final = "late"
"""It is planned as late as possible: what follows it decides."""


@dataclass(frozen=True, slots=True)
class Driver:
    """What decides when an activity starts.

    Attributes:
        activity: id of the activity whose date is explained.
        kind: one of the words above.
        other: id of the activity that decides: predecessor, summary or child; None for a fact.
        link: the link that decides, where it is one.
        date: when that would let the activity start, in ticks, before its own calendar.
    """

    activity: int
    kind: str
    other: int | None = None
    link: Link | None = None
    date: int | None = None


def driver(passes: Passes, node: int) -> Driver:
    """Return what decides when an activity, by its index, starts."""
    net, shapes, early = passes.net, passes.shapes, passes.early
    activity = net.activities[node]
    if net.children[node] and not activity.is_manual:
        child = min(net.children[node], key=lambda each: (passes.start[each], each))
        return Driver(activity.id, CHILD, net.activities[child].id)
    if activity.is_manual and activity.manual_start is not None:
        return Driver(activity.id, TYPED, date=activity.manual_start)
    begun = activity.actual_finish if activity.actual_start is None else activity.actual_start
    if begun is not None:
        return Driver(activity.id, ACTUAL, date=begun)
    limits = shapes.limits.get(node)
    if limits is not None:
        pinned = limits.start_on if limits.start_on is not None else limits.finish_on
        if pinned is not None or node in early.overruled:
            return Driver(activity.id, CONSTRAINT, date=pinned)
        if limits.is_late and passes.start[node] == passes.late.start[node]:
            return Driver(activity.id, LATE)
    return _strongest(passes, node)


def gate_driver(passes: Passes, node: int) -> Driver:
    """Return what decides when the children of a summary, by its index, may start."""
    net = passes.net
    summary = net.activities[node]
    if summary.is_manual and summary.manual_start is not None:
        return Driver(summary.id, TYPED, date=summary.manual_start)
    floor = passes.early.floors[node]
    asking = [
        net.plan.links[number]
        for number in net.incoming[node]
        if net.links.to_start[number] and asked(net.links, passes.early, number) == floor
    ]
    if asking:
        link = min(asking, key=lambda each: each.predecessor)
        return Driver(summary.id, LINK, link.predecessor, link, floor)
    if any(each.kind == SNET and each.date == floor for each in summary.constraints):
        return Driver(summary.id, CONSTRAINT, date=floor)
    above = net.parent[node]
    if above >= 0 and floor != passes.base:
        return Driver(summary.id, SUMMARY, net.activities[above].id, date=floor)
    return Driver(summary.id, BEGIN, date=passes.base)


def _strongest(passes: Passes, node: int) -> Driver:
    """Return what lets an activity start last; of equals a link, the one from the lowest id."""
    net, shapes, early = passes.net, passes.shapes, passes.early
    own = net.activities[node].id
    found: list[tuple[int, int, int, Driver]] = []
    for number in net.incoming[node]:
        when = asked(net.links, early, number)
        starts = net.links.to_start[number]
        start = shapes.earliest(node, when, None)[0] if starts else shapes.latest(node, when)[0]
        link = net.plan.links[number]
        other = link.predecessor
        found.append((start, 2, -other, Driver(own, LINK, other, link, when)))
    limits = shapes.limits.get(node)
    if limits is not None and limits.start_from is not None:
        when = limits.start_from
        start = shapes.earliest(node, when, None)[0]
        found.append((start, 1, 0, Driver(own, CONSTRAINT, date=when)))
    if limits is not None and limits.finish_from is not None:
        when = limits.finish_from
        found.append((shapes.latest(node, when)[0], 1, 0, Driver(own, CONSTRAINT, date=when)))
    above = net.parent[node]
    floor = early.floors.get(above, passes.base)
    start = shapes.earliest(node, floor, None)[0]
    if floor == passes.base:
        found.append((start, 0, 0, Driver(own, BEGIN, date=floor)))
    else:
        found.append((start, 0, 0, Driver(own, SUMMARY, net.activities[above].id, date=floor)))
    return max(found, key=lambda each: each[:3])[3]
