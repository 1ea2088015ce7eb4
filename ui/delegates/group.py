"""Paints a group row: chevron, shape, title, count and total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF

from ui import paint

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.models.arrange import Group

CHEVRON: Final = 12
TITLE: Final = 18
"""How far the title stands right of the chevron's left edge."""


def paint_group(painter: QPainter, rect: QRectF, group: Group[Any]) -> None:
    """Paint the words of a group from the left edge of its first column."""
    middle = rect.center().y()
    chevron = "chevron-down" if group.is_open else "chevron-right"
    paint.picture(painter, rect.x(), middle - CHEVRON / 2, chevron, "text3", size=CHEVRON)
    x = rect.x() + TITLE
    if group.shape:
        paint.rag(painter, x + 5, middle, group.shape)
        x += TITLE
    x += _words(painter, x, rect, group.title, weight=600)
    x += _words(painter, x + 8, rect, str(len(group.rows)), tone="text3") + 8
    if group.total:
        _words(painter, x + 14, rect, group.total, tone="text3")


def _words(
    painter: QPainter,
    x: float,
    rect: QRectF,
    words: str,
    *,
    tone: str = "text",
    weight: int | None = None,
) -> float:
    room = QRectF(x, rect.y(), max(0.0, rect.right() - x), rect.height())
    return paint.text(painter, room, words, "small", tone, weight=weight)
