"""Which activities are critical: by float, or by lying on the path that drives the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.rules.schedule.forward import asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.schedule.passes import Passes


def critical(passes: Passes, totals: list[int]) -> list[bool]:
    """Return whether each activity is critical; what is finished is not.

    Args:
        passes: early and late dates.
        totals: total floats by the index of an activity.
    """
    net = passes.net
    limit = net.plan.manner.critical_limit
    is_open = [each.actual_finish is None for each in net.activities]
    if net.plan.manner.longest_path:
        path = longest_path(passes)
        return [node in path and is_open[node] for node in range(len(totals))]
    return [total <= limit and is_open[node] for node, total in enumerate(totals)]


def longest_path(passes: Passes) -> set[int]:
    """Return the activities that end last and, from them back, all that drives their starts."""
    net, early = passes.net, passes.early
    leaves = [node for node in range(len(net.activities)) if not net.children[node]]
    last = max((early.finish[node] for node in leaves), default=0)
    found: set[int] = set()
    waiting = [node for node in leaves if early.finish[node] == last]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(_drivers(passes, node))
    return found


def _drivers(passes: Passes, node: int) -> Iterator[int]:
    """Yield the predecessors whose links let an activity start no earlier than it does."""
    links, early, shapes = passes.net.links, passes.early, passes.shapes
    for number in passes.net.incoming[node]:
        when = asked(links, early, number)
        starts = links.to_start[number]
        found = shapes.earliest(node, when, None) if starts else shapes.latest(node, when)
        if found[0] >= early.start[node]:
            yield links.before[number]
