"""The Gantt beside a table: the same rows, the same selection, the same vertical scroll."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from ui.guard import guarded
from ui.paint import dot, hline, plain
from ui.theme import changes, color
from ui.timeline.card import DragCard
from ui.timeline.gesture import NO_GHOSTS
from ui.timeline.ghost import label_of, paint_ghost
from ui.timeline.hand import Hand
from ui.timeline.lines import Lines
from ui.timeline.links import ShownLinks
from ui.timeline.painter import (
    paint_axis,
    paint_bar,
    paint_grid,
    paint_label,
    paint_status,
)
from ui.timeline.scale import Scale, fitted
from ui.timeline.spot import HANDLE_RADIUS, handles
from ui.widgets.scroll import FarScrollBar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from PySide6.QtGui import (
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from ui.models.rows import RowsModel
    from ui.timeline.bar import Bar, Span
    from ui.timeline.card import Words
    from ui.timeline.links import LinkLine
    from ui.timeline.planner import Planner
    from ui.widgets.table import Table

_STEP: Final = 1.25
_NOTCH: Final = 120


class GanttView(QWidget):
    """Bars for the lines of a table; wheel scrolls, Shift pans, Ctrl zooms.

    A drag of a bar, its ends or its gate moves dates, one of a handle draws a link, one of empty
    space pans: see `ui.timeline.hand`.

    Signals:
        activated: a row was double-clicked; carries the row.
        moved: the part of time that is shown is another now.
        hovered: the pointer is over another line; carries its number, −1 for none.
    """

    activated = Signal(object)
    moved = Signal()
    hovered = Signal(int)

    def __init__(
        self,
        table: Table,
        model: RowsModel[Any],
        bar_of: Callable[[Any], Bar | None],
        words_of: Callable[[Any], str],
        planner: Planner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines = Lines(table, model)
        self.planner = planner
        self._bar_of = bar_of
        self._words_of = words_of
        self._bars: dict[int, Bar | None] = {}
        self._typed = NO_GHOSTS
        self._status = dt.date(2000, 1, 1)
        self._span = (self._status, self._status)
        self._scale = Scale(self._status, 1.0)
        self._is_fitted = True
        self._scroll = FarScrollBar(table, self)
        self._card: DragCard | None = None
        self.links = ShownLinks(self)
        self.hand = Hand(self)
        self.setMinimumWidth(160)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        model.arranged.connect(self.refresh)
        table.verticalScrollBar().valueChanged.connect(self._redraw)
        table.selectionModel().selectionChanged.connect(self._redraw)
        changes().changed.connect(self.update)

    # what is shown

    @property
    def scale_now(self) -> Scale:
        """Return which days are shown and how wide."""
        return self._scale

    @property
    def ghosts(self) -> Mapping[Hashable, Span]:
        """Return where a drag, else dates being typed, would put rows, by id."""
        return self.hand.ghosts or self._typed

    def refresh(self) -> None:
        """Take up what the bars are now; a drag of what they were is given up."""
        self._bars.clear()
        self.links.arrange()
        self.hand.cancel()
        self.update()

    def renew_bars(self) -> None:
        """Take up how bars look now; where they lie is the same, so a drag goes on."""
        self._bars.clear()
        self.update()

    def show_span(self, first: dt.date, last: dt.date, status: dt.date) -> None:
        """Say which days there are, and the status date; a fitted view fits them anew."""
        self._span, self._status = (first, last), status
        if self._is_fitted:
            self.fit()
        elif self._scale.x(last) < 0 or self._scale.x(first) > self.width():
            self.go_to_status()
        self.update()

    def show_ghosts(self, ghosts: Mapping[Hashable, Span]) -> None:
        """Show where dates being typed would put rows, by id."""
        self._typed = ghosts
        self.update()

    def show_links(self, links: Sequence[LinkLine]) -> None:
        """Show these links between the bars; none shows none."""
        self.links.show(links)
        self.update()

    def show_lanes(self, count: int) -> None:
        """Leave room under each bar for so many compared baselines."""
        self.lines.lanes = count
        self.refresh()

    def fit(self) -> None:
        """Show everything."""
        self._is_fitted = True
        self._show(fitted(*self._span, max(200, self.width()), margin=20, after=56))

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Make days wider by a factor around a place, the middle where none is named."""
        self._is_fitted = False
        self._show(self._scale.zoomed(factor, self.width() / 2 if at is None else at))

    def zoom_in(self) -> None:
        """Make days wider by one step."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """Make days narrower by one step."""
        self.zoom(1 / _STEP)

    def pan(self, pixels: float) -> None:
        """Show later days by so many pixels."""
        self._is_fitted = False
        self._show(self._scale.panned(pixels))

    def go_to(self, day: dt.date) -> None:
        """Bring a day to a third of the width."""
        self.pan(self._scale.x(day) - self.width() / 3)

    def go_to_status(self) -> None:
        """Bring the status date into view."""
        self.go_to(self._status)

    @property
    def day_width(self) -> float:
        """Return the width that the user gave a day, 0 where everything is fitted."""
        return 0.0 if self._is_fitted else self._scale.day_width

    def set_day_width(self, width: float) -> None:
        """Give a day the width it had before; with 0 everything is fitted."""
        if width > 0:
            self._is_fitted = False
            self._show(Scale(self._scale.first, width).zoomed(1.0, 0))
        else:
            self.fit()

    # for its gestures

    def bar(self, line: int) -> Bar | None:
        """Return what is painted of a line, None where nothing is dated."""
        if line not in self._bars:
            self._bars[line] = self._bar_of(self.lines.model.line(line))
        return self._bars[line]

    def link_at(self, at: QPointF) -> LinkLine | None:
        """Return the link under a point, None where there is none."""
        return self.links.at(at) if at.y() > self.lines.head else None

    def say(self, words: Words | None) -> None:
        """Show a card beside the pointer, or none."""
        if words is None:
            if self._card is not None:
                self._card.hide()
                self._card.deleteLater()
                self._card = None
            return
        if self._card is None:
            self._card = DragCard(self.window())
        self._card.say(words, self.mapTo(self.window(), self.hand.pointer.toPoint()))

    @property
    def card(self) -> DragCard | None:
        """Return the card beside the pointer, None where there is none."""
        return self._card

    # Qt

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        head, scale = self.lines.head, self._scale
        painter.fillRect(self.rect(), color("surface"))
        body = QRectF(0, head, self.width(), self.height() - head)
        marks = list(scale.marks(self.width()))
        painter.setClipRect(body)
        seen = list(self.lines.seen(self.width(), self.height()))
        for line, place in seen:
            painter.fillRect(place, color(self.lines.shade(line)))
        paint_grid(painter, body, scale, marks)
        for _line, place in seen:
            hline(painter, 0, self.width(), place.bottom() - 1)
        if seen:
            self.links.paint(painter, seen[0][0], seen[-1][0], self.width())
        ghosts = self.ghosts
        for line, place in seen:
            self._paint_line(painter, line, place, ghosts.get(self.lines.model.key(line)))
        self._paint_sticky(painter)
        paint_status(painter, body, scale, self._status)
        if self.hand.gesture is not None:
            self.hand.gesture.paint(painter)
        painter.setClipping(False)
        paint_axis(painter, QRectF(0, 0, self.width(), head), scale, marks, self._status)
        painter.end()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        head, width = self.lines.head, self._scroll.sizeHint().width()
        self._scroll.setGeometry(self.width() - width, head, width, self.height() - head)
        if self._is_fitted:
            self.fit()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (turned.y() / _NOTCH), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.pan(-(turned.x() or turned.y()) / 2)
        else:
            bar = self.lines.table.verticalScrollBar()
            bar.setValue(bar.value() - round(turned.y() / 2))
        event.accept()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.lines.at(event.position().y())
        if self.lines.row(line) is not None:
            self.lines.table.selectRow(line)
        self.hand.press(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self.hand.leave()
        super().leaveEvent(event)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.cancel()
        at = event.position()
        link = self.link_at(at) if self.hand.spot_at(at) is None else None
        row = self.lines.row(self.lines.at(at.y()))
        if link is not None:
            self.planner.open_link(link.id)
        elif row is not None:
            self.activated.emit(row)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hand.key(event.key(), event.modifiers()):
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pan(self.width() / 8 * (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() == Qt.Key.Key_Home:
            self.fit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.lines.table.setFocus()
        else:
            super().keyPressEvent(event)

    @guarded
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.hand.key(event.key(), event.modifiers()):
            super().keyReleaseEvent(event)

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell(event)  # type: ignore[arg-type]  # a tool tip event is a help event
            return True
        return super().event(event)

    # private

    def _paint_line(
        self, painter: QPainter, line: int, place: QRectF, ghost: Span | None, shade: str = ""
    ) -> None:
        bar = self.bar(line)
        if bar is None:
            return
        level = round(place.center().y()) - 1 if bar.is_summary else self.lines.level(place)
        ground = shade or self.lines.shade(line)
        paint_bar(painter, level, bar, self._scale, self._status, ground)
        if ghost is not None:
            paint_ghost(painter, level, bar, ghost, self._scale, ground)
        has_handles = self.hand.shows_handles(line)
        words, tone = label_of(bar, ghost)
        if words and bar.finish is not None:
            gates = [bar.finish, *([ghost.finish] if ghost and ghost.finish else [])]
            after = self._scale.x(max(gates)) + (24 if has_handles else 10)
            paint_label(painter, after, level, words, tone, ground)
        if has_handles and bar.finish is not None:
            for middle in handles(bar, self._scale, level):
                dot(painter, middle.x(), middle.y(), 2 * HANDLE_RADIUS, "accent")
                dot(painter, middle.x(), middle.y(), 2 * HANDLE_RADIUS - 3, ground)

    def _paint_sticky(self, painter: QPainter) -> None:
        """Paint the group row that the table keeps at its top over the rows below it."""
        line, kept = self.lines.table.painter.sticky()
        if line < 0:
            return
        place = QRectF(0, kept.top() + self.lines.head, self.width(), kept.height())
        painter.fillRect(place, color("sunken"))
        hline(painter, 0, self.width(), place.bottom() - 1, "line2")
        self._paint_line(painter, line, place, None, "sunken")

    def _tell(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        spot = self.hand.spot_at(at)
        link = self.link_at(at) if spot is None else None
        line = self.lines.at(at.y())
        if link is not None:
            words = self.planner.link_words(link.id)
        else:
            words = self._words_of(self.lines.model.line(line)) if line >= 0 else ""
        if spot is not None and (refusal := self.hand.refusal(spot)):
            words = f"{words}\n{refusal}"
        if words and self.hand.gesture is None:
            QToolTip.showText(event.globalPos(), plain(words), self)
        else:
            QToolTip.hideText()

    def _show(self, scale: Scale) -> None:
        self._scale = scale
        self.update()
        self.moved.emit()

    def _redraw(self, *_what: object) -> None:
        self.update()
