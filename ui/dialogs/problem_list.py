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

    def __init__(self, *, name: str, tone: str = "text", parent: QWidget | None = None) -> None:
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
                    width=220,
                    stretch=1,
                    tooltip=lambda row: row.field,
                ),
                Column(
                    key="reason",
                    title=mark("What is wrong") if tone == "red_text" else mark("What to know"),
                    value=lambda row: row.reason,
                    tone=tone,
                    width=320,
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
