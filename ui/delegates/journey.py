"""Paints a way in time: a bar from departure to arrival on the scale that a whole column shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from ui import paint
from ui.theme import color

if TYPE_CHECKING:
    from ui.delegates.place import Place
    from ui.models.cells import Journey

HIGH: Final = 8
MARK: Final = 12
LEAST: Final = 3
FILLS: Final = {"done": "st_done", "now": "st_now", "waiting": "amber"}


def paint_journey(painter: QPainter, rect: QRectF, cell: Journey, place: Place) -> None:
    """Paint months and status date as lines through the row, the bar, and the mark of its ETA."""
    for mark in cell.marks:
        paint.vline(painter, _at(rect, mark), rect.top(), rect.bottom() + 1)
    if cell.start is not None and cell.finish is not None:
        _bar(painter, rect, cell, place)
    if cell.today is not None:
        paint.vline(painter, _at(rect, cell.today), rect.top(), rect.bottom() + 1, "st_now")
    if cell.due is not None:
        x, middle = _at(rect, cell.due), round(rect.center().y())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(x - 1, middle - MARK / 2, 2, MARK), color("text"))


def _bar(painter: QPainter, rect: QRectF, cell: Journey, place: Place) -> None:
    """Paint what has passed filled, what is to come as an outline."""
    assert cell.start is not None
    assert cell.finish is not None
    left, right = _at(rect, cell.start), _at(rect, cell.finish)
    right = max(right, left + LEAST)
    top = round(rect.center().y()) - HIGH / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if cell.state == "done":
        painter.fillRect(QRectF(left, top, right - left, HIGH), color(FILLS["done"]))
        return
    fill = FILLS.get(cell.state)
    now = left if fill is None or cell.today is None else _at(rect, cell.today)
    reached = min(max(now, left), right)
    painter.setPen(QPen(color("st_done" if fill is None else fill), 1))
    painter.setBrush(color(place.ground if fill is None else "accent_soft"))
    if cell.state == "waiting":
        painter.setBrush(color("amber_soft"))
    painter.drawRect(QRectF(left, top, right - left - 1, HIGH - 1))
    if fill is not None and reached > left:
        painter.fillRect(QRectF(left, top, max(LEAST, reached - left), HIGH), color(fill))


def _at(rect: QRectF, share: float) -> int:
    return round(rect.x() + share * rect.width())
