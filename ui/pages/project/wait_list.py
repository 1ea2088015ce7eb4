"""What a milestone waits for: its links, each with milestone, date and slip; added and edited here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core import terms, text
from core.language import current, mark, tr
from ui.dialogs.link import open_link, open_new_link
from ui.models.cells import slip_tone, slip_words
from ui.paint import plain
from ui.widgets.button import icon_button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton

    from core.queries.milestones import LinkRow, MilestoneRow
    from ui.desk import Desk

_TOP = Qt.AlignmentFlag.AlignTop


class WaitList(QWidget):
    """A heading with a button that adds a link; then a line for each, with one that edits it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._milestone_id = 0
        self._title = Label("", "h3")
        self.add_button = icon_button("plus", "", size=24, run=self._add)
        self.buttons: list[QToolButton] = []
        head = QHBoxLayout()
        head.setContentsMargins(0, 2, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.add_button)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._grid)

    def show_waits(
        self,
        milestone_id: int,
        waits: Sequence[tuple[LinkRow, MilestoneRow]],
        *,
        against: str,
    ) -> None:
        """Show what a milestone waits for.

        Args:
            milestone_id: the milestone.
            waits: its links, each with the milestone that is waited for.
            against: the name of the baseline that slips are measured against.
        """
        self._milestone_id = milestone_id
        can_edit = not self._desk.workspace.is_read_only
        self._clear()
        self._title.set_text(tr(mark("Depends on")))
        self.add_button.setToolTip(tr(mark("Add a link")))
        self.add_button.setAccessibleName(tr(mark("Add a link")))
        self.add_button.setVisible(can_edit)
        if not waits:
            self._grid.addWidget(Label(tr(mark("Nothing before it")), "small", "text3"), 0, 0)
        for line, (link, before) in enumerate(waits):
            self._add_line(line, link, before, against)
            if can_edit:
                self._add_button(line, link, before)

    def _add_line(self, line: int, link: LinkRow, before: MilestoneRow, against: str) -> None:
        how = f"{link.kind} {text.lag(link.lag, link.lag_unit)}".strip()
        words = tr(mark("{name}, {move}"), name=before.named(current()), move=how)
        name = Label(words, "small", "text2", wrap=True)
        name.setToolTip(tr(terms.LINK_KINDS[link.kind]))
        tone = "text3" if before.is_done else slip_tone(before.slip, "text2")
        slip = Label(text.slip(before.slip), "small_m", tone)
        slip.setToolTip(plain(slip_words(against)))
        for column, widget in enumerate((name, Label(text.day(before.finish), "small"), slip)):
            widget.setContentsMargins(0, 4, 0, 4)
            self._grid.addWidget(widget, line, column, _TOP)

    def _add_button(self, line: int, link: LinkRow, before: MilestoneRow) -> None:
        words = tr(mark("Edit the link to {name}"), name=before.named(current()))
        made = icon_button(
            "pencil", plain(words), size=24, run=lambda: open_link(self._desk, link.id)
        )
        self.buttons.append(made)
        self._grid.addWidget(made, line, 3, _TOP)

    def _add(self) -> None:
        open_new_link(self._desk, self._milestone_id)

    def _clear(self) -> None:
        self.buttons.clear()
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
