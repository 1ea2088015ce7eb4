"""The line at the bottom: what is selected at the left; what runs and what is saved at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.language import tr
from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, line_height, text_width, theme
from ui.widgets.job_panel import JobBar
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class StatusBar(QWidget):
    """Facts of the selection, the running job, and whether everything is saved.

    Signals:
        job_asked: The running job was pressed.
        job_cancelled: Its × was pressed.
    """

    job_asked = Signal()
    job_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = Label("", "cap", "text3")
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.job = JobBar()
        self.job.pressed.connect(self.job_asked)
        self.job.cancelled.connect(self.job_cancelled)
        self.saved = _Saved(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.facts, 1)
        row.addWidget(self.job)
        row.addSpacing(10)
        row.addWidget(self.saved)
        self.show_job(None)
        changes().changed.connect(self._follow_theme)
        self._follow_theme()

    def show_facts(self, words: str) -> None:
        """Say what is shown and selected."""
        self.facts.setText(words)

    def show_job(self, title: str | None, share: float | None = None, *, more: int = 0) -> None:
        """Show a running job and how far it is; None shows that nothing runs."""
        if title is None:
            self.job.hide()
            return
        words = tr("{job} and {count} more", job=title, count=more) if more else title
        self.job.show_job(words, share)

    def show_saved(self, words: str, *, is_well: bool = True) -> None:
        """Say when the file was last written, or that it could not be."""
        self.saved.show_words(words, is_well=is_well)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("chrome"))
        paint.hline(painter, 0, self.width(), 0)
        painter.end()

    def _follow_theme(self) -> None:
        height = theme().tokens.height["status_bar"]
        self.setFixedHeight(max(height, round(line_height("cap")) + 9))


class _Saved(QWidget):
    """A tick and when the file was written; a cross and why not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.is_well = "", True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_words(self, words: str, *, is_well: bool) -> None:
        """Show other words."""
        self.words, self.is_well = words, is_well
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.words, "cap")) + 22, 22)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.words:
            rect = QRectF(self.rect())
            name, shade = ("circle-check", "green") if self.is_well else ("circle-x", "red")
            paint.picture(painter, 0, rect.center().y() - 6, name, shade, size=12)
            paint.text(painter, rect.adjusted(18, 0, 4, 0), self.words, "cap", "text3", elide=False)
        painter.end()
