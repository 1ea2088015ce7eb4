"""Where and how a cell is painted: what every painter of a kind is given beside the cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from ui import paint
from ui.theme import line_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.models.cells import Run

GAP: Final = 7
"""Between two runs of words on one line."""


@dataclass(slots=True)
class Place:
    """The ground a cell is painted on and the side its words keep to."""

    side: str = "left"
    ground: str = "surface"
    is_selected: bool = False


def two_lines(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Return the places of line one and line two, centred in a cell."""
    first, second = line_height(), line_height("small")
    top = rect.y() + (rect.height() - first - second) / 2
    return (
        QRectF(rect.x(), top, rect.width(), first),
        QRectF(rect.x(), top + first, rect.width(), second),
    )


def runs(painter: QPainter, rect: QRectF, words: Sequence[Run], side: str = "left") -> float:
    """Paint some words after each other on one line and return where they end."""
    if side == "right" and len(words) == 1:
        run = words[0]
        paint.text(painter, rect, run.text, run.kind, run.tone, align="right", doc=run.doc)
        return rect.right()
    x = rect.x()
    for run in words:
        if not run.text or x >= rect.right():
            continue
        room = QRectF(x, rect.y(), rect.right() - x, rect.height())
        x += paint.text(painter, room, run.text, run.kind, run.tone, doc=run.doc) + GAP
    return x - GAP
