"""What lies under the pointer in a Gantt: a part of a bar, its gate, a handle that draws links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from ui.timeline.bar import Bar
    from ui.timeline.scale import Scale

GATE: Final = 7.0
"""Half the width of a diamond, with what is caught around it."""
EDGE: Final = 6.0
"""How much of a bar's end changes its length."""
HANDLE: Final = 14.0
"""How far the handles lie from the ends of a bar."""
HANDLE_RADIUS: Final = 4.0
_REACH: Final = 9.0
_CATCH: Final = 6.0
_SHORT: Final = 22.0
"""A bar this short is moved by all of it; its length changes outside its start only."""


class Part(Enum):
    """A part of a bar that can be dragged, and what a drag of it does."""

    BODY = "move"
    START = "start"
    FINISH = "length"
    GATE = "finish"
    LINK_START = "link from the start"
    LINK_FINISH = "link from the finish"

    @property
    def is_handle(self) -> bool:
        """Return whether a drag draws a link."""
        return self in {Part.LINK_START, Part.LINK_FINISH}


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the bar of a row under the pointer; `place` is the line, `level` its bar's middle."""

    row: Any
    bar: Bar
    part: Part
    place: QRectF
    level: int


def ends(bar: Bar, scale: Scale) -> tuple[float, float]:
    """Return where a bar begins and ends; a gate alone is at both."""
    assert bar.finish is not None
    right = scale.x(bar.finish)
    return (scale.x(bar.start) if bar.start is not None and bar.has_length else right), right


def handles(bar: Bar, scale: Scale, level: float) -> tuple[QPointF, QPointF]:
    """Return the middles of the handles before the start and after the finish."""
    left, right = ends(bar, scale)
    before = HANDLE if not bar.has_length else HANDLE - 4
    return QPointF(left - before, level - 0.5), QPointF(right + HANDLE, level - 0.5)


def part_at(bar: Bar, level: float, scale: Scale, at: QPointF, *, has_handles: bool) -> Part | None:
    """Return the part of a bar at a point, None beside it."""
    if bar.finish is None or bar.is_summary or abs(at.y() - level) > _REACH:
        return None
    if has_handles:
        before, after = handles(bar, scale, level)
        for part, middle in ((Part.LINK_START, before), (Part.LINK_FINISH, after)):
            if abs(at.x() - middle.x()) <= _CATCH:
                return part
    left, right = ends(bar, scale)
    if abs(at.x() - right) <= GATE:
        return Part.GATE
    return _along(at.x(), left, right) if bar.has_length else None


def _along(x: float, left: float, right: float) -> Part | None:
    """Return the part of a bar before its gate."""
    is_short = right - left < _SHORT
    if left - EDGE / 2 <= x <= left + (0 if is_short else EDGE):
        return Part.START
    if not left <= x < right:
        return None
    return Part.FINISH if x >= right - GATE - EDGE and not is_short else Part.BODY
