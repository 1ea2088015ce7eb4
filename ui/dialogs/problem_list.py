"""What is wrong in a file, or worth knowing of it: line, field, reason; copied as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.language import mark
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from core.errors import Problem


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem with its number in the list."""

    id: int
    line: int | None
    field: str
    reason: str


class ProblemList(Table):
    """Problems in the order of the file; Ctrl+C and `copy_all` give them to Excel or mail."""

    def __init__(self, *, name: str, reason: str, parent: QWidget | None = None) -> None:
        """Build the list.

        Args:
            name: what a screen reader calls it.
            reason: the head of the column of reasons, a marked text.
            parent: the widget that owns it.
        """
        model = RowsModel[ProblemRow](
            [
                Column(
                    key="line",
                    title=mark("Line"),
                    value=lambda row: row.line,
                    kind="number",
                    width=64,
                ),
                Column(
                    key="field",
                    title=mark("Field"),
                    value=lambda row: row.field,
                    tone="text2",
                    width=320,
                    stretch=1,
                    tooltip=lambda row: row.field,
                ),
                Column(
                    key="reason",
                    title=reason,
                    value=lambda row: row.reason,
                    width=360,
                    stretch=2,
                    tooltip=lambda row: row.reason,
                ),
            ]
        )
        super().__init__(model, name=name, parent=parent)
        model.setParent(self)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """List these problems."""
        self.rows.show_rows(
            ProblemRow(number, problem.line, problem.field, problem.reason)
            for number, problem in enumerate(problems)
        )

    def copy_all(self) -> None:
        """Copy the whole list with its heads."""
        self.selectAll()
        self.copy(with_titles=True)
