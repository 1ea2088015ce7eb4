"""The history tab: every change of a project by day, newest first, filtered by field and person."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core import text
from core.language import current, mark, tr, trn
from core.queries.history import history
from core.queries.project import project
from ui.actions import Action
from ui.models.arrange import Grouping
from ui.models.rows import RowsModel
from ui.pages._history.changes import change_rows
from ui.pages._history.columns import columns
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.drop_button import DropButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.surface import Surface
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.pages._history.changes import ChangeRow

VIEW: Final = "history"
BAR: Final = 44
ALL, USUAL = "", "30"
PERIODS: Final = ("7", "30", "90", "365")


class HistoryTab(ProjectTab):
    """Reads the history anew after each step of this file."""

    reads = frozenset(
        {
            *("project", "milestone", "shop", "link", "baseline", "forecast_point"),
            *("kept_section", "portfolio"),
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.model = RowsModel[Any](columns(), self)
        self.table = Table(self.model, name=tr("History"), padding=12, today=desk.today)
        self.empty = EmptyState()
        self.search = SearchField("", width=200)
        self.field, self.by, self.period = DropButton(""), DropButton(""), DropButton("")
        self._lay_out()
        self._connect()
        self.table.recall(desk.settings.view(VIEW))
        self._say()

    def refresh(self) -> None:
        found = self.desk.read(history, self.project_id, language=current())
        currency = self.desk.read(project, self.project_id).value.currency
        rows = change_rows(found, currency)
        self._offer(rows)
        self.model.group_by(self._grouping())
        self.model.show_rows(rows)
        self._filter()

    def retranslate(self) -> None:
        self._say()
        self.table.retranslate()
        self.mark_stale()

    def status_text(self) -> str:
        shown = len(self.model.shown_rows())
        words = trn("{count} change", "{count} changes", shown)
        days = self.period.value
        return words if days == ALL else f"{words} · {_span_words(str(days))}"

    def actions_of(self) -> Sequence[Action]:
        return [
            Action(
                "history.find",
                mark("Filter changes"),
                self.find_changes,
                "Ctrl+F",
                mark("&View"),
                10,
            ),
            Action(
                "history.copy", mark("Copy rows"), self.table.copy, "", mark("&Edit"), 20, "copy"
            ),
        ]

    def find_changes(self) -> None:
        """Put the keyboard in the filter field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_all(self) -> None:
        """Drop every filter and show the whole history."""
        for button in (self.field, self.by, self.period):
            button.set_value(ALL)
        self.search.clear()
        self.model.filter_text("")
        self._filter()

    def remember(self) -> None:
        """Keep the widths of the columns for the next start."""
        self.table.remember(self.desk.settings.view(VIEW))

    def _lay_out(self) -> None:
        bar = Surface(bottom=True)
        bar.setMinimumHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self.search, self.field, self.by, self.period):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.search.typed.connect(self._on_typed)
        self.search.left.connect(self.setFocus)
        for button in (self.field, self.by, self.period):
            button.chosen.connect(lambda _value: self._filter())

    def _say(self) -> None:
        self.search.set_placeholder(tr("Filter changes"))
        self.field.set_label(tr("Field"))
        self.by.set_label(tr("By"))
        self.period.set_label(tr("Period"))
        self._offer(self.model.rows)
        spans = [(days, _span_words(days)) for days in PERIODS]
        value = self.period.value if self.period.value is not None else USUAL
        self.period.set_choices([*spans, None, (ALL, tr("All"))], default=USUAL)
        self.period.set_value(value)

    def _offer(self, rows: Sequence[ChangeRow]) -> None:
        fields = {row.field: row.field_words for row in rows}
        named = sorted(fields.items(), key=lambda item: item[1].casefold())
        people = [(name, name) for name in sorted({row.by for row in rows})]
        for button, choices, every in (
            (self.field, named, tr("Any")),
            (self.by, people, tr("Anyone")),
        ):
            value = button.value or ALL
            known = value in dict(choices)
            button.set_choices([(ALL, every), *choices], default=ALL)
            button.set_value(value if known else ALL)

    def _filter(self) -> None:
        field, by, days = self.field.value, self.by.value, self.period.value
        self.model.filter_by("field", (lambda row: row.field == field) if field else None)
        self.model.filter_by("by", (lambda row: row.by == by) if by else None)
        first = self.desk.today() - dt.timedelta(int(days)) if days else None
        self.model.filter_by("period", None if first is None else lambda row: row.day > first)
        self._show_found()

    def _on_typed(self, words: str) -> None:
        self.model.filter_text(words)
        self._show_found()

    def _show_found(self) -> None:
        is_empty = not self.model.shown_rows()
        if is_empty:
            self.empty.show_message(
                tr("No changes shown"),
                tr("Nothing in this project was changed so, or not in this period."),
                actions=[(tr("Show all changes"), "history", "", self.show_all)],
            )
        self._stack.setCurrentWidget(self.empty if is_empty else self.table)
        self.desk.frame.update_status()

    def _grouping(self) -> Grouping[Any]:
        today = self.desk.today()
        return Grouping(
            key=lambda row: row.day,
            title=lambda day: tr("Today") if day == today else text.day(day),
            order=lambda day: -day.toordinal(),
        )


def _span_words(days: str) -> str:
    count = int(days)
    return trn("{count} day", "{count} days", count)
