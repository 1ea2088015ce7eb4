"""What charts draw with: diamonds and bars as few collections, labels that keep off each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform

from core.charts._style import SMALL, extent, num, pixels, say, width_of
from core.rules.slip import late_class

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    from core.charts._style import Style

    Place = dt.date | float
    Stroke = tuple[str, float, str | tuple[float, tuple[float, ...]]]
    """Tone, pixels, and how a line is dashed."""
    Box = tuple[float, float, float, float]

_RHOMBUS: Final = Outline([(0, -1), (1, 0), (0, 1), (-1, 0), (0, -1)])
_HALF: Final = Outline([(0, -0.94), (0, 0.94), (-0.94, 0), (0, -0.94)])
_CORE: Final = 0.28
_BETWEEN: Final = 5
"""Pixels between two words side by side."""
_DENSE: Final = 6
"""Pixels along a line between the marks that labels keep off."""
_STATES: Final = ("open", "planned", "expected", "done", "late", "very_late")


def state_of(slip: int | None, *, is_done: bool) -> str:
    """Return how a gate is drawn that is so many days late: done, open, late or very_late."""
    if is_done:
        return "done"
    found = late_class(slip)
    return found if found in {"late", "very_late"} else "open"


def slip_tone(state: str) -> str:
    """Return the colour of the words beside a gate in this state."""
    return {"very_late": "red_text", "late": "amber_text"}.get(state, "text3")


def diamonds(
    axes: Axes, look: Style, points: Sequence[tuple[Place, float, str]], *, radius: float = 5.0
) -> None:
    """Draw gates as one collection a state, over everything else.

    Args:
        axes: where to.
        look: the style.
        points: place, height and state of each: done, open, planned, expected, late (half
            filled), very_late (with a core).
        radius: in pixels.
    """
    for state in _STATES:
        at = [(num(x), y) for x, y, found in points if found == state]
        if not at:
            continue
        face, edge, width = _diamond_of(look, state)
        _scatter(axes, at, (_RHOMBUS, radius), (face, edge, width), 5)
        if state == "late":
            _scatter(axes, at, (_HALF, radius), (look["amber"], "none", 0), 5.1)
        if state == "very_late":
            _scatter(axes, at, (_RHOMBUS, radius * _CORE), (look.ground, "none", 0), 5.1)


def bars(
    axes: Axes,
    spans: Iterable[tuple[Place, Place, float]],
    high: float,
    *,
    face: str,
    edge: str = "none",
    dashed: bool = False,
    zorder: float = 3,
) -> None:
    """Draw bars from place to place as one collection; their middle and height are of the axes."""
    boxes = [
        _rectangle(num(start), num(finish), level - high / 2, level + high / 2)
        for start, finish, level in spans
    ]
    boxes = [box for box in boxes if box[0][0] < box[1][0]]
    _polygons(axes, boxes, face, edge, zorder, dashed=dashed)


def strokes(
    axes: Axes,
    look: Style,
    spans: Iterable[tuple[float, float, float]],
    stroke: Stroke,
) -> None:
    """Draw level lines as one collection; each has its left, right and height, all their stroke."""
    tone, width, dash = stroke
    segments = [((left, level), (right, level)) for left, right, level in spans]
    if segments:
        made = LineCollection(
            segments, colors=look[tone], linewidths=width, linestyles=dash, zorder=4
        )
        made.set_clip_on(False)
        axes.add_collection(made, autolim=False)


def columns(
    axes: Axes, boxes: Iterable[Box], *, face: str, edge: str = "", zorder: float = 1
) -> None:
    """Draw upright bars as one collection; each has its left, right, bottom and top.

    With an edge they are dashed, as what is expected is everywhere.
    """
    made = [_rectangle(*box) for box in boxes]
    _polygons(axes, made, face, edge or "none", zorder, dashed=bool(edge))


def spread(levels: Sequence[float], least: float, top: float) -> list[float]:
    """Return heights close to these, in the same order, at least so far apart and none over top."""
    order = sorted(range(len(levels)), key=lambda i: levels[i])
    found = list(levels)
    for _ in range(60):
        close = [(a, b) for a, b in pairwise(order) if found[b] - found[a] < least - 1e-6]
        for low, high in close:
            push = (least - (found[high] - found[low])) / 2
            found[low] -= push
            found[high] += push
        if not close:
            break
    for index in reversed(order):
        found[index] = min(found[index], top)
        top = found[index] - least
    return found


class Labels:
    """Writes texts where they meet neither each other nor a line, in pixels of the axes."""

    def __init__(self, axes: Axes, look: Style) -> None:
        self._axes, self._look = axes, look
        left, bottom, wide, high = extent(axes)
        figure = axes.get_figure(root=True)
        assert figure is not None
        whole = pixels(figure)
        self._bounds = (1 - left, whole[0] - left - 1, 1 - bottom, whole[1] - bottom - 1)
        self._axes_bounds = (0.0, wide, 0.0, high)
        (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
        self._origin, self._scale = (x0, y0), (wide / (x1 - x0), high / (y1 - y0))
        self._taken: list[Box] = []

    def at(self, x: Place, y: Place) -> tuple[float, float]:
        """Return where a place lies, in pixels from the lower left corner of the axes."""
        return (
            (num(x) - self._origin[0]) * self._scale[0],
            (num(y) - self._origin[1]) * self._scale[1],
        )

    def keep_off(self, points: Sequence[tuple[Place, Place]], around: float = 2.0) -> None:
        """Keep labels off a line, or off a mark where there is one point."""
        spots = [self.at(*point) for point in points]
        between: list[tuple[float, float]] = []
        for (x0, y0), (x1, y1) in pairwise(spots):
            steps = int(max(abs(x1 - x0), abs(y1 - y0)) / _DENSE) + 1
            dx, dy = (x1 - x0) / steps, (y1 - y0) / steps
            between.extend((x0 + dx * n, y0 + dy * n) for n in range(1, steps))
        for x, y in (*spots, *between):
            self._taken.append((x - around, x + around, y - around, y + around))

    def put(
        self,
        x: Place,
        y: Place,
        shown: str,
        spots: Sequence[tuple[str, str, float, float]],
        *,
        needed: bool = False,
        within: bool = False,
        **how: Any,
    ) -> bool:
        """Write a text at the first free of some spots beside a place; return whether it stands.

        Args:
            x: the place.
            y: its height.
            shown: the text.
            spots: `ha`, `va`, and pixels to the right and up, the best one first.
            needed: write it at the first spot even where none is free.
            within: keep it inside the axes, not only inside the figure.
            how: as for `say`.
        """
        size = how.get("size", SMALL)
        wide, high = width_of(shown, how.get("weight", 400), size), size * 1.2
        boxes = [self._box(self.at(x, y), spot, wide, high) for spot in spots]
        bounds = self._axes_bounds if within else self._bounds
        free = [n for n, box in enumerate(boxes) if self._is_free(box, bounds)]
        if not free and not needed:
            return False
        chosen = free[0] if free else 0
        ha, va, dx, dy = spots[chosen]
        say(self._axes, self._look, x, y, shown, ha=ha, va=va, dx=dx, dy=dy, **how)
        left, right, low, high = boxes[chosen]
        self._taken.append((left - _BETWEEN, right + _BETWEEN, low, high))
        return True

    def _box(
        self,
        at: tuple[float, float],
        spot: tuple[str, str, float, float],
        wide: float,
        high: float,
    ) -> Box:
        ha, va, dx, dy = spot
        left = at[0] + dx - wide * {"left": 0, "center": 0.5, "right": 1}[ha]
        low = at[1] + dy - high * {"bottom": 0, "center": 0.5, "top": 1}[va]
        return left, left + wide, low, low + high

    def _is_free(self, box: Box, bounds: Box) -> bool:
        left, right, low, high = box
        inside = left >= bounds[0] and right <= bounds[1]
        inside = inside and low >= bounds[2] and high <= bounds[3]
        return inside and not any(
            left < other[1] and right > other[0] and low < other[3] and high > other[2]
            for other in self._taken
        )


def _diamond_of(look: Style, state: str) -> tuple[str, str, float]:
    return {
        "done": (look["st_done"], look.ground, 1.0),
        "open": (look.ground, look["st_done"], 1.2),
        "planned": (look.ground, look["ch_plan"], 1.4),
        "expected": (look["ch_forecast"], look.ground, 1.0),
        "late": (look.ground, look["amber"], 1.3),
        "very_late": (look["red"], look.ground, 1.0),
    }[state]


def _scatter(
    axes: Axes,
    at: Sequence[tuple[float, float]],
    shape: tuple[Outline, float],
    drawn: tuple[str, str, float],
    zorder: float,
) -> None:
    (outline, radius), (face, edge, width) = shape, drawn
    made = PathCollection(
        [outline],
        sizes=[radius**2],
        facecolors=face,
        edgecolors=edge,
        linewidths=width,
        offsets=at,
        offset_transform=axes.transData,
        zorder=zorder,
        clip_on=False,
    )
    made.set_transform(IdentityTransform())
    axes.add_collection(made, autolim=False)


def _rectangle(
    left: float, right: float, bottom: float, top: float
) -> tuple[tuple[float, float], ...]:
    return (left, bottom), (right, bottom), (right, top), (left, top)


def _polygons(
    axes: Axes,
    boxes: Sequence[Any],
    face: str,
    edge: str,
    zorder: float,
    *,
    dashed: bool = False,
) -> None:
    if boxes:
        made = PolyCollection(boxes, facecolors=face, edgecolors=edge, linewidths=1, zorder=zorder)
        made.set_linestyle((0, (2.5, 1.6)) if dashed else "-")
        made.set_clip_on(False)
        axes.add_collection(made, autolim=False)
