"""The way a link takes between two bars: right angles, as few of them as there can be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ui.timeline.spot import GATE

STUB: Final = 8.0
"""How far a link leaves a bar before it turns."""
ARROW: Final = 4.0
_HALF_BAR: Final = 6.0
_INTO: Final = 4.0
"""How far right of a bar's start an arrow comes down on it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bar as links see it: its ends, its middle, whether it has a length, half its line's height."""

    left: float
    right: float
    level: float
    has_length: bool
    half: float

    @property
    def out(self) -> float:
        """Return where a link leaves after the gate."""
        return self.right + GATE

    @property
    def fore(self) -> float:
        """Return where a link leaves or enters before the start."""
        return self.left if self.has_length else self.right - GATE


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of a link, and the way its arrow points: right, left, down or up."""

    points: tuple[Point, ...]
    arrow: str


def route(kind: str, before: Anchor, after: Anchor) -> Route:
    """Return the way of a link of a kind (FS, SS, FF, SF) from one bar to another."""
    return {"FS": _finish_start, "SS": _start_start, "FF": _finish_finish, "SF": _start_finish}[
        kind
    ](before, after)


def distance(found: Route, x: float, y: float) -> float:
    """Return how far a point is from a link."""
    pairs = pairwise(found.points)
    return min((_from_leg(a, b, x, y) for a, b in pairs), default=float("inf"))


def _finish_start(before: Anchor, after: Anchor) -> Route:
    down = after.level > before.level
    drop = after.left + _INTO if after.has_length else after.right
    if drop >= before.out + 2:
        reach = _HALF_BAR if after.has_length else GATE
        end = after.level - reach if down else after.level + reach
        corners = ((before.out, before.level), (drop, before.level), (drop, end))
        return Route(corners, "down" if down else "up")
    between = after.level + (-after.half if down else after.half)
    turn, back = before.out + STUB / 2, after.fore - STUB
    return Route(
        (
            (before.out, before.level),
            (turn, before.level),
            (turn, between),
            (back, between),
            (back, after.level),
            (after.fore, after.level),
        ),
        "right",
    )


def _start_start(before: Anchor, after: Anchor) -> Route:
    turn = min(before.fore, after.fore) - STUB
    return Route(
        (
            (before.fore, before.level),
            (turn, before.level),
            (turn, after.level),
            (after.fore, after.level),
        ),
        "right",
    )


def _finish_finish(before: Anchor, after: Anchor) -> Route:
    turn = max(before.out, after.out) + STUB
    return Route(
        (
            (before.out, before.level),
            (turn, before.level),
            (turn, after.level),
            (after.out, after.level),
        ),
        "left",
    )


def _start_finish(before: Anchor, after: Anchor) -> Route:
    turn = before.fore - STUB
    if turn >= after.out + STUB:
        corners = ((before.fore, before.level), (turn, before.level), (turn, after.level))
        return Route((*corners, (after.out, after.level)), "left")
    down = after.level > before.level
    between, back = after.level + (-after.half if down else after.half), after.out + STUB
    return Route(
        (
            (before.fore, before.level),
            (turn, before.level),
            (turn, between),
            (back, between),
            (back, after.level),
            (after.out, after.level),
        ),
        "left",
    )


def _from_leg(a: Point, b: Point, x: float, y: float) -> float:
    """Return how far a point is from an upright or level line."""
    across = max(min(a[0], b[0]) - x, 0.0, x - max(a[0], b[0]))
    down = max(min(a[1], b[1]) - y, 0.0, y - max(a[1], b[1]))
    return max(across, down)
