"""One month of days with ISO week numbers; a day is picked with a click."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.icons import set_icon
from ui.theme import line_height
from ui.widgets.date_entry import EARLIEST, LATEST

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

DAYS: Final = (mark("Mo"), mark("Tu"), mark("We"), mark("Th"), mark("Fr"), mark("Sa"), mark("Su"))
MONTHS: Final = (
    *(mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June")),
    *(mark("July"), mark("August"), mark("September"), mark("October")),
    *(mark("November"), mark("December")),
)
WIDTH: Final = 34
HEAD: Final = 30
FRIDAY: Final = 4


class MonthGrid(QWidget):
    """Paints the days of a month.

    Signals:
        chosen: a day was clicked; carries the date.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date: dt.date | None = None
        self._today = EARLIEST
        self._before: dt.date | None = None
        self._month = EARLIEST
        self._over: dt.date | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addStretch()
        for name, by, words in (
            ("chevron-left", -1, tr("Previous month")),
            ("chevron-right", 1, tr("Next month")),
        ):
            row.addWidget(self._arrow(name, by, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch()

    @property
    def month(self) -> dt.date:
        """Return the first day of the month that is shown."""
        return self._month

    def show_date(
        self, date: dt.date | None, *, today: dt.date, before: dt.date | None = None
    ) -> None:
        """Mark a date and bring its month up; the month stays when there is no date.

        Args:
            date: the one that is filled.
            today: outlined.
            before: what the date was, outlined too.
        """
        self._before = before
        first_time = self._today == EARLIEST
        self._date, self._today = date, today
        if date is not None or first_time:
            self._month = (date or today).replace(day=1)
        self.update()

    def turn(self, months: int) -> None:
        """Show another month."""
        count = self._month.year * 12 + self._month.month - 1 + months
        if EARLIEST.year * 12 <= count < (LATEST.year + 1) * 12:
            self._month = dt.date(count // 12, count % 12 + 1, 1)
            self.update()

    def place_of(self, date: dt.date) -> QRectF:
        """Return where a day of the shown weeks is."""
        weeks, weekday = divmod((date - self._first()).days, 7)
        height = self._row()
        return QRectF((weekday + 1) * WIDTH, HEAD + height * (weeks + 1), WIDTH, height)

    @guarded(default=QSize(8 * WIDTH, 230))
    def sizeHint(self) -> QSize:
        return QSize(8 * WIDTH, HEAD + 7 * self._row())

    @guarded(default=QSize(8 * WIDTH, 230))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        title = tr(
            mark("{month} {year}"), month=tr(MONTHS[self._month.month - 1]), year=self._month.year
        )
        paint.text(painter, QRectF(6, 0, 200, HEAD), title, "h3")
        height = self._row()
        for number, words in enumerate((tr("Wk"), *(tr(day) for day in DAYS))):
            place = QRectF(number * WIDTH, HEAD, WIDTH, height)
            paint.text(painter, place, words, "cap", "text3", align="center")
        for week in range(6):
            monday = self._first() + dt.timedelta(weeks=week)
            place = QRectF(0, HEAD + height * (week + 1), WIDTH, height)
            iso = str(monday.isocalendar().week)
            paint.text(painter, place, iso, "cap", "text3", align="center")
            for day in range(7):
                self._day(painter, monday + dt.timedelta(days=day))
        painter.end()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._day_at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(day)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turn(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def _arrow(self, name: str, by: int, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "icon")
        set_icon(button, name)
        button.setFixedSize(26, HEAD)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.turn(by))
        return button

    def _row(self) -> int:
        return round(line_height("small")) + 13

    def _first(self) -> dt.date:
        return self._month - dt.timedelta(days=self._month.weekday())

    def _day(self, painter: QPainter, day: dt.date) -> None:
        place = self.place_of(day)
        inner = QRectF(0, 0, 28, min(28, place.height()))
        inner.moveCenter(place.center())
        tone = "text" if day.weekday() <= FRIDAY else "text2"
        if day.month != self._month.month:
            tone = "disabled"
        kind = "small"
        if day == self._date:
            paint.rounded(painter, inner, 6, "accent_fill")
            tone, kind = "on_accent", "small_m"
        elif day in (self._today, self._before):
            paint.rounded(painter, inner, 6, None, "field")
            kind = "small_m"
        elif day == self._over:
            paint.rounded(painter, inner, 6, "hover")
        paint.text(painter, place, str(day.day), kind, tone, align="center")

    def _day_at(self, at: QPoint) -> dt.date | None:
        column, row = at.x() // WIDTH - 1, (at.y() - HEAD) // self._row() - 1
        if not (0 <= column < 7 and 0 <= row < 6):  # noqa: PLR2004  days of a week, weeks shown
            return None
        day = self._first() + dt.timedelta(days=row * 7 + column)
        return day if EARLIEST <= day <= LATEST else None
