"""What a milestone waits for: each link with its milestone, date and slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from core import text
from core.language import current, mark, tr
from ui.models.cells import slip_tone
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.milestones import LinkRow, MilestoneRow


class WaitList(QWidget):
    """One line a link: the name at the left, date and slip at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_waits(self, waits: Sequence[tuple[LinkRow, MilestoneRow]]) -> None:
        """Show these links."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not waits:
            self._grid.addWidget(Label(tr(mark("Nothing before it")), "small", "text3"), 0, 0)
        for line, (link, before) in enumerate(waits):
            lag = (
                f" {text.MINUS if link.lag < 0 else '+'} {text.days(abs(link.lag))}"
                if link.lag
                else ""
            )
            name = Label(
                f"{before.named(current())}, {link.kind}{lag}", "small", "text2", wrap=True
            )
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, line, 0, top)
            self._grid.addWidget(Label(text.day(before.finish), "small", "text"), line, 1, top)
            tone = "text3" if before.is_done else slip_tone(before.slip, "text2")
            self._grid.addWidget(Label(text.slip(before.slip), "small_m", tone), line, 2, top)
