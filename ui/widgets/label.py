"""Words on the screen: plain text in a kind and a tone of the theme, never rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    Fact = tuple[str, str] | tuple[str, str, str]

ALONG: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


class Label(QLabel):
    """A label that follows the theme and shows what it is given letter by letter."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        doc: bool = False,
        align: str = "left",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        self.setAlignment(ALONG[align] | Qt.AlignmentFlag.AlignVCenter)
        self._kind, self._tone, self._doc = kind, tone, doc
        self._follow()
        changes().changed.connect(self._follow)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Show the words in another tone."""
        self._tone = tone
        self._follow()

    def _follow(self) -> None:
        self.setFont(font(self._kind, doc=self._doc))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, color(self._tone))
        self.setPalette(palette)


class Line(Label):
    """A label of one line; words there is no room for end in “…”."""

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.text(painter, QRectF(self.rect()), self.text(), self._kind, self._tone)
        painter.end()


class FactGrid(QWidget):
    """Facts under each other: what it is at the left, how it is at the right."""

    def __init__(self, label_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts: label, value, and the tone of the value if it has one."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value, *tone) in enumerate(facts):
            label = Label(name, "small", "text3")
            label.setMinimumWidth(self._label_width)
            shown = Label(value, "small", tone[0] if tone else "text", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)
