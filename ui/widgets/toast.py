"""A passing message at the bottom right, with one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ui import paint
from ui.guard import guarded
from ui.theme import font
from ui.widgets.floating import DEPTH, Floating
from ui.widgets.label import Label
from ui.widgets.line import VLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

SECONDS: Final = 8
FOOT: Final = 24
EDGE: Final = 20


class Toaster(QObject):
    """Shows one message at a time over a window; it stays while the pointer is on it."""

    # class-wide, because Qt still asks the filter while Python takes the object down
    _watched: QWidget | None = None

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._watched = self._over = over
        self._toast: Toast | None = None
        over.installEventFilter(self)

    @property
    def toast(self) -> Toast | None:
        """Return the message that is shown."""
        return self._toast

    def show(
        self,
        text: str,
        *,
        action: str = "",
        shortcut: str = "",
        run: Callable[[], object] | None = None,
        icon: str = "check",
        tone: str = "green",
        avoid: QRect | None = None,
    ) -> None:
        """Show a message in place of the one before.

        Args:
            text: what happened and what followed.
            action: the words of the one thing to do about it.
            shortcut: keys that do the same.
            run: does it.
            icon: before the words.
            tone: of the icon.
            avoid: a place of the window it must not cover (the edited row).
        """
        self.close()
        toast = Toast(self._over, text, action=action, shortcut=shortcut, icon=icon, tone=tone)
        toast.timer.timeout.connect(self.close)
        if run is not None:
            toast.button.clicked.connect(lambda: self._run(run))
        self._toast = toast
        self._avoid = avoid
        self._place()
        toast.show()
        toast.raise_()

    def close(self) -> None:
        """Take the message away."""
        if self._toast is not None:
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._watched:
            self._place()
        return False

    def _run(self, run: Callable[[], object]) -> None:
        self.close()
        run()

    def _place(self) -> None:
        if self._toast is None:
            return
        size = self._toast.sizeHint()
        room = self._over.size()
        width = min(size.width(), room.width() - 2 * EDGE + 2 * DEPTH)
        x = room.width() - width - EDGE + DEPTH
        y = room.height() - FOOT - size.height() - EDGE + DEPTH
        if self._avoid is not None and QRect(x, y, width, size.height()).intersects(self._avoid):
            y = self._avoid.top() - size.height() + DEPTH - 4
        self._toast.setGeometry(x, max(0, y), width, size.height())


class Toast(Floating):
    """The message itself."""

    def __init__(
        self, over: QWidget, text: str, *, action: str, shortcut: str, icon: str, tone: str
    ) -> None:
        super().__init__(over)
        self._icon, self._tone, self._shortcut = icon, tone, shortcut if action else ""
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        keys = paint.keys_width(self._shortcut) + 8 if self._shortcut else 0
        row.setContentsMargins(DEPTH + 40, DEPTH + 6, DEPTH + 12 + round(keys), DEPTH + 6)
        row.setSpacing(12)
        row.addWidget(Label(text, "body", wrap=len(text) > 90), 1)  # noqa: PLR2004  two lines
        self.button = QPushButton(action, self)
        self.button.setProperty("kind", "link")
        self.button.setFont(font("body_m"))
        self.button.setFixedHeight(28)
        self.button.setVisible(bool(action))
        line = VLine(height=24, parent=self)
        line.setVisible(bool(action))
        row.addWidget(line)
        row.addWidget(self.button)
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self.timer.start()

    @guarded
    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()
        super().enterEvent(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self.timer.start()
        super().leaveEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.body().center().y()
        paint.picture(painter, self.body().x() + 14, middle - 8, self._icon, self._tone)
        if self._shortcut:
            x = self.body().right() - 12 - paint.keys_width(self._shortcut)
            paint.keys(painter, x, middle, self._shortcut)
        painter.end()
