"""A dialog inside the window: a sheet over a scrim, with a head, a body and a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import theme
from ui.widgets.button import button, icon_button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ui.widgets.button import Button

RADIUS: Final = 12
HEAD: Final = 52
EDGE: Final = 20
MARGIN: Final = 24


class DialogFrame(QWidget):
    """Covers the window while it is open: focus stays inside, Esc closes.

    Signals:
        closed: it was closed, by whatever way.
    """

    closed = Signal()
    # class-wide, because Qt still asks the filter while Python takes the object down
    _overlay: QWidget | None = None

    def __init__(
        self, overlay: QWidget, title: str, *, width: int = 560, height: int | None = None
    ) -> None:
        """Build the sheet; `open` shows it.

        Args:
            overlay: the widget it covers.
            title: what it is for.
            width: of the sheet, less if the window is narrower.
            height: of the sheet; what its contents need if it is left out.
        """
        super().__init__(overlay)
        self._overlay = self._covered = overlay
        self._width, self._height = width, height
        self._before: QWidget | None = None
        self._default: Button | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = _Sheet(self)
        self._title = Label(title, "h2")
        self._note = Label("", "small", "text2")
        self._cross = icon_button("x", tr(mark("Close")), run=self._ask_to_close)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(EDGE, 4, EDGE, 16)
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(EDGE, 12, EDGE, 12)
        self.foot.setSpacing(8)
        self.foot.addWidget(self._note, 1)
        self._build()
        self.hide()

    # for dialogs

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.set_text(title)
        self.setAccessibleName(title)

    @property
    def note(self) -> str:
        """Return the words at the left of the foot."""
        return self._note.text()

    def set_note(self, text: str, tone: str = "text2") -> None:
        """Show words at the left of the foot: what is not saved yet, what is wrong."""
        self._note.set_text(text)
        self._note.set_tone(tone)

    def add_button(
        self,
        text: str,
        *,
        kind: str = "",
        run: Callable[[], object] | None = None,
        default: bool = False,
    ) -> Button:
        """Add a button at the right of the foot; Enter presses the default one."""
        made = button(text, kind=kind, height=30, run=run)
        self.foot.addWidget(made)
        if default:
            self._default = made
        return made

    def open(self) -> None:
        """Show the sheet over the window and take the keyboard."""
        self._before = QApplication.focusWidget()
        self._covered.installEventFilter(self)
        self.setGeometry(self._covered.rect())
        self.place()
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self._focus_first)

    def close_sheet(self) -> None:
        """Close it and give the keyboard back to what had it."""
        if self.isHidden():
            return
        self._covered.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.deleteLater()

    def can_close(self) -> bool:
        """Return whether Esc and the cross close it now; a dialog may ask first."""
        return True

    # Qt

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 120 if theme().dark else 60))
        paint.shadow(painter, QRectF(self.sheet.geometry()), RADIUS)
        painter.end()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ask_to_close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._default is not None:
            if self._default.isEnabled():
                self._default.click()
        else:
            event.accept()  # keys pressed here are not for the page underneath

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @guarded(default=False)
    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's
        stops = self._stops()
        if not stops:
            return True
        current = self.window().focusWidget()
        place = stops.index(current) if current in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._overlay and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
            self.place()
        return False

    # private

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._cross)
        inside = QWidget()
        inside.setLayout(self.body)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QWidget()
        top.setFixedHeight(HEAD)
        top.setLayout(head)
        column.addWidget(top)
        column.addWidget(inside, 1)
        self.sheet.foot = QWidget()
        self.sheet.foot.setLayout(self.foot)
        column.addWidget(self.sheet.foot)

    def place(self) -> None:
        """Put the sheet in the middle, as large as it needs and the window allows."""
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width = min(self._width, room.width())
        wanted = self._height or self.sheet.sizeHint().height()
        height = min(max(wanted, 120), room.height())
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        self.sheet.setGeometry(place)
        self.update()

    def _stops(self) -> list[QWidget]:
        """Return what takes the keyboard, in the order Tab goes through it."""
        stops = [widget for widget in self.sheet.findChildren(QWidget) if _takes_tab(widget)]
        return sorted(stops, key=_along_chain(self))

    def _focus_first(self) -> None:
        stops = [stop for stop in self._stops() if stop is not self._cross]
        if self.window().focusWidget() not in stops:
            first = stops[0] if stops else self
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_to_close(self) -> None:
        if self.can_close():
            self.close_sheet()


class _Sheet(QWidget):
    """The sheet itself: its ground, and a hairline over the foot."""

    foot: QWidget

    def __init__(self, frame: DialogFrame) -> None:
        super().__init__(frame)
        self._frame = frame

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._frame.place()
        return super().event(event)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), RADIUS, "surface", "line2")
        paint.hline(painter, 1, self.width() - 1, self.foot.geometry().top())
        painter.end()


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def _along_chain(frame: QWidget) -> Callable[[QWidget], int]:
    """Return the place of a widget in Qt's own order of focus."""
    order: dict[QWidget, int] = {}
    widget = frame.nextInFocusChain()
    while widget is not None and widget is not frame and len(order) < 10_000:  # noqa: PLR2004  the chain is a ring
        order[widget] = len(order)
        widget = widget.nextInFocusChain()
    return lambda each: order.get(each, 0)
