"""What of a pasted block cannot be taken, cell by cell, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.language import mark, tr, trn
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that cannot be taken: where it would go, what it says, why not."""

    row: str
    column: str
    text: str
    reason: str

    @property
    def id(self) -> tuple[str, str, str]:
        """Return what tells it from the others."""
        return (self.row, self.column, self.text)


def open_refused(
    overlay: QWidget,
    refused: Sequence[Refused],
    good: int,
    take: Callable[[], object],
    *,
    row_title: str = mark("Milestone"),
) -> DialogFrame:
    """List the refused cells; the user takes the rest or nothing.

    Args:
        overlay: the widget the dialog covers.
        refused: the cells that cannot be taken.
        good: how many others can.
        take: pastes the others as one step.
        row_title: what the rows are; a catalogue key.
    """
    title = trn("{count} cell cannot be pasted", "{count} cells cannot be pasted", len(refused))
    frame = DialogFrame(overlay, title, width=900, height=440)
    model = RowsModel[Any](
        [
            Column(
                key="row",
                title=row_title,
                value=lambda r: r.row,
                stretch=1,
                tooltip=lambda r: r.row,
            ),
            Column(key="column", title=mark("Column"), value=lambda r: r.column, width=100),
            Column(key="text", title=mark("Pasted"), value=lambda r: r.text, width=120),
            Column(
                key="reason",
                title=mark("Why not"),
                value=lambda r: r.reason,
                tone="red_text",
                stretch=2,
                tooltip=lambda r: r.reason,
            ),
        ]
    )
    table = Table(model, name=title)
    model.setParent(table)
    model.show_rows(refused)
    frame.body.addWidget(table, 1)

    def take_rest() -> None:
        frame.close_sheet()
        take()

    frame.add_button(tr(mark("Paste nothing")), run=frame.close_sheet)
    rest = frame.add_button(
        trn("Paste the other {count} cell", "Paste the other {count} cells", good),
        kind="primary",
        run=take_rest,
        default=good > 0,
    )
    rest.setEnabled(good > 0)
    frame.open()
    return frame
