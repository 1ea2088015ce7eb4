"""A bar cut into parts by their share of a whole, with a legend; each part can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

MARGIN: Final = 16
TOP: Final = 12
HIGH: Final = 11
BETWEEN: Final = 8
GAP: Final = 26
SQUARE: Final = 10
LEAST: Final = 3
STEPS: Final[dict[Any, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its key, colour of the theme, share (0 to 1), and its words."""

    key: str
    tone: str
    share: float
    label: str
    value: str
    context: str = ""


class ShareBar(QWidget):
    """Shows parts of a whole; one may be chosen.

    Signals:
        pressed: a part was pressed; carries its key.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._chosen = ""
        self._focus = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        changes().changed.connect(self.updateGeometry)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts from left to right."""
        self._parts = tuple(parts)
        self._focus = min(self._focus, max(0, len(self._parts) - 1))
        said = (f"{p.label} {p.value} {p.context}".strip() for p in self._parts)
        self.setAccessibleName("; ".join(said))
        self.update()

    def set_chosen(self, key: str) -> None:
        """Mark a part as chosen; with an empty key none."""
        if key != self._chosen:
            self._chosen = key
            self.update()

    @property
    def chosen(self) -> str:
        """Return the key of the part that is chosen; nothing for none."""
        return self._chosen

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what is shown."""
        return self._parts

    def bar_places(self) -> list[QRectF]:
        """Return where each part of the bar is."""
        room = self.width() - 2 * MARGIN
        x, found = float(MARGIN), []
        for part in self._parts:
            width = max(float(LEAST), part.share * room)
            found.append(QRectF(x, TOP, width - 1, HIGH))
            x += width
        return found

    def legend_places(self) -> list[QRectF]:
        """Return where each entry of the legend is, as many as there is room for."""
        top, high = TOP + HIGH + BETWEEN - 2, line_height("small") + 4
        x, found = float(MARGIN), []
        for part in self._parts:
            width = SQUARE + 6 + text_width(part.label, "small") + 8
            width += text_width(part.value, "small_m")
            width += text_width(part.context, "small") + 8 if part.context else 0
            if x + width > self.width():
                break
            found.append(QRectF(x, top, width, high))
            x += width + GAP
        return found

    @guarded(default=QSize(300, 52))
    def sizeHint(self) -> QSize:
        return QSize(300, round(TOP + HIGH + BETWEEN + line_height("small") + 8))

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos().toPointF())
            part = None if place is None else self._parts[place]
            said = "" if part is None else f"{part.label} {part.value} {part.context}".strip()
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._focus = place
            self.pressed.emit(self._parts[place].key)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        can = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and self._parts:
            place = self._focus + STEPS[event.key()]
            self._focus = min(max(place, 0), len(self._parts) - 1)
            self.update()
        elif event.key() in PRESSES and self._parts:
            self.pressed.emit(self._parts[self._focus].key)
        else:
            super().keyPressEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, rect in zip(self._parts, self.bar_places(), strict=True):
            painter.setOpacity(1.0 if self._chosen in ("", part.key) else 0.35)
            painter.fillRect(rect, color(part.tone))
        painter.setOpacity(1.0)
        for part, rect in zip(self._parts, self.legend_places(), strict=False):
            self._entry(painter, part, rect)
        if self.hasFocus() and self._focus < len(self.legend_places()):
            ring = self.legend_places()[self._focus].adjusted(-5, -1, 5, 1)
            paint.focus_ring(painter, ring, 4)
        painter.end()

    def _entry(self, painter: QPainter, part: Part, rect: QRectF) -> None:
        if part.key == self._chosen:
            paint.rounded(painter, rect.adjusted(-5, -1, 5, 1), 4, "accent_soft")
        middle = rect.center().y()
        square = QRectF(rect.x(), middle - SQUARE / 2, SQUARE, SQUARE)
        paint.rounded(painter, square, 2, part.tone)
        place = rect.adjusted(SQUARE + 6, 0, 1, 0)
        for words, kind, tone in (
            (part.label, "small", "text2"),
            (part.value, "small_m", "text"),
            (part.context, "small", "text3"),
        ):
            width = paint.text(painter, place, words, kind, tone, elide=False)
            place.setLeft(place.left() + width + 8)

    def _at(self, at: QPointF) -> int | None:
        for places in (self.bar_places(), self.legend_places()):
            for number, rect in enumerate(places):
                if rect.contains(at):
                    return number
        return None
