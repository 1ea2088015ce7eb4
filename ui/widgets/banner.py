"""A message that stays until it is dealt with, under the tabs; one at a time, red first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import color
from ui.widgets.button import button, icon_button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    Does = Sequence[tuple[str, Callable[[], object]]]

HEIGHT: Final = 44
EDGE: Final = 3
ICONS: Final = {"red": "circle-x", "amber": "triangle-alert", "blue": "info"}
ORDER: Final = tuple(ICONS)


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, its cause and what is safe, and what can be done."""

    kind: str
    title: str
    text: str
    actions: Does = ()


class Banner(QWidget):
    """One message; it pushes content down and covers nothing.

    Signals:
        closed: the user closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "blue"
        self.setMinimumHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE + 40, 7, 10, 7)
        self._row.setSpacing(8)
        self.hide()

    def show_message(self, kind: str, title: str, text: str, actions: Does = ()) -> None:
        """Show a message: kind is "red", "amber" or "blue"; actions are (words, run)."""
        self._kind = {known: known for known in ICONS}[kind]
        self._empty()
        tone = f"{kind}_text"
        self._row.addWidget(Label(title, "body_m", tone))
        self._row.addWidget(Label(text, "body", wrap=True), 1)
        for words, run in actions:
            self._row.addWidget(button(words, run=run))
        self._row.addWidget(icon_button("x", tr(mark("Close")), run=self._on_closed))
        self.setAccessibleName(f"{title} {text}")
        self.show()
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(f"{self._kind}_soft"))
        edge = "accent_fill" if self._kind == "blue" else self._kind
        painter.fillRect(QRectF(0, 0, EDGE, self.height()), color(edge))
        paint.hline(painter, 0, self.width(), self.height() - 1)
        shade = "blue_text" if self._kind == "blue" else self._kind
        y = self.height() / 2 - 8
        paint.picture(painter, EDGE + 14, y, ICONS[self._kind], shade)
        painter.end()

    def _empty(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()


class BannerStack(Banner):
    """Keeps several messages by key and shows the gravest, the newest among equals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: dict[Any, Message] = {}
        self._shown: Any = None
        self.closed.connect(lambda: self.remove(self._shown))

    def add(self, key: Any, kind: str, title: str, text: str, actions: Does = ()) -> None:
        """Add a message, or replace the one of this key."""
        self._messages.pop(key, None)
        self._messages[key] = Message(kind, title, text, tuple(actions))
        self._refresh()

    def remove(self, key: Any) -> None:
        """Take a message away: its cause is gone, or the user closed it."""
        if self._messages.pop(key, None) is not None:
            self._refresh()

    def clear(self) -> None:
        """Take every message away."""
        self._messages.clear()
        self._refresh()

    def _refresh(self) -> None:
        newest_first = list(reversed(self._messages.items()))
        if not newest_first:
            self.hide()
            return
        self._shown, message = min(newest_first, key=lambda item: ORDER.index(item[1].kind))
        self.show_message(message.kind, message.title, message.text, message.actions)
