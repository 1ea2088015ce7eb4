"""Hammocks: activities as long as those they are linked to, or as the group they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.rules.schedule.network import FF, FS, SF, SS
from core.rules.schedule.plan import HAMMOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.rules.schedule.network import Demand, Network


def stretched(
    net: Network,
    node: int,
    before: Sequence[Demand],
    after: Sequence[Demand],
    dates: tuple[list[int], list[int]],
) -> tuple[int, int]:
    """Return start and finish of a hammock.

    It starts with the first of what its links name as its start, and ends with the last of what
    they name as its end.

    Args:
        net: the network.
        node: index of the hammock.
        before: links that it is the successor of.
        after: links that it is the predecessor of.
        dates: starts and finishes of the other activities, by index.
    """
    if net.activities[node].spans_group:
        return _group(net, node, dates)
    start, finish = dates
    starts = [
        _lagged(start if demand.kind == SS else finish, demand, 1)
        for demand in before
        if demand.kind in {FS, SS}
    ]
    starts += [_lagged(start, demand, -1) for demand in after if demand.kind == SS]
    ends = [
        _lagged(finish if demand.kind == FF else start, demand, 1)
        for demand in before
        if demand.kind in {FF, SF}
    ]
    ends += [
        _lagged(finish if demand.kind == FF else start, demand, -1)
        for demand in after
        if demand.kind in {FF, FS}
    ]
    begin = min(starts, default=min(ends, default=net.plan.start))
    return _settled(net, node, begin, max(ends, default=begin))


def _lagged(dates: list[int], demand: Demand, sign: int) -> int:
    when = dates[demand.other]
    return demand.clock.add(when, sign * demand.lag) if demand.lag else when


def _group(net: Network, node: int, dates: tuple[list[int], list[int]]) -> tuple[int, int]:
    """Return when the first activity of a group starts and the last one ends."""
    members = list(_members(net, net.parent[node]))
    if not members:
        return net.plan.start, net.plan.start
    start, finish = dates
    return min(start[each] for each in members), max(finish[each] for each in members)


def _members(net: Network, group: int) -> Iterator[int]:
    """Yield the activities below a summary, at any depth, that are no hammocks."""
    is_open = [group]
    while is_open:
        for each in net.children[is_open.pop()]:
            if net.children[each]:
                is_open.append(each)
            elif net.activities[each].kind != HAMMOCK:
                yield each


def _settled(net: Network, node: int, begin: int, end: int) -> tuple[int, int]:
    """Return start and finish in the working time of the hammock's calendar."""
    work = net.calendar[node]
    start = work.next(begin)
    return start, max(work.previous(end), start) if end > start else start
