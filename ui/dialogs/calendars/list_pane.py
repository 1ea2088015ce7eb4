"""The calendars of the file, each with who uses it; one is shown beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import text
from core.language import mark, tr, trn
from ui.models.cells import Run, TwoLine
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.button import button, icon_button
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.calendar_years import CalendarFacts

NAMED: Final = 6
"""Users of a calendar that the tooltip names."""


class ListPane(QWidget):
    """A list, and under it what can be done with calendars.

    Signals:
        picked: another calendar is current; carries its id.
        add_asked, copy_asked, remove_asked: a button was pressed.
    """

    picked = Signal(int)
    add_asked = Signal()
    copy_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel[Any](
            [
                Column(
                    key="code",
                    title=mark("Calendar"),
                    value=lambda row: row.code,
                    kind="two_line",
                    cell=_cell,
                    stretch=1,
                    tooltip=_tooltip,
                    spoken=_tooltip,
                )
            ]
        )
        self.table = Table(self._model, name=tr(mark("Calendars")), lines=2, padding=11, left=16)
        self._model.setParent(self.table)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.horizontalHeader().hide()
        self.table.picked.connect(self._on_picked)
        self.add_button = button(
            tr(mark("New")), kind="ghost", icon="plus", run=self.add_asked.emit
        )
        self.copy_button = icon_button(
            "copy", tr(mark("Copy this calendar")), run=self.copy_asked.emit
        )
        self.remove_button = icon_button("trash-2", "", run=self.remove_asked.emit)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 6, 8, 8)
        foot.setSpacing(4)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_calendars(
        self, rows: Sequence[CalendarFacts], shown: CalendarFacts | None, *, can_write: bool
    ) -> None:
        """List the calendars; the one that is shown beside is selected."""
        self._model.show_rows(rows)
        if shown is not None and self.table.current_row() != shown:
            self.table.select([shown.id])
        self.add_button.setEnabled(can_write)
        self.copy_button.setEnabled(can_write and shown is not None)
        self.remove_button.setEnabled(can_write and shown is not None and not shown.users)
        is_used = shown is not None and shown.users
        words = tr(mark("In use, so not removed")) if is_used else tr(mark("Remove this calendar"))
        self.remove_button.setToolTip(words)
        self.remove_button.setAccessibleName(words)

    def _on_picked(self, row: CalendarFacts | None) -> None:
        if row is not None:
            self.picked.emit(row.id)


def _cell(row: CalendarFacts) -> TwoLine:
    place = text.country(row.country) if row.country else tr(mark("No country"))
    return TwoLine(
        (Run(row.name or row.code, kind="body_m"),),
        (Run(f"{place} · {_used(row)}", "text3", "small"),),
    )


def _used(row: CalendarFacts) -> str:
    count = len(row.users)
    if not count:
        return tr(mark("not used"))
    return row.users[0] if count == 1 else trn("{count} use", "{count} uses", count)


def _tooltip(row: CalendarFacts) -> str:
    if not row.users:
        return tr(mark("{code}: not used"), code=row.code)
    users = text.listed(row.users[:NAMED]) + (" …" if len(row.users) > NAMED else "")
    return tr(mark("{code}: used by {users}"), code=row.code, users=users)
