"""A board of weeks: lines down, weeks across, a small tag for each thing of a day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

Key = Qt.Key
SIDE, WIDEST_SIDE = 198, 300
"""The width of the first column: at least, and where the weeks leave room."""
LEAST_WEEK, USUAL_WEEK = 104, 120
LEFT: Final = 16
SHAPE: Final = 20
BETWEEN: Final = 2
PADDING: Final = 6
INSET: Final = 6
MOST: Final = 4
"""Tags shown of one week before the rest is folded."""
ICON: Final = 12


@dataclass(frozen=True, slots=True)
class Tag:
    """A thing of a day.

    Attributes:
        id: tells it from others.
        lead: what stands first and strong: the day of the month.
        words: what it is.
        right: what stands at the right: the letter of a shop.
        icon: its picture; a state of a diamond where it begins with "diamond ".
        tone: grey, blue, amber or red; "done" for what is over.
        tip: all of it in words, for the tool tip and for a screen reader.
    """

    id: Hashable
    lead: str
    words: str
    right: str
    icon: str
    tone: str
    tip: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the board: a project with the tags of each week, or a heading without any."""

    id: Hashable
    title: str
    subtitle: str = ""
    shape: str = ""
    weeks: tuple[tuple[Tag, ...], ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class WeekHead:
    """The head of a column: its name over its days."""

    title: str
    subtitle: str
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a tag stands: line, week, place in the week."""

    line: int
    week: int
    place: int


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
        self._heads: tuple[WeekHead, ...] = ()
        self.lines: tuple[BoardLine, ...] = ()
        self._now: float | None = None
        self._tops: list[int] = [0]
        self._unfolded: set[Hashable] = set()
        self._current: _Spot | None = None
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
        self._heads, self.lines, self._now = tuple(heads), tuple(lines), now
        self._measure()
        spot = None if before is None else self._spot_of(before.id)
        if spot != self._current or before is not None:
            self._current = spot
            self._announce()
            self.moved.emit()

    @property
    def current(self) -> Tag | None:
        """Return the tag with the keyboard."""
        return None if self._current is None else self._tag(self._current)

    def set_current(self, tag_id: Hashable) -> None:
        """Make a tag current and bring it into view."""
        spot = self._spot_of(tag_id)
        if spot is not None:
            self._go(spot)

    def place_of(self, tag_id: Hashable) -> QRectF:
        """Return where a tag is, in the viewport; nothing where it is not shown."""
        spot = self._spot_of(tag_id)
        return QRectF() if spot is None else self._tag_rect(spot)

    def tag_at(self, at: QPointF) -> Tag | None:
        """Return the tag at a point of the viewport."""
        spot = self._spot_at(at)
        return None if spot is None else self._tag(spot)

    def title_rect(self, line: int) -> QRectF:
        """Return where the title of a line is, in the viewport."""
        top, bottom = self._line_span(line)
        return QRectF(0, top, self._side(), bottom - top)

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
        painter.fillRect(self.viewport().rect(), color("surface"))
        self._paint_lines(painter)
        self._paint_head(painter)
        painter.end()

    @guarded(default=False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            tag = self.tag_at(at)
            line = self._line_at(at.y())
            words = "" if tag is None else tag.tip
            if not words and line is not None and at.x() < self._side():
                shown = self.lines[line]
                words = " · ".join(part for part in (shown.title, shown.subtitle) if part)
            QToolTip.showText(event.globalPos(), paint.plain(words), self)
            return True
        return super().viewportEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None:
            self._step_week(1)
        self.viewport().update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        line = self._line_at(at.y())
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
        tag, line = self.tag_at(event.position()), self._line_at(event.position().y())
        if tag is not None:
            self.opened.emit(tag.id)
        elif (
            line is not None
            and event.position().x() < self._side()
            and not self.lines[line].is_heading
        ):
            self.line_opened.emit(self.lines[line].id)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = QRectF() if self._current is None else self._tag_rect(self._current)
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

    def _side(self) -> int:
        spare = self.viewport().width() - len(self._heads) * USUAL_WEEK
        return max(SIDE, min(WIDEST_SIDE, spare))

    def _head_height(self) -> int:
        return round(line_height("small_m") + line_height("cap")) + 10

    def _tag_height(self) -> int:
        return max(18, round(line_height("cap")) + 4)

    def _week_width(self) -> float:
        room = self.viewport().width() - self._side()
        return max(LEAST_WEEK, room / max(1, len(self._heads)))

    def _shown(self, line: BoardLine, week: int) -> int:
        """Return how many tags of a week are shown; the rest is folded behind one more line."""
        count = len(line.weeks[week])
        is_folded = count > MOST + 1 and line.id not in self._unfolded
        return MOST if is_folded else count

    def _rows_of(self, line: BoardLine) -> int:
        rows = 0
        for week in range(len(line.weeks)):
            shown = self._shown(line, week)
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
        room = self.viewport().height() - self._head_height()
        down = self.verticalScrollBar()
        down.setRange(0, max(0, self._tops[-1] - room))
        down.setPageStep(max(1, room))
        down.setSingleStep(self._tag_height() + BETWEEN)
        across = self.horizontalScrollBar()
        width = self._side() + self._week_width() * len(self._heads)
        across.setRange(0, max(0, round(width - self.viewport().width())))
        across.setPageStep(max(1, self.viewport().width() - self._side()))
        across.setSingleStep(40)

    def _line_span(self, line: int) -> tuple[float, float]:
        start = self._head_height() - self.verticalScrollBar().value()
        return start + self._tops[line], start + self._tops[line + 1]

    def _week_left(self, week: float) -> float:
        return self._side() + week * self._week_width() - self.horizontalScrollBar().value()

    def _tag_rect(self, spot: _Spot) -> QRectF:
        top = self._line_span(spot.line)[0] + PADDING
        high = self._tag_height()
        left = self._week_left(spot.week) + INSET
        y = top + spot.place * (high + BETWEEN)
        return QRectF(left, y, self._week_width() - 2 * INSET + 1, high)

    def _line_at(self, y: float) -> int | None:
        inside = y - self._head_height() + self.verticalScrollBar().value()
        if y < self._head_height() or not 0 <= inside < self._tops[-1]:
            return None
        return bisect_right(self._tops, inside) - 1

    def _week_at(self, x: float) -> int | None:
        if x < self._side():
            return None
        week = int((x - self._week_left(0)) // self._week_width())
        return week if 0 <= week < len(self._heads) else None

    def _spot_at(self, at: QPointF) -> _Spot | None:
        line, week = self._line_at(at.y()), self._week_at(at.x())
        if line is None or week is None or self.lines[line].is_heading:
            return None
        for place in range(self._shown(self.lines[line], week)):
            spot = _Spot(line, week, place)
            if self._tag_rect(spot).contains(at):
                return spot
        return None

    # tags

    def _tag(self, spot: _Spot) -> Tag:
        return self.lines[spot.line].weeks[spot.week][spot.place]

    def _spots(self) -> list[_Spot]:
        return [
            _Spot(number, week, place)
            for number, line in enumerate(self.lines)
            for week in range(len(line.weeks))
            for place in range(self._shown(line, week))
        ]

    def _spot_of(self, tag_id: Hashable) -> _Spot | None:
        for number, line in enumerate(self.lines):
            for week, tags in enumerate(line.weeks):
                for place, tag in enumerate(tags):
                    if tag.id == tag_id:
                        if place >= self._shown(line, week):
                            self._unfold(number)
                        return _Spot(number, week, place)
        return None

    def _step_week(self, by: int) -> None:
        """Go to the next tag of the line, week after week, then to the line below or above."""
        spots = self._spots()
        if not spots:
            return
        if self._current is None:
            self._go(spots[0])
            return
        at = spots.index(self._current) + by
        if 0 <= at < len(spots):
            self._go(spots[at])

    def _step_down(self, by: int) -> None:
        """Go to the next tag of the week, then to the nearest week of the next line with tags."""
        here = self._current
        if here is None:
            self._step_week(1)
            return
        place = here.place + by
        if 0 <= place < len(self.lines[here.line].weeks[here.week]):
            if place >= self._shown(self.lines[here.line], here.week):
                self._unfold(here.line)
            self._go(_Spot(here.line, here.week, place))
            return
        number = here.line + by
        while 0 <= number < len(self.lines):
            line = self.lines[number]
            weeks = [week for week, tags in enumerate(line.weeks) if tags]
            if weeks:
                week = min(weeks, key=lambda found: abs(found - here.week))
                last = self._shown(line, week) - 1
                self._go(_Spot(number, week, 0 if by > 0 else last))
                return
            number += by

    def _go(self, spot: _Spot) -> None:
        self._current = spot
        self._show_spot(spot)
        self._announce()
        self.viewport().update()
        self.moved.emit()

    def _show_spot(self, spot: _Spot) -> None:
        top, bottom = self._line_span(spot.line)
        rect = self._tag_rect(spot)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().height()
        above, below = self._head_height() - min(top, rect.top()), bottom - room
        if above > 0:
            down.setValue(round(down.value() - above))
        elif below > 0:
            down.setValue(round(down.value() + min(below, top - self._head_height())))
        left, right = self._side() + INSET - rect.left(), rect.right() - self.viewport().width()
        if left > 0:
            across.setValue(round(across.value() - left))
        elif right > 0:
            across.setValue(round(across.value() + right + INSET))

    def _unfold_at(self, number: int, week: int, y: float) -> None:
        line = self.lines[number]
        if line.is_heading or self._shown(line, week) == len(line.weeks[week]):
            return
        if self._tag_rect(_Spot(number, week, MOST)).top() <= y:
            self._unfold(number)

    def _unfold(self, number: int) -> None:
        self._unfolded.add(self.lines[number].id)
        self._measure()

    def _announce(self) -> None:
        tag = self.current
        said = self._name
        if tag is not None and self._current is not None:
            said = f"{self._name}: {self.lines[self._current.line].title}, {tag.tip}"
        self.setAccessibleName(said)

    # painting

    def _paint_head(self, painter: QPainter) -> None:
        high, width = self._head_height(), self.viewport().width()
        painter.fillRect(QRectF(0, 0, width, high), color("surface"))
        upper, lower = round(line_height("small_m")), round(line_height("cap"))
        top = (high - upper - lower) / 2
        painter.save()
        painter.setClipRect(QRectF(self._side(), 0, width - self._side(), high))
        for number, head in enumerate(self._heads):
            left = self._week_left(number)
            place = QRectF(left + INSET + 2, top, self._week_width() - 2 * INSET, upper)
            tone = "accent" if head.is_now else "text"
            paint.text(painter, place, head.title, "small_m", tone)
            place.translate(0, upper)
            place.setHeight(lower)
            paint.text(painter, place, head.subtitle, "cap", "text3")
            paint.vline(painter, left, 0, high)
        painter.restore()
        paint.hline(painter, 0, width, high - 1, "line2")

    def _paint_lines(self, painter: QPainter) -> None:
        height = self.viewport().height()
        first = self._line_at(self._head_height())
        number = 0 if first is None else first
        side, width = self._side(), self.viewport().width()
        painter.save()
        painter.setClipRect(QRectF(side, 0, width - side, height))
        foot = min(self._line_span(len(self.lines) - 1)[1], height) if self.lines else 0
        for week in range(len(self._heads)):
            paint.vline(painter, self._week_left(week), self._head_height(), foot)
        if self._now is not None:
            self._paint_now(painter, foot)
        seen = []
        while number < len(self.lines):
            top, _bottom = self._line_span(number)
            if top > height:
                break
            seen.append(number)
            if not self.lines[number].is_heading:
                self._paint_weeks(painter, number)
            number += 1
        painter.restore()
        for number in seen:
            self._paint_title(painter, number)

    def _paint_now(self, painter: QPainter, foot: float) -> None:
        assert self._now is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        x = round(self._week_left(self._now))
        top = self._head_height() - 6
        painter.fillRect(QRectF(x, top, 1, foot - top), color("accent"))

    def _paint_title(self, painter: QPainter, number: int) -> None:
        line, (top, bottom) = self.lines[number], self._line_span(number)
        width = self.viewport().width() if line.is_heading else self._side()
        painter.fillRect(
            QRectF(0, top, width, bottom - top), color("sunken" if line.is_heading else "surface")
        )
        if line.is_heading:
            place = QRectF(LEFT, top, width - LEFT, bottom - top)
            room = paint.text(painter, place, line.title, "small_m")
            place.setLeft(place.left() + room + 8)
            paint.text(painter, place, line.subtitle, "small", "text3")
        else:
            upper, lower = round(line_height("body_m")), round(line_height("small"))
            start = top + 5
            if line.shape:
                paint.rag(painter, LEFT + 5, start + upper, line.shape)
            place = QRectF(LEFT + SHAPE, start, self._side() - LEFT - SHAPE - 8, upper)
            paint.text(painter, place, line.title, "body_m")
            place.translate(0, upper)
            place.setHeight(lower)
            paint.text(painter, place, line.subtitle, "small", "text3")
        paint.hline(painter, 0, self.viewport().width(), bottom - 1)

    def _paint_weeks(self, painter: QPainter, number: int) -> None:
        line = self.lines[number]
        for week, tags in enumerate(line.weeks):
            shown = self._shown(line, week)
            for place in range(shown):
                spot = _Spot(number, week, place)
                self._paint_tag(painter, self._tag_rect(spot), tags[place], spot == self._current)
            if shown < len(tags):
                rect = self._tag_rect(_Spot(number, week, shown)).adjusted(6, 0, 0, 0)
                paint.text(painter, rect, f"+{len(tags) - shown}", "cap_m", "accent")

    def _paint_tag(self, painter: QPainter, rect: QRectF, tag: Tag, is_current: bool) -> None:  # noqa: FBT001  a part of one painting
        is_done = tag.tone == "done"
        ground = "grey" if is_done else tag.tone
        shade = "text3" if is_done else "text" if ground == "grey" else f"{ground}_text"
        paint.rounded(painter, rect, 4, f"{ground}_soft")
        middle, left = rect.center().y(), rect.left() + 5
        if tag.icon.startswith("diamond "):
            state = tag.icon.removeprefix("diamond ")
            paint.diamond(painter, left + 5, middle, state, 4, ground=f"{ground}_soft")
        else:
            weak = "text3" if ground == "grey" else f"{ground}_text"
            paint.picture(painter, left - 1, middle - ICON / 2, tag.icon, weak, size=ICON)
        place = rect.adjusted(5 + ICON + 3, 0, -4, 0)
        if tag.right:
            room = text_width(tag.right, "cap_m") + 4
            paint.text(painter, place, tag.right, "cap_m", "text3", align="right", elide=False)
            place.setRight(place.right() - room)
        strong = "text3" if is_done else "text2" if ground == "grey" else f"{ground}_text"
        used = paint.text(painter, place, tag.lead, "cap_m", strong, elide=False)
        place.setLeft(place.left() + used + 4)
        paint.text(painter, place, tag.words, "cap", shade)
        if is_current:
            if self.hasFocus():
                paint.focus_ring(painter, rect.adjusted(-1, -1, 1, 1), 5)
            else:
                paint.rounded(painter, rect, 4, None, "field")
