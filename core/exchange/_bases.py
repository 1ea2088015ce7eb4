"""The order in which calendars are read that are based on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def bases_first(bases: Mapping[str, str]) -> Iterator[str]:
    """Yield the key of each calendar after the one it is based on.

    A ring, which no program writes on purpose, is broken where it is met again.

    Args:
        bases: key of the calendar below, by key; one that is not among the keys is none.
    """
    done: set[str] = set()
    for key in bases:
        waiting: list[str] = []
        each = key
        while each in bases and each not in done and each not in waiting:
            waiting.append(each)
            each = bases[each]
        done.update(waiting)
        yield from reversed(waiting)
