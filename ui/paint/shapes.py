"""Painted shapes: hairlines, rounded grounds, status diamonds and discs, focus ring, shadow."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPolygonF

from ui.theme import color, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

STATES: Final = ("done", "open", "now", "late", "very_late")
RAGS: Final = ("green", "amber", "red", "grey")
MITER: Final = Qt.PenJoinStyle.MiterJoin
NO_PEN: Final = Qt.PenStyle.NoPen


def hline(painter: QPainter, x1: float, x2: float, y: float, shade: str = "line") -> None:
    """Paint a horizontal line one device pixel high, even at 125 and 150 %."""
    ratio = painter.device().devicePixelRatioF()
    height = max(1, int(ratio)) / ratio
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(QRectF(x1, round(y * ratio) / ratio, x2 - x1, height), color(shade))


def vline(painter: QPainter, x: float, y1: float, y2: float, shade: str = "line") -> None:
    """Paint a vertical line one device pixel wide."""
    ratio = painter.device().devicePixelRatioF()
    width = max(1, int(ratio)) / ratio
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(QRectF(round(x * ratio) / ratio, y1, width, y2 - y1), color(shade))


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor | None = None,
    line: str | None = None,
    *,
    width: float = 1,
) -> None:
    """Paint a rounded rectangle; a border lies inside the rectangle."""
    _smooth(painter)
    half = width / 2 if line else 0
    painter.setPen(QPen(color(line), width) if line else NO_PEN)
    painter.setBrush(_brush(fill))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float = 3) -> None:
    """Paint the 2 px ring of what has the keyboard, inside the rectangle."""
    rounded(painter, rect, radius, line="focus", width=2)


def dot(painter: QPainter, cx: float, cy: float, diameter: float, shade: str) -> None:
    """Paint a disc."""
    _smooth(painter)
    painter.setPen(NO_PEN)
    painter.setBrush(color(shade))
    painter.drawEllipse(QPointF(cx, cy), diameter / 2, diameter / 2)


def diamond(
    painter: QPainter,
    cx: float,
    cy: float,
    state: str,
    radius: float = 5.5,
    *,
    ground: str = "surface",
) -> None:
    """Paint a gate: done filled, open and now hollow, late half filled, very_late with a core dot.

    The classes differ in fill as well as in colour, so they stay apart in print and for
    colour-blind readers.
    """
    _smooth(painter)
    if state == "late":
        _half_filled(painter, cx, cy, radius, ground)
        return
    filled, edge, width = {
        "done": ("st_done", None, 0.0),
        "open": (ground, "st_done", 1.2),
        "now": (ground, "st_now", 1.6),
        "very_late": ("red", None, 0.0),
    }[state]
    _rhombus(painter, cx, cy, radius - width / 2, fill=filled, line=edge, width=width)
    if state == "very_late":
        core = max(1.0, radius * 0.22)
        dot(painter, cx, cy, 2 * core, ground)


def rag(painter: QPainter, cx: float, cy: float, status: str, size: float = 10) -> None:
    """Paint a status: green disc, amber triangle, red square, grey ring. The shape says it too."""
    _smooth(painter)
    painter.setPen(NO_PEN)
    painter.setBrush(color(status))
    match status:
        case "green":
            painter.drawEllipse(QPointF(cx, cy), size * 0.45, size * 0.45)
        case "amber":
            _triangle(painter, cx, cy, size * 0.52)
        case "red":
            half = size * 0.42
            painter.drawRoundedRect(QRectF(cx - half, cy - half, 2 * half, 2 * half), 1.5, 1.5)
        case "grey":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("grey"), 1.5))
            painter.drawEllipse(QPointF(cx, cy), size * 0.38, size * 0.38)
        case _:
            raise KeyError(status)


def shadow(painter: QPainter, rect: QRectF, radius: float = 10, depth: int = 16) -> None:
    """Paint the soft shadow around a floating panel; it needs `depth` px of room outside."""
    size, ratio = (rect.width(), rect.height()), painter.device().devicePixelRatioF()
    drawn = _shadow(size, radius, depth, ratio, theme().name)
    painter.drawImage(rect.topLeft() - QPointF(depth, depth), drawn)


@lru_cache(maxsize=8)
def _shadow(
    size: tuple[float, float], radius: float, depth: int, ratio: float, _theme: str
) -> QImage:
    """Return a shadow as a picture: a panel paints the same one at every frame."""
    width, height = (ceil((side + 2.25 * depth) * ratio) for side in size)
    made = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _smooth(painter)
    painter.setPen(NO_PEN)
    strongest = theme().tokens.shadow / depth * 1.4
    body = QRectF(depth, depth, *size)
    for step in range(depth, 0, -1):
        grown = body.adjusted(-step, -step + depth / 4, step, step + depth / 8)
        painter.setBrush(color("shadow_color", round(strongest * (1 - step / (depth + 1)) + 0.4)))
        painter.drawRoundedRect(grown, radius + step, radius + step)
    painter.end()
    return made


def _smooth(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _brush(fill: str | QColor | None) -> QBrush:
    if fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    return QBrush(color(fill) if isinstance(fill, str) else fill)


def _corners(cx: float, cy: float, radius: float) -> list[QPointF]:
    return [
        QPointF(cx, cy - radius),
        QPointF(cx + radius, cy),
        QPointF(cx, cy + radius),
        QPointF(cx - radius, cy),
    ]


def _rhombus(
    painter: QPainter,
    cx: float,
    cy: float,
    radius: float,
    *,
    fill: str,
    line: str | None,
    width: float,
) -> None:
    painter.setPen(QPen(color(line), width, j=MITER) if line else NO_PEN)
    painter.setBrush(color(fill))
    painter.drawPolygon(QPolygonF(_corners(cx, cy, radius)))


def _half_filled(painter: QPainter, cx: float, cy: float, radius: float, ground: str) -> None:
    width = max(1.3, radius * 0.26)
    inner = radius - width * 0.62
    _rhombus(painter, cx, cy, inner, fill=ground, line="amber", width=width)
    top, _right, bottom, left = _corners(cx, cy, radius * 0.96)
    painter.setPen(NO_PEN)
    painter.setBrush(color("amber"))
    painter.drawPolygon(QPolygonF([top, bottom, left]))


def _triangle(painter: QPainter, cx: float, cy: float, height: float) -> None:
    painter.setPen(QPen(color("amber"), 1.2, j=Qt.PenJoinStyle.RoundJoin))
    foot = cy + height * 0.86
    half = height * 1.08
    points = [QPointF(cx, cy - height), QPointF(cx + half, foot), QPointF(cx - half, foot)]
    painter.drawPolygon(QPolygonF(points))
