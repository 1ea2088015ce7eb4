"""The documents of a milestone, in its panel: what closes it, opened with one click, added by drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import mark, tr
from core.queries.attachments import MILESTONE, Subject, attachments
from ui.dialogs.attachments.adding import Brought, add_to, brings, brought_by
from ui.dialogs.attachments.looks import icon_of
from ui.dialogs.attachments.opening import open_rows
from ui.dialogs.files import choose_several, usual_folder
from ui.paint import plain
from ui.widgets.button import button, icon_button
from ui.widgets.file_drop import FileDrop
from ui.widgets.label import Label

if TYPE_CHECKING:
    from core.queries.attachments import AttachmentRow
    from ui.desk import Desk
    from ui.widgets.button import Button

MOST: Final = 5
"""More than so many are shown in the dialog."""


class DocumentsSection(QWidget):
    """Lists what is attached to one milestone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._milestone_id: int | None = None
        self.links: list[Button] = []
        self.title = Label("", "h3")
        self.add_button = icon_button("plus", "", run=self.add_files)
        self.all_button = icon_button("maximize-2", "", run=self.show_all)
        self.hint = Label("", "small", "text3", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.all_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self.hint)
        drop = FileDrop(self, lambda data, _at: self._can_add() and brings(data))
        drop.dropped.connect(lambda data, _at: self.add(brought_by(data)))
        self.retranslate()

    def show_milestone(self, milestone_id: int) -> None:
        """Show what is attached to a milestone now."""
        self._milestone_id = milestone_id
        rows = self._desk.read(attachments, Subject(MILESTONE, milestone_id))
        for old in self.links:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.links = [self._link(row) for row in rows[:MOST]]
        for link in self.links:
            self._list.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        count = len(rows)
        words = tr(mark("Documents"))
        self.title.set_text(f"{words} {count}" if count else words)
        self.add_button.setEnabled(self._can_add())
        self._say(count)

    def retranslate(self) -> None:
        """Say everything again, in the language of the screen."""
        for made, words in (
            (self.add_button, mark("Attach files")),
            (self.all_button, mark("Attachments…")),
        ):
            made.setToolTip(tr(words).removesuffix("…"))
            made.setAccessibleName(tr(words).removesuffix("…"))
        if self._milestone_id is not None:
            self.show_milestone(self._milestone_id)

    def add_files(self) -> None:
        """Ask for files and attach them."""
        folder = usual_folder(self._desk.settings.now.exchange_folder)
        paths = choose_several(self._desk.overlay(), tr(mark("Attach files")), folder)
        self.add(Brought(paths=paths))

    def add(self, brought: Brought) -> None:
        """Attach what was chosen or dropped."""
        if self._milestone_id is not None:
            add_to(self._desk, Subject(MILESTONE, self._milestone_id), brought)

    def show_all(self) -> None:
        """Show everything attached, with all that can be done with it."""
        from ui.dialogs.attachments import open_attachments  # noqa: PLC0415  when first asked

        if self._milestone_id is not None:
            open_attachments(self._desk, Subject(MILESTONE, self._milestone_id))

    def _link(self, row: AttachmentRow) -> Button:
        made = button(
            row.shown,
            kind="link",
            icon=icon_of(row),
            tip=plain(row.note or row.address or row.name),
            height=24,
            run=lambda: open_rows(self._desk, [row]),
        )
        room = max(80, self.width() - 40)
        made.setText(
            " " + made.fontMetrics().elidedText(row.shown, Qt.TextElideMode.ElideMiddle, room)
        )
        return made

    def _say(self, count: int) -> None:
        said = ""
        if count > MOST:
            said = tr(mark("And {count} more."), count=count - MOST)
        elif not count and self._can_add():
            said = tr(mark("Drop the document that closes it here."))
        self.hint.set_text(said)
        self.hint.setVisible(bool(said))

    def _can_add(self) -> bool:
        return not self._desk.locked
