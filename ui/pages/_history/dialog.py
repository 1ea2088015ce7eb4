"""What was done with one row: who changed which field from what to what, when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import text
from core.language import mark, tr
from ui.models.arrange import Grouping
from ui.models.rows import RowsModel
from ui.pages._history.columns import columns
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.desk import Desk
    from ui.pages._history.changes import ChangeRow

WIDTH, HEIGHT = 920, 520
LEFT_OUT = frozenset({"item"})
"""The row is named in the title."""


def open_row_history(desk: Desk, name: str, rows: Sequence[ChangeRow]) -> DialogFrame:
    """Show what was done with a row, day by day, the newest first.

    Args:
        desk: where the sheet is shown.
        name: what the row is called.
        rows: what was done with it, in the words of the screen.
    """
    title = tr(mark("History of {name}"), name=name)
    frame = DialogFrame(desk.overlay(), title, width=WIDTH, height=HEIGHT)
    today = desk.today()
    if rows:
        model = RowsModel[Any]([each for each in columns() if each.key not in LEFT_OUT])
        table = Table(model, name=title)
        model.setParent(table)
        model.group_by(
            Grouping(
                key=lambda row: row.day,
                title=lambda day: tr("Today") if day == today else text.day(day),
                order=lambda day: -day.toordinal(),
            )
        )
        model.show_rows(rows)
        frame.body.addWidget(table, 1)
        copy = frame.add_button(tr(mark("Copy rows")), run=lambda: _copy(table))
        copy.setToolTip(tr(mark("All of them, or those that are selected")))
    else:
        empty = EmptyState()
        empty.show_message(
            tr(mark("Nothing was changed yet")),
            tr(mark("The history begins when the file is made or a project is imported.")),
        )
        frame.body.addWidget(empty, 1)
    frame.add_button(tr(mark("Close")), kind="primary", run=frame.close_sheet, default=True)
    frame.open()
    return frame


def _copy(table: Table) -> None:
    if not table.selected_rows():
        table.selectAll()
    table.copy(with_titles=True)
