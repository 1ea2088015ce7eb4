"""Small curves for panes that follow the arrow keys: painted in a moment, no chart library."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from core import text as wording
from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import color, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    Points = Sequence[tuple[dt.date, float]]

LEFT: Final = 30
RIGHT: Final = 6
TOP: Final = 6
FOOT: Final = 20
DASH: Final = (3.0, 2.4)


class MiniCurve(QWidget):
    """Planned, actual and forecast progress in percent over time."""

    def __init__(self, height: int = 92, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self._planned: Points = ()
        self._actual: Points = ()
        self._forecast: Points = ()
        self._status_date: dt.date | None = None
        self._left = LEFT

    def show_curve(
        self,
        *,
        planned: Points,
        actual: Points = (),
        forecast: Points = (),
        status_date: dt.date | None = None,
    ) -> None:
        """Show these points (date, percent); no points at all empties it."""
        self._planned, self._actual, self._forecast = planned, actual, forecast
        self._status_date = status_date
        words = ""
        if actual:
            words = tr(mark("Progress {percent}"), percent=wording.percent(actual[-1][1], 1))
        self.setAccessibleName(words)
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        points = [*self._planned, *self._actual, *self._forecast]
        painter = QPainter(self)
        self._left = max(LEFT, round(text_width("100", "cap")) + 8)
        for percent in (0, 50, 100):
            y = self._y(percent)
            tone = "line" if percent else "line2"
            paint.hline(painter, self._left, self.width() - RIGHT, round(y), tone)
            place = QRectF(0, y - 8, self._left - 6, 16)
            paint.text(painter, place, str(percent), "cap", "text3", align="right")
        if points:
            span = (min(date for date, _ in points), max(date for date, _ in points))
            self._years(painter, span)
            self._line(painter, span, self._planned, "ch_plan", 1.4)
            self._line(painter, span, self._forecast, "ch_forecast", 1.6, dashed=True)
            self._line(painter, span, self._actual, "ch_actual", 2.0)
            if self._status_date is not None:
                x = round(self._x(self._status_date, span))
                paint.vline(painter, x, TOP, self.height() - FOOT, "text3")
        painter.end()

    def _x(self, date: dt.date, span: tuple[dt.date, dt.date]) -> float:
        days = max(1, (span[1] - span[0]).days)
        return self._left + (self.width() - self._left - RIGHT) * (date - span[0]).days / days

    def _y(self, percent: float) -> float:
        return TOP + (self.height() - TOP - FOOT) * (1 - percent / 100)

    def _line(
        self,
        painter: QPainter,
        span: tuple[dt.date, dt.date],
        points: Points,
        tone: str,
        width: float,
        *,
        dashed: bool = False,
    ) -> None:
        pen = QPen(color(tone), width, j=Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern(DASH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        line = [QPointF(self._x(date, span), self._y(percent)) for date, percent in points]
        painter.drawPolyline(QPolygonF(line))

    def _years(self, painter: QPainter, span: tuple[dt.date, dt.date]) -> None:
        y, free = self.height() - FOOT, 0.0
        for year in range(span[0].year, span[1].year + 1):
            x = self._x(max(dt.date(year, 1, 1), span[0]), span)
            width = text_width(str(year), "cap")
            if x < free or x + width > self.width():
                continue
            free = x + width + 8
            paint.text(painter, QRectF(x, y + 3, 60, 16), str(year), "cap", "text3")


class MiniTrend(QWidget):
    """Days late at each report, with the last one in words at the right."""

    def __init__(self, height: int = 62, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self._points: Sequence[tuple[dt.date, int]] = ()
        self._text = ""
        self._base = ""
        self._tone = "text2"

    def show_points(
        self, points: Sequence[tuple[dt.date, int]], *, tone: str, text: str, base: str = ""
    ) -> None:
        """Show (report date, days late).

        Args:
            points: from the oldest on.
            tone: of line and words ("amber", "red", "grey").
            text: the last figure in words.
            base: the name of the zero line, such as BL1.
        """
        self._points, self._text, self._base, self._tone = points, text, base, tone
        self.setAccessibleName(text)
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._points:
            words = max(text_width(self._text, "small_m"), text_width(self._base, "cap")) + 8
            area = QRectF(3, 8, self.width() - words - 6, self.height() - 34)
            self._trend(painter, area)
            foot = QRectF(0, self.height() - 18, area.right() + 3, 16)
            for (date, _), side in ((self._points[0], "left"), (self._points[-1], "right")):
                shown = date.isoformat()[:7]
                paint.text(painter, foot, shown, "cap", "text3", align=side)
        painter.end()

    def _trend(self, painter: QPainter, area: QRectF) -> None:
        late = [days for _, days in self._points]
        low, high = min(0, *late), max(1, *late)
        step = area.width() / max(1, len(late) - 1)

        def at(number: int, days: float) -> QPointF:
            share = (days - low) / (high - low)
            return QPointF(area.x() + step * number, area.bottom() - share * area.height())

        zero = at(0, 0).y()
        paint.hline(painter, 0, area.right() + 3, zero, "line2")
        line = [at(number, days) for number, days in enumerate(late)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(self._tone), 1.6, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(line))
        for point in line:
            paint.dot(painter, point.x(), point.y(), 4, self._tone)
        right = QRectF(area.right() + 8, line[-1].y() - 8, 200, 16)
        paint.text(painter, right, self._text, "small_m", f"{self._tone}_text")
        if self._base and abs(zero - line[-1].y()) > 14:  # noqa: PLR2004  else the words collide
            right.moveTop(zero - 8)
            paint.text(painter, right, self._base, "cap", "text3")
