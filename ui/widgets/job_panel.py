"""A running job: a thin bar for the status bar, and the panel it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import line_height, text_width
from ui.widgets.button import button, icon_button
from ui.widgets.floating import DEPTH, Floating
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent

BAR: Final = 68
WIDTH: Final = 380
ICONS: Final = {
    "done": ("check", "text2"),
    "warning": ("triangle-alert", "amber"),
    "failed": ("circle-x", "red"),
}


@dataclass(frozen=True, slots=True)
class JobItem:
    """One thing the job has done: what, with what result, and whether well."""

    text: str
    result: str = ""
    state: str = "done"


class JobBar(QWidget):
    """The job in the status bar: its name, how far it is, a cross.

    Signals:
        pressed: the user wants to see the panel.
        cancelled: the user wants it to stop.
    """

    pressed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = _Face()
        self._face.clicked.connect(self.pressed)
        self._cross = icon_button("x", tr(mark("Cancel")), size=24, run=self.cancelled.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._face)
        row.addWidget(self._cross)
        self.hide()

    def show_job(self, text: str, share: float | None) -> None:
        """Show a job and how far it is (0 to 1; None while that is unknown)."""
        self._face.show_job(text, share)
        self.show()


class _Face(QAbstractButton):
    """Name and bar, painted."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_job(self, text: str, share: float | None) -> None:
        """Show another state."""
        self.setText(text)
        done = "" if share is None else f" {share * 100:.0f} %"
        self.setAccessibleName(text + done)
        self._share = share
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(120, 24))
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), "cap")) + BAR + 16, 24)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        width = paint.text(painter, rect, self.text(), "cap", "text2", elide=False)
        bar = QRectF(width + 8, 0, BAR, rect.height())
        paint.progress(painter, bar, self._share or 0.0, fill="st_now")
        if self.hasFocus():
            paint.focus_ring(painter, rect)
        painter.end()


class JobPanel(Floating):
    """What a job has done and does now.

    Signals:
        to_background: the user goes on working; the job too.
        cancelled: the user wants it to stop; what is finished stays.
    """

    to_background = Signal()
    cancelled = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._title, self._count = Label("", "h3"), Label("", "small", "text2")
        self._bar = _Bar()
        self._detail = Label("", "small", "text2")
        self._items = _Items()
        self._left = Label("", "small", "text2")
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(button(tr(mark("Run in background")), height=30, run=self._on_background))
        foot.addWidget(button(tr(mark("Cancel")), height=30, run=self.cancelled.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(DEPTH + 14, DEPTH + 12, DEPTH + 14, DEPTH + 11)
        column.setSpacing(8)
        column.addLayout(top)
        for part in (self._bar, self._detail, self._items):
            column.addWidget(part)
        column.addLayout(foot)
        self.hide()

    def show_job(
        self,
        title: str,
        share: float | None,
        *,
        count: str = "",
        detail: str = "",
        items: Sequence[JobItem] = (),
        left: str = "",
    ) -> None:
        """Show the state of a job.

        Args:
            title: what it does.
            share: how far it is, 0 to 1.
            count: "5 of 12".
            detail: what it does at the moment.
            items: what it has done, newest last; the last few are shown.
            left: how long it takes still.
        """
        self._title.set_text(title)
        self._count.set_text(count)
        self._bar.show_share(share)
        self._detail.set_text(detail)
        self._items.show_items(items)
        self._left.set_text(left)
        if not self.isHidden():
            self._place()

    def open_above(self, place: QRect) -> None:
        """Show the panel over a place of the window, its right edges together."""
        self._above = place
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        height = self.sizeHint().height()
        width = WIDTH + 2 * DEPTH
        x = min(self._above.right(), self.over.width() - 8) - width + DEPTH
        y = self._above.top() - height + DEPTH - 10
        self.setGeometry(max(-DEPTH, x), max(-DEPTH, y), width, height)

    def _on_background(self) -> None:
        self.hide()
        self.to_background.emit()


class _Bar(QWidget):
    """How far it is."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(14)

    def show_share(self, share: float | None) -> None:
        """Show another share."""
        self._share = share or 0.0
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.progress(painter, QRectF(self.rect()), self._share, fill="st_now", ground="raised")
        painter.end()


class _Items(QWidget):
    """The last few things that were done."""

    MOST: Final = 5

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[JobItem, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_items(self, items: Sequence[JobItem]) -> None:
        """Show the last of these."""
        self._items = tuple(items[-self.MOST :])
        self.setVisible(bool(self._items))
        self.setAccessibleName("; ".join(f"{item.text} {item.result}" for item in self._items))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(200, 0))
    def sizeHint(self) -> QSize:
        return QSize(200, len(self._items) * self._height() + 16)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.hline(painter, 0, self.width(), 0)
        paint.hline(painter, 0, self.width(), self.height() - 1)
        height = self._height()
        for number, item in enumerate(self._items):
            place = QRectF(0, 8 + number * height, self.width(), height)
            icon, tone = ICONS[item.state]
            paint.picture(painter, 1, place.center().y() - 7, icon, tone, size=14)
            shade = "text2" if item.state == "done" else f"{tone}_text"
            result = paint.text(painter, place, item.result, "small", shade, align="right")
            words = place.adjusted(22, 0, -result - 8, 0)
            paint.text(painter, words, item.text, "small", "text")
        painter.end()

    def _height(self) -> int:
        return round(line_height("small")) + 10


__all__ = ["JobBar", "JobItem", "JobPanel"]
