"""The mark of what is attached to the rows of a table, the action that shows it, dropping on rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.language import mark
from core.queries.attachments import Subject, attachment_counts
from ui.actions import Action
from ui.dialogs.attachments.adding import add_to, brings, brought_by
from ui.dialogs.attachments.looks import CLIP
from ui.models.cells import Text
from ui.models.column import Column
from ui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QMimeData, QPoint

    from ui.desk import Desk
    from ui.widgets.table import Table

COLUMN: Final = "attachments"
KEYS: Final = "Ctrl+Shift+A"
READS: Final = "attachment"
"""The table that makes the marks stale."""


class Attached:
    """Knows how much is attached to each row of one kind; read once a refresh."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self._kind = desk, kind
        self._counts: Mapping[int, int] = {}
        self._table: Table | None = None
        self._chosen_by: Callable[[], Sequence[int]] | None = None

    def read(self, project_id: int | None) -> bool:
        """Read the counts anew; return whether they are others."""
        before = self._counts
        self._counts = self._desk.read(attachment_counts, self._kind, project_id)
        return before != self._counts

    def count(self, row_id: int) -> int:
        """Return how much is attached to a row."""
        return self._counts.get(row_id, 0)

    def column(self, *, drop: int = 0) -> Column[Any]:
        """Return the column of the marks."""
        return Column(
            key=COLUMN,
            title=mark("Files"),
            value=lambda row: self.count(row.id),
            text=lambda count: str(count) if count else "",
            cell=self._cell,
            width=56,
            drop=drop,
            is_mark=True,
        )

    @property
    def has_any(self) -> bool:
        """Return whether anything is attached to some row."""
        return bool(self._counts)

    def take(self, table: Table, chosen: Callable[[], Sequence[int]] | None = None) -> None:
        """Let files be dropped on the rows of a table.

        Args:
            table: the table.
            chosen: tells which rows the action is for; those selected in the table if left out.
        """
        self._table, self._chosen_by = table, chosen
        drop = FileDrop(table.viewport(), self._wants)
        drop.dropped.connect(self._on_dropped)
        drop.over.connect(self._on_over)

    def action(self, key: str, menu: str, section: int) -> Action:
        """Return the action that shows what is attached to the current row."""
        return Action(
            f"{key}.attachments",
            mark("Attachments…"),
            self.show,
            KEYS,
            menu,
            section,
            CLIP,
            self._has_one,
        )

    def show(self) -> None:
        """Show what is attached to the one row that is selected."""
        from ui.dialogs.attachments import open_attachments  # noqa: PLC0415  when first asked

        if self._has_one():
            open_attachments(self._desk, Subject(self._kind, self._chosen()[0]))

    def _chosen(self) -> Sequence[int]:
        if self._chosen_by is not None:
            return self._chosen_by()
        return [] if self._table is None else [row.id for row in self._table.selected_rows()]

    def _has_one(self) -> bool:
        return len(self._chosen()) == 1

    def _cell(self, row: Any) -> Text:
        count = self.count(row.id)
        return Text(str(count), "text2", "small", icon=CLIP) if count else Text("")

    def _wants(self, data: QMimeData, place: QPoint) -> bool:
        return self._row_at(place) is not None and brings(data)

    def _row_at(self, place: QPoint) -> Any | None:
        assert self._table is not None
        return self._table.rows.row(self._table.indexAt(place))

    def _on_dropped(self, data: QMimeData, place: QPoint) -> None:
        row = self._row_at(place)
        if row is not None:
            add_to(self._desk, Subject(self._kind, row.id), brought_by(data))

    def _on_over(self, place: QPoint | None) -> None:
        assert self._table is not None
        self._table.set_hover(-1 if place is None else self._table.rowAt(place.y()))
