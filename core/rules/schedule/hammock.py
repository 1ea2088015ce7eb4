"""Hammocks: activities as long as those they are linked to, or as the group they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.rules.schedule.plan import HAMMOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.rules.schedule.links import Links
    from core.rules.schedule.network import Network


def stretched(
    net: Network, node: int, cut: Iterable[int], dates: tuple[list[int], list[int]]
) -> tuple[int, int]:
    """Return start and finish of a hammock.

    It starts with the first of what its links name as its start, and ends with the last of what
    they name as its end.

    Args:
        net: the network.
        node: index of the hammock.
        cut: numbers of the links of hammocks.
        dates: starts and finishes of the other activities, by index.
    """
    if net.activities[node].spans_group:
        return _group(net, node, dates)
    links = net.links
    starts: list[int] = []
    ends: list[int] = []
    for number in cut:
        if links.after[number] == node:
            other = dates[1] if links.from_finish[number] else dates[0]
            when = _lagged(links, number, other[links.before[number]], 1)
            (starts if links.to_start[number] else ends).append(when)
        elif links.before[number] == node:
            other = dates[0] if links.to_start[number] else dates[1]
            when = _lagged(links, number, other[links.after[number]], -1)
            (ends if links.from_finish[number] else starts).append(when)
    begin = min(starts, default=min(ends, default=net.plan.start))
    return _settled(net, node, begin, max(ends, default=begin))


def _lagged(links: Links, number: int, when: int, sign: int) -> int:
    lag = links.lag[number]
    return links.clock[number].add(when, sign * lag) if lag else when


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
