"""The checks tab: the points of the assessment, and the milestones that the chosen one is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core import text
from core.language import current, mark, tr, trn
from core.queries.milestones import milestones, short_names
from core.queries.schedule_checks import schedule_checks
from ui.desk import Place
from ui.models.rows import RowsModel
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.checks.columns import (
    CheckLine,
    PlaceLine,
    check_columns,
    place_columns,
)
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.splitter import Splitter
from ui.widgets.surface import Surface
from ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

VIEW: Final = "checks"
PLACES: Final = "check_places"
BAR: Final = 44
_SIZES: Final = (640, 580)


class ChecksTab(ProjectTab):
    """Shows every point, met or not; what one found opens in the schedule."""

    reads = frozenset(
        {
            *("milestone", "link", "project", "portfolio", "calendar", "calendar_day", "shutdown"),
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: dict[int, MilestoneRow] = {}
        self._names: dict[int, str] = {}
        self._shown = ""
        self.model = RowsModel[Any](check_columns(), self)
        self.table = Table(self.model, name=tr("Schedule checks"), padding=12)
        self.places = RowsModel[Any](place_columns(), self)
        self.table.set_lines(2)
        self.found = Table(self.places, name=tr("Milestones"), padding=10)
        self.empty = EmptyState()
        self.summary, self.title = Label("", "body", "text2"), Label("", "h3")
        self.meaning = Label("", "small", "text2", wrap=True)
        self._lay_out()
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _line: self.found.setFocus())
        self.found.opened.connect(self._on_opened)
        self.table.recall(desk.settings.view(VIEW))
        self.found.recall(desk.settings.view(PLACES))
        self._split.recall(desk.settings.view(VIEW))

    def refresh(self) -> None:
        found = self.desk.read(milestones, self.project_id)
        self._rows, self._names = {row.id: row for row in found}, short_names(found, current())
        checks = [CheckLine(row) for row in self.desk.read(schedule_checks, self.project_id)]
        self.model.show_rows(checks)
        met = sum(line.check.is_met for line in checks)
        self.summary.set_text(
            tr(mark("{met} of {count} points met"), met=met, count=len(checks))
            + " · "
            + tr(mark("status date {day}"), day=text.day(self.desk.status_date()))
        )
        if not any(line.id == self._shown for line in checks):
            failed = next((line for line in checks if not line.check.is_met), checks[0])
            self._shown = failed.id
        self.table.select([self._shown])
        self._show_places()

    def retranslate(self) -> None:
        self.table.retranslate()
        self.found.retranslate()
        self.mark_stale()

    def status_text(self) -> str:
        count = sum(not line.check.is_met for line in self.model.rows)
        return trn("{count} check not met", "{count} checks not met", count)

    def remember(self) -> None:
        """Keep the widths of the columns and of both lists for the next start."""
        view = self.desk.settings.view(VIEW)
        self.table.remember(view)
        self._split.remember(view)
        self.found.remember(self.desk.settings.view(PLACES))

    def show_check(self, key: str) -> None:
        """Show what one check found."""
        self._shown = key
        self.table.select([key])
        self._show_places()

    def _lay_out(self) -> None:
        bar = Surface(bottom=True)
        bar.setMinimumHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.summary)
        row.addStretch(1)
        self._split = Splitter("checks")
        self._split.addWidget(self.table)
        self._split.addWidget(self._side())
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(list(_SIZES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._split, 1)
        self.setFocusProxy(self.table)

    def _side(self) -> QWidget:
        head, side = Surface(bottom=True), Surface()
        words = QVBoxLayout(head)
        words.setContentsMargins(16, 10, 16, 10)
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.meaning)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.found)
        self._stack.addWidget(self.empty)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(head)
        beside.addWidget(self._stack, 1)
        return side

    def _show_places(self) -> None:
        line = next(line for line in self.model.rows if line.id == self._shown)
        check = line.check
        self.title.set_text(tr(check.title))
        self.meaning.set_text(tr(check.meaning))
        found = [
            PlaceLine(
                place,
                self._rows[place.milestone_id],
                None if place.other_id is None else self._rows.get(place.other_id),
                self._names,
            )
            for place in check.places
            if place.milestone_id in self._rows
        ]
        self.places.show_rows(found)
        self.found.columns.limit_to(_columns_of(found))
        if not found:
            self.empty.show_message(
                tr(mark("Nothing found")) if check.figure is not None else tr("Not measured"),
                tr(mark("No milestone of this project stands against this check.")),
            )
        self._stack.setCurrentWidget(self.found if found else self.empty)
        self.desk.frame.update_status()

    def _on_picked(self, line: CheckLine | None) -> None:
        if line is not None and line.id != self._shown:
            self._shown = line.id
            self._show_places()

    def _on_opened(self, line: PlaceLine) -> None:
        self.desk.go(
            Place("project", self.project_id, tab="schedule", milestone_id=line.place.milestone_id)
        )


def _columns_of(found: list[PlaceLine]) -> frozenset[str]:
    """Return the columns that say something of what was found."""
    shown = {"milestone", "shop", "finish"}
    if any(line.other is not None for line in found):
        shown.add("other")
    if any(line.place.value is not None for line in found):
        shown.add("value")
    return frozenset(shown)
