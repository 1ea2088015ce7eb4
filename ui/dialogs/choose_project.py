"""Choose one of the projects, by typing a part of its name or with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from core import text
from core.language import current, mark, tr
from ui.guard import guarded
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from core.queries.project_briefs import ProjectBrief

WIDTH, HEIGHT = 560, 460


class ChooseProject(DialogFrame):
    """Lists the projects that have what is typed; Enter takes the one that is marked."""

    def __init__(
        self,
        overlay: QWidget,
        projects: Iterable[ProjectBrief],
        take: Callable[[int], object],
        *,
        title: str,
        verb: str,
        first: int | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            overlay: the widget it covers.
            projects: those to choose from.
            take: called with the id of the chosen one.
            title: what it is chosen for, in the language of the screen.
            verb: what the button says.
            first: the project that is marked at first.
        """
        super().__init__(overlay, title, width=WIDTH, height=HEIGHT)
        self._take = take
        self.search = SearchField(tr(mark("Filter projects")), width=WIDTH - 40)
        self.model = RowsModel[Any](_columns())
        self.table = Table(self.model, name=tr(mark("Projects")))
        self.model.setParent(self.table)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.take_button = self.add_button(verb, kind="primary", run=self.take, default=True)
        self.model.show_rows(projects)
        self._mark(first)
        self.search.typed.connect(self._on_typed)
        self.search.left.connect(self.close_sheet)
        self.table.opened.connect(lambda _row: self.take())

    def take(self) -> None:
        """Close and hand on the project that is marked."""
        self._on_typed(self.search.text())  # what was typed a moment ago counts
        chosen = self.table.selected_rows()
        if chosen:
            self.close_sheet()
            self._take(chosen[0].id)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.table.step_row(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _on_typed(self, words: str) -> None:
        chosen = self.table.selected_rows()
        self.model.filter_text(words)
        self._mark(chosen[0].id if chosen else None)

    def _mark(self, project_id: int | None) -> None:
        shown = [row.id for row in self.model.shown_rows()]
        wanted = project_id if project_id in shown else next(iter(shown), None)
        self.table.select([] if wanted is None else [wanted])
        self.take_button.setEnabled(wanted is not None)


def _columns() -> tuple[Column[Any], ...]:
    return (
        Column(key="code", title=mark("Code"), value=lambda row: row.code, width=90),
        Column(
            key="name",
            title=mark("Project"),
            value=lambda row: row.named(current()),
            find=lambda row: f"{row.name} {row.named(current())}",
            stretch=1,
            min_width=160,
        ),
        Column(
            key="country",
            title=mark("Country"),
            value=lambda row: text.country(row.country) if row.country else "",
            tone="text2",
            width=130,
        ),
    )
