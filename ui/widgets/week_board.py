"""A board of weeks: lines down, weeks across, a small tag for each thing of a day."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from ui import paint
from ui.guard import guarded
from ui.theme import changes, line_height
from ui.widgets.week_lines import Spot
from ui.widgets.week_painter import INSET, paint_board

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.widgets.week_lines import BoardLine, Tag, WeekHead

Key = Qt.Key
SIDE, WIDEST_SIDE = 198, 300
"""The width of the first column: at least, and where the weeks leave room."""
LEAST_WEEK, USUAL_WEEK = 104, 120
BETWEEN: Final = 2
PADDING: Final = 6
MOST: Final = 4
"""Tags shown of one week before the rest is folded."""


class WeekBoard(QAbstractScrollArea):
    """Paints the lines that are seen; one tag is current and the keyboard moves it.

    Signals:
        moved: another tag is current, or none.
        opened: Enter or a double click on a tag; carries its id.
        line_opened: a double click on the title of a line; carries its id.
        menu_asked: right click or Shift+F10; carries the place on the screen.
    """

    moved = Signal()
    opened = Signal(object)
    line_opened = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.heads: tuple[WeekHead, ...] = ()
        self.lines: tuple[BoardLine, ...] = ()
        self.now: float | None = None
        self._tops: list[int] = [0]
        self._unfolded: set[Hashable] = set()
        self.spot: Spot | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        changes().changed.connect(self._measure)
        self._announce()

    # for pages

    def show_board(
        self, heads: Sequence[WeekHead], lines: Sequence[BoardLine], *, now: float | None
    ) -> None:
        """Show these weeks; `now` is the status date in weeks from the first one, if it is seen.

        The current tag stays current if it is still there.
        """
        before = self.current
        self.heads, self.lines, self.now = tuple(heads), tuple(lines), now
        self._measure()
        spot = None if before is None else self._spot_of(before.id)
        if spot != self.spot or before is not None:
            self.spot = spot
            self._announce()
            self.moved.emit()

    @property
    def current(self) -> Tag | None:
        """Return the tag with the keyboard."""
        return None if self.spot is None else self._tag(self.spot)

    def set_current(self, tag_id: Hashable) -> None:
        """Make a tag current and bring it into view."""
        spot = self._spot_of(tag_id)
        if spot is not None:
            self._go(spot)

    def place_of(self, tag_id: Hashable) -> QRectF:
        """Return where a tag is, in the viewport; nothing where it is not shown."""
        spot = self._spot_of(tag_id)
        return QRectF() if spot is None else self.tag_rect(spot)

    def tag_at(self, at: QPointF) -> Tag | None:
        """Return the tag at a point of the viewport."""
        spot = self._spot_at(at)
        return None if spot is None else self._tag(spot)

    def title_rect(self, line: int) -> QRectF:
        """Return where the title of a line is, in the viewport."""
        top, bottom = self.line_span(line)
        return QRectF(0, top, self.side(), bottom - top)

    def set_name(self, name: str) -> None:
        """Take another name, for a screen reader."""
        self._name = name
        self._announce()

    # Qt

    @guarded(default=QSize(900, 400))
    def sizeHint(self) -> QSize:
        return QSize(900, 400)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_ranges()

    @guarded
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_board(painter, self)
        painter.end()

    @guarded(default=False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            tag = self.tag_at(at)
            line = self.line_at(at.y())
            words = "" if tag is None else tag.tip
            if not words and line is not None and at.x() < self.side():
                shown = self.lines[line]
                words = " · ".join(part for part in (shown.title, shown.subtitle) if part)
            QToolTip.showText(event.globalPos(), paint.plain(words), self)
            return True
        return super().viewportEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.spot is None:
            self._step_week(1)
        self.viewport().update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        line = self.line_at(at.y())
        spot = self._spot_at(at)
        if spot is not None:
            self._go(spot)
        elif line is not None and (week := self._week_at(at.x())) is not None:
            self._unfold_at(line, week, at.y())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        tag, line = self.tag_at(event.position()), self.line_at(event.position().y())
        if tag is not None:
            self.opened.emit(tag.id)
        elif (
            line is not None
            and event.position().x() < self.side()
            and not self.lines[line].is_heading
        ):
            self.line_opened.emit(self.lines[line].id)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = QRectF() if self.spot is None else self.tag_rect(self.spot)
            self.menu_asked.emit(self.viewport().mapToGlobal(place.bottomLeft().toPoint()))
            return
        spot = self._spot_at(QPointF(event.pos()))
        if spot is not None:
            self._go(spot)
        self.menu_asked.emit(event.globalPos())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if key in (Key.Key_Return, Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current.id)
        elif key in (Key.Key_Left, Key.Key_Right):
            self._step_week(-1 if key == Key.Key_Left else 1)
        elif key in (Key.Key_Up, Key.Key_Down):
            self._step_down(-1 if key == Key.Key_Up else 1)
        elif key in (Key.Key_Home, Key.Key_End):
            spots = self._spots()
            if spots:
                self._go(spots[0 if key == Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    # places

    def side(self) -> int:
        spare = self.viewport().width() - len(self.heads) * USUAL_WEEK
        return max(SIDE, min(WIDEST_SIDE, spare))

    def head_height(self) -> int:
        return round(line_height("small_m") + line_height("cap")) + 10

    def _tag_height(self) -> int:
        return max(18, round(line_height("cap")) + 4)

    def week_width(self) -> float:
        room = self.viewport().width() - self.side()
        return max(LEAST_WEEK, room / max(1, len(self.heads)))

    def count_shown(self, line: BoardLine, week: int) -> int:
        """Return how many tags of a week are shown; the rest is folded behind one more line."""
        count = len(line.weeks[week])
        is_folded = count > MOST + 1 and line.id not in self._unfolded
        return MOST if is_folded else count

    def _rows_of(self, line: BoardLine) -> int:
        rows = 0
        for week in range(len(line.weeks)):
            shown = self.count_shown(line, week)
            rows = max(rows, shown + (shown < len(line.weeks[week])))
        return rows

    def _height_of(self, line: BoardLine) -> int:
        if line.is_heading:
            return round(line_height("body")) + 12
        words = round(line_height("body_m") + line_height("small")) + 10
        return max(words, self._rows_of(line) * (self._tag_height() + BETWEEN) + 2 * PADDING)

    def _measure(self) -> None:
        heights = [self._height_of(line) for line in self.lines]
        self._tops = [0, *accumulate(heights)]
        self._give_ranges()
        self.viewport().update()

    def _give_ranges(self) -> None:
        room = self.viewport().height() - self.head_height()
        down = self.verticalScrollBar()
        down.setRange(0, max(0, self._tops[-1] - room))
        down.setPageStep(max(1, room))
        down.setSingleStep(self._tag_height() + BETWEEN)
        across = self.horizontalScrollBar()
        width = self.side() + self.week_width() * len(self.heads)
        across.setRange(0, max(0, round(width - self.viewport().width())))
        across.setPageStep(max(1, self.viewport().width() - self.side()))
        across.setSingleStep(40)

    def line_span(self, line: int) -> tuple[float, float]:
        start = self.head_height() - self.verticalScrollBar().value()
        return start + self._tops[line], start + self._tops[line + 1]

    def week_left(self, week: float) -> float:
        return self.side() + week * self.week_width() - self.horizontalScrollBar().value()

    def tag_rect(self, spot: Spot) -> QRectF:
        top = self.line_span(spot.line)[0] + PADDING
        high = self._tag_height()
        left = self.week_left(spot.week) + INSET
        y = top + spot.place * (high + BETWEEN)
        return QRectF(left, y, self.week_width() - 2 * INSET + 1, high)

    def line_at(self, y: float) -> int | None:
        inside = y - self.head_height() + self.verticalScrollBar().value()
        if y < self.head_height() or not 0 <= inside < self._tops[-1]:
            return None
        return bisect_right(self._tops, inside) - 1

    def _week_at(self, x: float) -> int | None:
        if x < self.side():
            return None
        week = int((x - self.week_left(0)) // self.week_width())
        return week if 0 <= week < len(self.heads) else None

    def _spot_at(self, at: QPointF) -> Spot | None:
        line, week = self.line_at(at.y()), self._week_at(at.x())
        if line is None or week is None or self.lines[line].is_heading:
            return None
        for place in range(self.count_shown(self.lines[line], week)):
            spot = Spot(line, week, place)
            if self.tag_rect(spot).contains(at):
                return spot
        return None

    # tags

    def _tag(self, spot: Spot) -> Tag:
        return self.lines[spot.line].weeks[spot.week][spot.place]

    def _spots(self) -> list[Spot]:
        return [
            Spot(number, week, place)
            for number, line in enumerate(self.lines)
            for week in range(len(line.weeks))
            for place in range(self.count_shown(line, week))
        ]

    def _spot_of(self, tag_id: Hashable) -> Spot | None:
        for number, line in enumerate(self.lines):
            for week, tags in enumerate(line.weeks):
                for place, tag in enumerate(tags):
                    if tag.id == tag_id:
                        if place >= self.count_shown(line, week):
                            self._unfold(number)
                        return Spot(number, week, place)
        return None

    def _step_week(self, by: int) -> None:
        """Go to the next tag of the line, week after week, then to the line below or above."""
        spots = self._spots()
        if not spots:
            return
        if self.spot is None:
            self._go(spots[0])
            return
        at = spots.index(self.spot) + by
        if 0 <= at < len(spots):
            self._go(spots[at])

    def _step_down(self, by: int) -> None:
        """Go to the next tag of the week, then to the nearest week of the next line with tags."""
        here = self.spot
        if here is None:
            self._step_week(1)
            return
        place = here.place + by
        if 0 <= place < len(self.lines[here.line].weeks[here.week]):
            if place >= self.count_shown(self.lines[here.line], here.week):
                self._unfold(here.line)
            self._go(Spot(here.line, here.week, place))
            return
        number = here.line + by
        while 0 <= number < len(self.lines):
            line = self.lines[number]
            weeks = [week for week, tags in enumerate(line.weeks) if tags]
            if weeks:
                week = min(weeks, key=lambda found: abs(found - here.week))
                last = self.count_shown(line, week) - 1
                self._go(Spot(number, week, 0 if by > 0 else last))
                return
            number += by

    def _go(self, spot: Spot) -> None:
        self.spot = spot
        self._show_spot(spot)
        self._announce()
        self.viewport().update()
        self.moved.emit()

    def _show_spot(self, spot: Spot) -> None:
        top, bottom = self.line_span(spot.line)
        rect = self.tag_rect(spot)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().height()
        above, below = self.head_height() - min(top, rect.top()), bottom - room
        if above > 0:
            down.setValue(round(down.value() - above))
        elif below > 0:
            down.setValue(round(down.value() + min(below, top - self.head_height())))
        left, right = self.side() + INSET - rect.left(), rect.right() - self.viewport().width()
        if left > 0:
            across.setValue(round(across.value() - left))
        elif right > 0:
            across.setValue(round(across.value() + right + INSET))

    def _unfold_at(self, number: int, week: int, y: float) -> None:
        line = self.lines[number]
        if line.is_heading or self.count_shown(line, week) == len(line.weeks[week]):
            return
        if self.tag_rect(Spot(number, week, MOST)).top() <= y:
            self._unfold(number)

    def _unfold(self, number: int) -> None:
        self._unfolded.add(self.lines[number].id)
        self._measure()

    def _announce(self) -> None:
        tag = self.current
        said = self._name
        if tag is not None and self.spot is not None:
            said = f"{self._name}: {self.lines[self.spot.line].title}, {tag.tip}"
        self.setAccessibleName(said)
