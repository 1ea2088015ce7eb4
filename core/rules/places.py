"""The order of a list after some of its rows were moved up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

T = TypeVar("T")


def moved(ordered: Sequence[T], moving: Collection[T], steps: int) -> list[T]:
    """Return a list after some of it moved up (negative) or down, as far as there is room.

    What moves keeps its order, and never passes another that moves.
    """
    found = list(ordered)
    for _ in range(abs(steps)):
        walk = range(len(found)) if steps < 0 else range(len(found) - 1, -1, -1)
        for i in walk:
            to = i + (1 if steps > 0 else -1)
            if found[i] in moving and 0 <= to < len(found) and found[to] not in moving:
                found[i], found[to] = found[to], found[i]
    return found
