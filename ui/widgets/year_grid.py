"""A year on one sheet: twelve months with ISO weeks, in which days are found and taken."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.language import tr
from ui import paint
from ui.guard import guarded
from ui.theme import changes, line_height
from ui.widgets.date_entry import EARLIEST, LATEST
from ui.widgets.day_marks import PLAIN, DayMark, paint_day
from ui.widgets.month_grid import DAYS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

Key = Qt.Key
Held = Qt.KeyboardModifier
ACROSS, DOWN = 4, 3
COLUMNS, WEEKS = 8, 6
LEAST, MOST = 18, 30
"""The sides of a cell."""
BETWEEN: Final = 14
APART: Final = 10
_ONE_DAY: Final = dt.timedelta(1)
_STEPS: Final = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -7, Key.Key_Down: 7}
_MONTHS: Final = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}
_NO_MARK: Final = DayMark(PLAIN, "")


class YearGrid(QWidget):
    """Paints the days of a year as they are marked; one day is current, or a span up to it.

    Signals:
        moved: another day is current, or the span is another.
        year_asked: a day of another year was gone to; carries the year, `show_year` answers.
        toggled: Space on the days taken.
        reset: Delete on the days taken.
        opened: Enter or a double click.
    """

    moved = Signal()
    year_asked = Signal(int)
    toggled = Signal()
    reset = Signal()
    opened = Signal()

    def __init__(self, *, name: str, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._today = today
        self._year = today.year
        self._marks: Mapping[dt.date, DayMark] = {}
        self._notes: Mapping[int, str] = {}
        self._current = self._anchor = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._announce()
        changes().changed.connect(self.updateGeometry)

    # for dialogs

    @property
    def year(self) -> int:
        """Return the year that is shown."""
        return self._year

    @property
    def current(self) -> dt.date:
        """Return the day with the keyboard."""
        return self._current

    @property
    def taken(self) -> tuple[dt.date, dt.date]:
        """Return the first and the last of the days taken."""
        return min(self._anchor, self._current), max(self._anchor, self._current)

    def show_year(
        self, year: int, marks: Mapping[dt.date, DayMark], notes: Mapping[int, str]
    ) -> None:
        """Show a year: its days as they are marked, a note at the right of each month."""
        self._year, self._marks, self._notes = year, marks, notes
        if self._current.year != year:
            self._current = self._anchor = self._current.replace(
                year=year, day=min(self._current.day, monthrange(year, self._current.month)[1])
            )
            self.moved.emit()
        self._announce()
        self.update()

    def take(self, first: dt.date, last: dt.date) -> None:
        """Take a span of days, as far as it lies in the year of its last, which becomes current."""
        if last.year != self._year:
            self.year_asked.emit(last.year)
        self._anchor, self._current = _within(first, last.year), last
        self._announce()
        self.update()
        self.moved.emit()

    def place_of(self, day: dt.date) -> QRectF:
        """Return where a day of the year is."""
        month = self._month(day.month)
        first = day.replace(day=1)
        week, weekday = divmod((day - first).days + first.weekday(), 7)
        wide, high = self._cell()
        top = month.top() + self._head() + self._names()
        return QRectF(month.left() + (weekday + 1) * wide, top + week * high, wide, high)

    def day_at(self, at: QPointF) -> dt.date | None:
        """Return the day at a point."""
        wide, high = self._cell()
        for number in range(1, 13):
            month = self._month(number)
            top = month.top() + self._head() + self._names()
            column, week = (at.x() - month.left()) // wide, (at.y() - top) // high
            if 1 <= column < COLUMNS and 0 <= week < WEEKS:
                first = dt.date(self._year, number, 1)
                day = first + _ONE_DAY * (week * 7 + column - 1 - first.weekday())
                return day if day.month == number else None
        return None

    # Qt

    @guarded(default=QSize(700, 500))
    def sizeHint(self) -> QSize:
        return self._size(22)

    @guarded(default=QSize(600, 400))
    def minimumSizeHint(self) -> QSize:
        return self._size(LEAST)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(1, 13):
            self._paint_month(painter, number)
        ring = self.place_of(self._current)
        if self.hasFocus():
            paint.focus_ring(painter, ring.adjusted(-1, -1, 1, 1), 5)
        else:
            paint.rounded(painter, ring.adjusted(-0.5, -0.5, 0.5, 0.5), 5, None, "field")
        painter.end()

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            words = "" if day is None else self._words(day)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(day, extending=bool(event.modifiers() & Held.ShiftModifier))

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._go(day, extending=True)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.day_at(event.position()) is not None:
            self.opened.emit()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        day = self._day_by(key, yearly=bool(event.modifiers() & Held.ControlModifier))
        if day is not None:
            self._go(day, extending=bool(event.modifiers() & Held.ShiftModifier))
        elif key == Key.Key_Space:
            self.toggled.emit()
        elif key in {Key.Key_Delete, Key.Key_Backspace}:
            self.reset.emit()
        elif key in {Key.Key_Return, Key.Key_Enter, Key.Key_F2}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    # private

    def _day_by(self, key: Qt.Key, *, yearly: bool) -> dt.date | None:
        """Return the day that a key goes to from the current one; None where it goes nowhere."""
        day = self._current
        if key in _STEPS:
            return day + _STEPS[key] * _ONE_DAY
        if key in _MONTHS:
            return _months_later(day, _MONTHS[key] * (12 if yearly else 1))
        last = monthrange(day.year, day.month)[1]
        ends = {Key.Key_Home: 1, Key.Key_End: last}
        return day.replace(day=ends[key]) if key in ends else None

    def _go(self, day: dt.date, *, extending: bool) -> None:
        if not EARLIEST <= day <= LATEST:
            return
        if day == self._current and (extending or self._anchor == day):
            return
        if extending:
            self.take(self._anchor, _within(day, self._year))
        else:
            self.take(day, day)

    def _announce(self) -> None:
        first, last = self.taken
        words = self._words(self._current)
        days = words if first == last else f"{first.isoformat()} – {last.isoformat()}; {words}"
        self.setAccessibleName(f"{self._name}: {days}")

    def _words(self, day: dt.date) -> str:
        said = self._marks.get(day, _NO_MARK).words
        date = f"{day.isoformat()} {tr(DAYS[day.weekday()])}"
        return f"{date} · {said}" if said else date

    def _head(self) -> int:
        return round(line_height("h3")) + 5

    def _names(self) -> int:
        return round(line_height("cap")) + 3

    def _size(self, cell: int) -> QSize:
        high = max(cell, round(line_height("cap")) + 3)
        month = self._head() + self._names() + WEEKS * high
        return QSize(
            ACROSS * COLUMNS * cell + (ACROSS - 1) * BETWEEN, DOWN * month + (DOWN - 1) * APART
        )

    def _cell(self) -> tuple[int, int]:
        wide = (self.width() - (ACROSS - 1) * BETWEEN) // (ACROSS * COLUMNS)
        heads = DOWN * (self._head() + self._names()) + (DOWN - 1) * APART
        high = (self.height() - heads) // (DOWN * WEEKS)
        wide, high = min(max(wide, LEAST), MOST), min(max(high, LEAST - 2), MOST)
        return wide, min(high, wide + 4)

    def _month(self, number: int) -> QRectF:
        """Return the place of a month; what room is left lies between the months."""
        wide, high = self._cell()
        block = QSize(COLUMNS * wide, self._head() + self._names() + WEEKS * high)
        across = (self.width() - ACROSS * block.width()) / (ACROSS - 1)
        down = min((self.height() - DOWN * block.height()) / (DOWN - 1), 2.0 * APART)
        row, column = divmod(number - 1, ACROSS)
        x = column * (block.width() + max(0, across))
        y = row * (block.height() + max(0, down))
        return QRectF(round(x), round(y), block.width(), block.height())

    def _paint_month(self, painter: QPainter, number: int) -> None:
        month, (wide, high) = self._month(number), self._cell()
        head = QRectF(month.left() + wide, month.top(), month.width() - wide, self._head())
        words = paint.text(painter, head, tr(MONTHS[number - 1]), "h3")
        note = head.adjusted(words + 6, 0, -2, 0)
        paint.text(painter, note, self._notes.get(number, ""), "cap", "text3", align="right")
        names = QRectF(month.left() + wide, head.bottom(), wide, self._names())
        for name in DAYS:
            paint.text(painter, names, tr(name), "cap", "text3", align="center", elide=False)
            names.translate(wide, 0)
        first, last = self.taken
        for number_of_day in range(1, monthrange(self._year, number)[1] + 1):
            day = dt.date(self._year, number, number_of_day)
            cell = self.place_of(day)
            if day.weekday() == 0 or number_of_day == 1:
                week = QRectF(month.left(), cell.top(), wide - 3, high)
                iso = str(day.isocalendar().week)
                paint.text(painter, week, iso, "cap", "text3", align="right", elide=False)
            paint_day(
                painter,
                cell,
                str(number_of_day),
                self._marks.get(day, _NO_MARK),
                is_selected=first <= day <= last and first != last,
                is_today=day == self._today,
            )


def _within(day: dt.date, year: int) -> dt.date:
    """Return a day, or the day of a year that is nearest to it."""
    return min(max(day, dt.date(year, 1, 1)), dt.date(year, 12, 31))


def _months_later(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not EARLIEST.year <= year <= LATEST.year:
        return day
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
