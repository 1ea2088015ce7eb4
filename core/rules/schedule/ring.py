"""Finding a ring among activities that wait for each other, always the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def ring(waits: Mapping[int, Sequence[int]]) -> list[int]:
    """Return activities that wait for each other, the first one again at the end.

    It is the ring that is met from the smallest index on, begun with its own smallest; a summary
    that is passed by its gate and by itself stands there once, without what lies below it between.

    Args:
        waits: what each node waits for, by node; each waits for at least one of the others, and
            ~i is the gate of summary i.
    """
    node = min(waits, key=lambda each: (each < 0, each))
    path: dict[int, int] = {}
    while node not in path:
        path[node] = len(path)
        node = min(waits[node], key=lambda each: (max(each, ~each), each))
    nodes = [each for each in path if path[each] >= path[node]]
    nodes.reverse()
    found = _outside([max(each, ~each) for each in _from_gate(nodes)])
    first = found.index(min(found))
    return [*found[first:], *found[:first], found[first]]


def _from_gate(nodes: list[int]) -> list[int]:
    """Return the ring begun with the gate of a summary that it passes by itself too, if any."""
    for at, node in enumerate(nodes):
        if node < 0 and ~node in nodes:
            return [*nodes[at:], *nodes[:at]]
    return nodes


def _outside(ring_: list[int]) -> list[int]:
    """Return the ring without what lies between the two places of the summary it begins with."""
    if ring_[0] in ring_[1:]:
        return ring_[ring_.index(ring_[0], 1) :]
    return ring_
