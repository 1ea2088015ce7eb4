"""How the forecast of a milestone moved from report to report, as a small curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core import text
from ui.guard import guarded
from ui.models.cells import slip_tone
from ui.paint import dot, hline
from ui.paint import text as words
from ui.theme import color, text_width

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from core.queries.milestones import ForecastRow

_HEIGHT: Final = 64
_FOOT: Final = 16
_APART: Final = 14
"""The name of the baseline is left out where it would run into the last slip."""


class ForecastCurve(QWidget):
    """Days late at each report date; the line at the foot is the baseline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[dt.date, int]] = []
        self._against = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_history(
        self, history: Sequence[ForecastRow], baseline: dt.date | None, against: str
    ) -> None:
        """Show the forecasts of a milestone against its baseline, which has this name."""
        self._against = against
        self._points = (
            [(row.report_date, (row.finish - baseline).days) for row in history] if baseline else []
        )
        self.setAccessibleDescription(
            ", ".join(f"{text.day(on)} {text.slip(days)}" for on, days in self._points)
        )
        self.setVisible(len(self._points) > 1)
        self.update()

    @guarded(default=QSize(200, _HEIGHT))
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._points) < 2:  # noqa: PLR2004  a line needs two
            return
        painter = QPainter(self)
        last = self._points[-1][1]
        label = text.slip(last)
        room = max(text_width(label, "small_m"), min(60, text_width(self._against, "cap"))) + 10
        plot = QRectF(4, 8, self.width() - room - 8, self.height() - _FOOT - 12)
        places = self._places(plot)
        zero = self._level(plot, 0)
        hline(painter, plot.left(), plot.right(), zero, "line2")
        tone = {"red_text": "red", "amber_text": "amber"}.get(slip_tone(last), "st_now")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tone), 1.6, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(places))
        for place in places:
            dot(painter, place.x(), place.y(), 4, tone)
        right = QRectF(plot.right() + 8, places[-1].y() - 8, room, 16)
        words(painter, right, label, "small_m", slip_tone(last), elide=False)
        if abs(places[-1].y() - zero) >= _APART:
            beside = QRectF(plot.right() + 8, zero - 8, room - 4, 16)
            words(painter, beside, self._against, "cap", "text3")
        foot = QRectF(0, self.height() - _FOOT, plot.right() + 4, _FOOT)
        words(painter, foot, f"{self._points[0][0]:%Y-%m}", "cap", "text3")
        words(painter, foot, f"{self._points[-1][0]:%Y-%m}", "cap", "text3", align="right")
        painter.end()

    def _places(self, plot: QRectF) -> list[QPointF]:
        first, last = self._points[0][0], self._points[-1][0]
        span = max(1, (last - first).days)
        return [
            QPointF(plot.left() + plot.width() * (on - first).days / span, self._level(plot, days))
            for on, days in self._points
        ]

    def _level(self, plot: QRectF, days: int) -> float:
        highest = max(0, *(found for _, found in self._points))
        lowest = min(0, *(found for _, found in self._points))
        return plot.bottom() - plot.height() * (days - lowest) / max(1, highest - lowest)
