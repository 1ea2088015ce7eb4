"""What a file would bring: its projects with what becomes of each, and what is to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import terms, text
from core.language import current, mark, tr, trn
from core.queries.incoming import NEW, SAME
from ui.dialogs.problem_list import ProblemList
from ui.models import cells
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.table import Table

if TYPE_CHECKING:
    from core.queries.incoming import Incoming, IncomingRow
    from core.queries.parts import Draft

LEAVE_OUT, REPLACE = "leave_out", "replace"
PROJECTS, NOTICES = "projects", "notices"
FATES: Final = {
    NEW: ("green", mark("New")),
    SAME: ("grey", mark("Already here")),
    LEAVE_OUT: ("grey", mark("Left out")),
    REPLACE: ("amber", mark("Replaced")),
}
"""What becomes of a project: the tone and the word of its chip."""


class ImportPreview(QWidget):
    """The projects of a file; those that are here otherwise are left out or replaced.

    Signals:
        chosen: The user wants it the other way.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = Label("", "small", "text2", wrap=True)
        self.conflict = Segmented(
            [(LEAVE_OUT, tr(mark("Leave out"))), (REPLACE, tr(mark("Replace")))],
            name=tr(mark("What is here already")),
        )
        self._question, self._meaning = Label("", "body_m"), Label("", "small", "text2", wrap=True)
        self._asking = QWidget()
        self.lists = Segmented([], name=tr(mark("Shown")))
        self.table = self._table()
        self.notices = ProblemList(name=tr(mark("What to know")), reason=mark("What to know"))
        self._stack = QStackedWidget()
        self._lay_out()
        self.conflict.chosen.connect(self._on_conflict)
        self.lists.chosen.connect(self._on_list)

    @property
    def replaces(self) -> bool:
        """Return whether what is here otherwise is to be replaced."""
        return not self._asking.isHidden() and self.conflict.current == REPLACE

    def show_incoming(self, found: Draft, seen: Incoming) -> None:
        """Show what was read and how it stands to what is here."""
        self._summary.set_text(_summary(found, seen))
        others = seen.others
        self._asking.setVisible(bool(others))
        self._question.set_text(_question(seen))
        self.table.rows.show_rows(seen.projects)
        self.notices.show_problems(found.notices)
        count = len(found.notices)
        self.lists.set_items(
            [
                (PROJECTS, trn("{count} project", "{count} projects", len(found.projects))),
                (NOTICES, trn("{count} notice", "{count} notices", count)),
            ]
        )
        self.lists.setVisible(bool(count))
        self.lists.set_current(PROJECTS)
        self._on_list(PROJECTS)
        self._say_meaning()

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self._question)
        asked.addWidget(self.conflict)
        asked.addStretch()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(4)
        asking.addLayout(asked)
        asking.addWidget(self._meaning)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._summary)
        column.addWidget(self._asking)
        column.addWidget(self.lists)
        column.addWidget(self._stack, 1)

    def _table(self) -> Table:
        model = RowsModel[Any](
            [
                Column(key="code", title=mark("Code"), value=lambda row: row.code, width=90),
                Column(
                    key="name",
                    title=mark("Project"),
                    value=lambda row: row.named(current()),
                    width=200,
                    stretch=1,
                ),
                Column(
                    key="status",
                    title=mark("Status"),
                    value=lambda row: tr(terms.PROJECT_STATUSES[row.status]),
                    tone="text2",
                    width=120,
                ),
                Column(
                    key="milestones",
                    title=mark("Milestones"),
                    value=lambda row: row.milestones,
                    kind="number",
                    width=96,
                ),
                Column(
                    key="fate",
                    title=mark("On import"),
                    value=lambda row: tr(self._fate(row)[1]),
                    cell=lambda row: cells.Status(self._fate(row)[0], tr(self._fate(row)[1])),
                    kind="status",
                    width=140,
                ),
            ]
        )
        table = Table(model, name=tr(mark("Projects of the file")))
        model.setParent(table)
        return table

    def _fate(self, row: IncomingRow) -> tuple[str, str]:
        if row.state in FATES:
            return FATES[row.state]
        return FATES[REPLACE if self.replaces else LEAVE_OUT]

    def _say_meaning(self) -> None:
        keeps = mark("What is here stays as it is.")
        takes = mark(
            "They are taken from the file, with everything below them. "
            "One Undo brings the old ones back."
        )
        self._meaning.set_text(tr(takes if self.replaces else keeps))

    def _on_conflict(self) -> None:
        self._say_meaning()
        self.table.rows.prepare_again()
        self.chosen.emit()

    def _on_list(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == PROJECTS else 1)


def _summary(found: Draft, seen: Incoming) -> str:
    parts = [
        tr(mark("Status date {day}"), day=text.day(found.status_date)),
        trn("{count} project", "{count} projects", len(found.projects)),
    ]
    if found.calendars:
        parts.append(trn("{count} calendar", "{count} calendars", len(found.calendars)))
    if found.rates:
        parts.append(trn("{count} exchange rate", "{count} exchange rates", len(found.rates)))
    said = " · ".join(parts)
    if seen.is_first:
        takes = mark(
            "This file has no projects yet: title, base currency and status date come along."
        )
        return f"{said}\n{tr(takes)}"
    return said


def _question(seen: Incoming) -> str:
    projects = sum(row.state not in FATES for row in seen.projects)
    if projects:
        return trn(
            "{count} project here differs from the file:",
            "{count} projects here differ from the file:",
            projects,
        )
    return tr(mark("Calendars or exchange rates here differ from the file:"))
