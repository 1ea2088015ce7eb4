"""Where a bar would go: a dashed outline with a hollow diamond, tied to the gate it left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from core import text
from ui.models.cells import slip_tone
from ui.paint import diamond
from ui.theme import color
from ui.timeline.painter import halo

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.timeline.bar import Bar, Span
    from ui.timeline.scale import Scale

_BAR = 9


def paint_ghost(
    painter: QPainter, level: int, bar: Bar, ghost: Span, scale: Scale, ground: str
) -> None:
    """Paint where a bar would lie, over the bar as it is."""
    if ghost.finish is None or bar.finish is None:
        return
    at, to, y = scale.x(bar.finish), scale.x(ghost.finish), level - 0.5
    left = to
    if ghost.start is not None and (ghost.start, ghost.finish) != (bar.start, bar.finish):
        left = scale.x(ghost.start)
        _outline(painter, left, to, level)
    if ghost.finish == bar.finish:
        return
    _tie(painter, at, min(left, to), to, y)
    halo(painter, to, y, ground)
    diamond(painter, to, y, "now", 5.8, ground=ground)


def label_of(bar: Bar, ghost: Span | None) -> tuple[str, str]:
    """Return the words after a gate and their tone: of a ghost, the slip it would have."""
    if ghost is None or ghost.finish is None or bar.baseline_finish is None:
        return bar.label, "red_text" if bar.state == "very_late" else "amber_text"
    days = (ghost.finish - bar.baseline_finish).days
    return text.slip(days), slip_tone(days)


def _tie(painter: QPainter, at: float, left: float, right: float, y: float) -> None:
    """Tie the gate as it is to where it would go, where no outline does."""
    near, far = (at + 6, left) if at < left else (right + 6, at - 6)
    if far - near < 1 or left < at < right:
        return
    pen = QPen(color("st_now"), 1.4)
    pen.setDashPattern([2, 1.5])
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawLine(QPointF(near, y), QPointF(far, y))


def _outline(painter: QPainter, left: float, right: float, level: int) -> None:
    if right - left < 1:
        return
    pen = QPen(color("st_now"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setRenderHint(painter.RenderHint.Antialiasing, on=False)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(round(left), level - 5, round(right) - round(left), _BAR - 1))
