"""A plan beside a project: counts to filter by, every task with what becomes of it, what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.language import mark, tr, trn
from core.queries.plan_rows import CHANGED, GONE, LEFT, NEW, SAME, PlanImportRow
from ui.dialogs.plan_import.choices import Choices
from ui.dialogs.plan_import.columns import columns
from ui.dialogs.problem_list import ProblemList
from ui.models.rows import RowsModel
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from core.queries.plan_rows import PlanImport
    from core.rules.schedule.draft import PlanDraft

ALL, UNCLEAR, NOT_KEPT, NOTICES = "all", "unclear", "not_kept", "notices"
FILTERS: Final[Mapping[str, tuple[str, Callable[[PlanImportRow], bool]]]] = {
    ALL: (mark("All {count}"), lambda _row: True),
    NEW: (mark("New {count}"), lambda row: row.state == NEW),
    CHANGED: (mark("Changed {count}"), lambda row: row.state == CHANGED),
    SAME: (mark("The same {count}"), lambda row: row.state == SAME),
    GONE: (mark("Gone {count}"), lambda row: row.state == GONE),
    LEFT: (mark("Left out {count}"), lambda row: row.state == LEFT),
    UNCLEAR: (mark("Unclear {count}"), lambda row: row.is_unclear),
    NOT_KEPT: (mark("Not kept {count}"), lambda row: bool(row.lost)),
}


_NEW_ONLY: Final = frozenset(
    {"fate", "wbs", "name", "shop", "stage", "start_there", "finish_there", "remark"}
)
"""The columns of a plan of which nothing is here yet."""


class PlanPreview(QWidget):
    """The tasks of a plan; a choice of shop, stage or fate holds for all selected rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = Label("", "small", "text2", wrap=True)
        self._warning = Label("", "small", "amber_text", wrap=True)
        self.filters = Segmented([], name=tr(mark("Shown")))
        self.search = SearchField(tr(mark("Filter tasks")), width=170)
        self.choices = Choices(self._selected, self)
        model = RowsModel[PlanImportRow](columns(self.choices))
        self.table = Table(model, name=tr(mark("Tasks of the plan")))
        model.setParent(self.table)
        self.notices = ProblemList(name=tr(mark("What to know")), reason=mark("What to know"))
        self._stack = QStackedWidget()
        self._notices = 0
        self._lay_out()
        self.filters.chosen.connect(self.show_only)
        self.search.typed.connect(model.filter_text)
        self.choices.changed.connect(self._show)

    def show_plan(self, draft: PlanDraft, found: PlanImport) -> None:
        """Show how a plan lies beside a project."""
        self.choices.show(found)
        self._notices = len(draft.remarks)
        self.notices.show_problems(draft.remarks)
        self._summary.set_text(" · ".join(_summary(found)))
        self._warning.set_text(_warning(found))
        self._warning.setVisible(bool(_warning(found)))
        self._show()

    def show_only(self, key: str) -> None:
        """Show the rows of one kind, or the notices."""
        self._stack.setCurrentIndex(1 if key == NOTICES else 0)
        if key != NOTICES:
            self.table.rows.filter_by("state", FILTERS[key][1])

    def _lay_out(self) -> None:
        hint = mark("A choice made in one of several selected rows holds for all of them.")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.filters)
        bar.addStretch()
        bar.addWidget(self.search)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self._warning)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addWidget(Label(tr(hint), "cap", "text3"))

    def _selected(self) -> list[PlanImportRow]:
        return list(self.table.selected_rows())

    def _show(self) -> None:
        rows = self.choices.rows
        is_new = all(row.milestone_id is None for row in rows)
        self.table.columns.limit_to(_NEW_ONLY if is_new else None)
        self.table.rows.show_rows(rows)
        self.table.rows.prepare_again()
        items = []
        for key, (title, test) in FILTERS.items():
            count = sum(map(test, rows))
            if count or key == ALL:
                items.append((key, tr(title, count=count)))
        if self._notices:
            words = trn("{count} notice", "{count} notices", self._notices)
            items.append((NOTICES, words))
        self.filters.set_items(items)
        self.show_only(self.filters.current or ALL)


def _summary(found: PlanImport) -> Iterator[str]:
    tasks = sum(row.state in {NEW, CHANGED, SAME} for row in found.rows)
    yield trn("{count} task", "{count} tasks", tasks)
    if found.summaries:
        words = trn("{count} summary", "{count} summaries", found.summaries)
        yield tr(mark("{summaries} without a milestone of their own"), summaries=words)
    new = [each.code for each in found.calendars.found if each.state == "new"]
    changed = [each.code for each in found.calendars.found if each.state == "changed"]
    if new:
        yield tr(mark("New calendars: {names}"), names=text.listed(new))
    if changed:
        yield tr(mark("Changed calendars: {names}"), names=text.listed(changed))
    if found.baselines:
        names = text.listed(each.name for each in found.baselines.values())
        yield tr(mark("New baselines: {names}"), names=names)
    if found.remainder:
        shown = text.number(found.remainder, 0 if found.remainder == int(found.remainder) else 2)
        yield tr(mark("Weights to be given: {remainder} %"), remainder=shown)


def _warning(found: PlanImport) -> str:
    if not found.is_other_plan:
        return ""
    return tr(mark("Most tasks have other names than here. Is this the plan of this project?"))
