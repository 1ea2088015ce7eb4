"""The schedule tab: one set of milestones as Gantt, matrix or table, with the panel beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core import terms, text
from core.language import current, mark, tr, trn
from core.queries.glance import gates
from core.queries.milestones import (
    baseline_finishes,
    baselines,
    forecast_history,
    links,
    milestones,
    short_names,
)
from core.queries.project import shops
from ui.models.arrange import Group, Grouping
from ui.models.cells import Text, slip_tone
from ui.models.rows import RowsModel
from ui.pages.project.clashes import READS as CLASH_READS
from ui.pages.project.clashes import Clashes
from ui.pages.project.edits import locked_words, shop_words
from ui.pages.project.milestone_panel import MilestonePanel, PanelData
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.schedule.actions import ScheduleActions
from ui.pages.project.tabs.schedule.bars import bar_of, bar_words, span_of
from ui.pages.project.tabs.schedule.columns import (
    BESIDE_PANEL,
    GANTT,
    MERGED,
    ScheduleColumns,
)
from ui.pages.project.tabs.schedule.matrix import Matrix
from ui.pages.project.tabs.schedule.matrix_legend import MatrixLegend
from ui.pages.project.tabs.schedule.toolbar import SHOWN, ScheduleToolbar
from ui.timeline.view import GanttView
from ui.widgets.line import HLine, VLine
from ui.widgets.splitter import Splitter
from ui.widgets.table import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Mapping, Sequence

    from core.queries.milestones import MilestoneRow
    from ui.actions import Action
    from ui.desk import Desk, Place

VIEW: Final = "schedule"
_ROW_PADDING: Final = 10
_HEAD: Final = 40
WIDEST_NAME: Final = 300
TABLE_SHARE: Final = 0.54
"""The most that the table may take of the width beside a Gantt."""


class ScheduleTab(ProjectTab):
    """Shows and edits the milestones of a project in three ways, with one selection."""

    reads = CLASH_READS | {"milestone", "link", "baseline", "forecast_point", "shop", "portfolio"}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[MilestoneRow] = []
        self._names: dict[int, str] = {}
        self._shops: list[str] = []
        self._baseline: int | None = None
        self._ghost: tuple[int, dt.date] | None = None
        self.clashes = Clashes(desk, self)
        columns = ScheduleColumns(desk, self._name_of, self._on_cell_typed, self.clashes.words)
        self.model = RowsModel[Any](columns.all(), self)
        self.table = Table(
            self.model,
            name=tr(mark("Milestones")),
            padding=_ROW_PADDING,
            group_height=28,
            head_height=_HEAD,
            today=desk.status_date,
        )
        self.gantt = GanttView(self.table, self.model, self.bar, self._bar_words)
        self.matrix = Matrix(desk)
        self._legend = MatrixLegend()
        self.panel = MilestonePanel(desk)
        self.toolbar = ScheduleToolbar(desk)
        self.actions_here = ScheduleActions(self)
        self._is_matrix_stale = False
        self.model.group_by(self._grouping())
        self._lay_out()
        self._connect()
        self._recall()

    # for the page

    def refresh(self) -> None:
        self._shops = [
            terms.PROJECT_LEVEL,
            *(s.code for s in self.desk.read(shops, self.project_id)),
        ]
        self._rows = self._compared(self.desk.read(milestones, self.project_id))
        self.clashes.show_project(self.project_id)
        found = self.desk.read(baselines, self.project_id)
        for model in (self.model, self.matrix.model_of_rows):
            model.locked = locked_words(self.desk)
        before, self._names = self._names, short_names(self._rows, current())
        self.toolbar.show_project(self._shops, found)
        self.model.show_rows(self._rows)
        self._is_matrix_stale = True
        self._show_matrix()
        if self._names != before:
            self._balance()
        first, last = span_of(self._rows, self.desk.status_date())
        self.gantt.show_span(first, last, self.desk.status_date())
        if self.panel.isVisibleTo(self) and self.panel.milestone_id is not None:
            self._show_in_panel(self.panel.milestone_id)

    def retranslate(self) -> None:
        self.toolbar.retranslate()
        self.clashes.retranslate()
        self._names = short_names(self._rows, current())
        self.table.retranslate()
        self.matrix.retranslate()
        self._legend.update()
        self.panel.retranslate()
        if self._project_id is not None:
            self.refresh()
        self.gantt.update()

    def status_text(self) -> str:
        total = len(self._rows)
        parts = [trn("{count} milestone", "{count} milestones", total)]
        done = sum(row.is_done for row in self._rows)
        parts.append(tr(mark("{count} done"), count=done))
        if late := sum(self._is_overdue(row) for row in self._rows):
            parts.append(tr(mark("{count} overdue"), count=late))
        selected = self.table.selected_rows()
        if len(selected) == 1:
            parts.append(tr(mark("{name} selected"), name=selected[0].named(current())))
        elif selected:
            parts.append(tr(mark("{count} selected"), count=len(selected)))
        return " · ".join(parts)

    def show_place(self, place: Place) -> None:
        self.refresh_if_stale()
        if place.milestone_id is not None:
            self.set_mode("gantt" if self.toolbar.mode == "matrix" else self.toolbar.mode)
            self.clear_filters()
            self.table.select([place.milestone_id])
            self.open_panel(place.milestone_id)

    def actions_of(self) -> Sequence[Action]:
        return self.actions_here.all()

    # what the user can do

    def set_mode(self, mode: str) -> None:
        """Show the Gantt, the matrix or the table, with what is selected in it."""
        chosen = self.selected_ids()
        was, now = self.toolbar.mode, mode
        self.toolbar.set_mode(mode)
        self._stack.setCurrentWidget(self._matrix_side if mode == "matrix" else self._split)
        self.gantt.setVisible(mode == "gantt")
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        usual = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.table.setVerticalScrollBarPolicy(never if mode == "gantt" else usual)
        self._show_columns(mode)
        self._show_matrix()
        if was != now and chosen:
            self._select_in(mode, chosen)
        (self.matrix if mode == "matrix" else self.table).setFocus()

    def open_panel(self, milestone_id: int) -> None:
        """Open the panel on a milestone."""
        self._show_in_panel(milestone_id)
        self._panel_side.show()
        self._show_columns(self.toolbar.mode)

    def close_panel(self) -> None:
        """Close the panel; the table has the keyboard again."""
        self._panel_side.hide()
        self._show_ghost(None)
        self._show_columns(self.toolbar.mode)
        self.table.setFocus()

    def edit_cell(self, milestone_id: int, column: str) -> None:
        """Open the editor of one cell, with its calendar where it is a date."""
        self.table.select([milestone_id])
        at = self.model.index(self.model.line_of(milestone_id), self.model.number(column))
        self.table.editing.open(at)

    def clear_filters(self) -> None:
        """Show every milestone."""
        self.toolbar.clear()
        self._filter()

    def selected_ids(self) -> list[int]:
        """Return the milestones that are selected, or the gate under the focus of the matrix."""
        if self.toolbar.mode == "matrix":
            gate = self.matrix.gate_at_focus()
            return [] if gate is None else [gate]
        return [row.id for row in self.table.selected_rows()]

    def row_of(self, milestone_id: int) -> MilestoneRow | None:
        """Return a milestone by its id."""
        return next((row for row in self._rows if row.id == milestone_id), None)

    def bar(self, line: Any) -> Any:
        """Return what the Gantt shows of a line: its bar, and where a typed date would put it."""
        return bar_of(line, self._ghost)

    def remember(self) -> None:
        """Keep columns, widths, mode, zoom and what is shown for the next start."""
        view = self.desk.settings.view(VIEW)
        self.table.remember(view)
        self._split.remember(view)
        view.mode = self.toolbar.mode
        view.zoom = self.gantt.day_width
        view.filters["shown"] = self.toolbar.shown

    def _select_in(self, mode: str, chosen: Sequence[int]) -> None:
        row = self.row_of(chosen[0])
        if mode != "matrix":
            self.table.select(chosen)
        elif row is not None:
            self.matrix.focus_on(row.shop, terms.phase_of(row.stage).key)

    # built once

    def _lay_out(self) -> None:
        self._split = Splitter("gantt")
        self._split.addWidget(self.table)
        self._split.addWidget(self.gantt)
        self._split.setStretchFactor(1, 1)
        self._matrix_side = _stacked(self.matrix, self._legend)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._matrix_side)
        self._panel_side = _beside(VLine(), self.panel)
        self._panel_side.hide()
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._panel_side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.toolbar)
        outer.addWidget(HLine())
        outer.addLayout(middle, 1)

    def _connect(self) -> None:
        self.clashes.changed.connect(self.model.prepare_again)
        self.clashes.changed.connect(self.panel.show_clashes)
        self._connect_toolbar()
        self._connect_views()

    def _connect_toolbar(self) -> None:
        self.toolbar.mode_chosen.connect(self.set_mode)
        self.toolbar.filtered.connect(self._filter)
        self.toolbar.baseline_chosen.connect(self._compare)
        self.toolbar.zoomed.connect(self.gantt.zoom)
        self.toolbar.fit_asked.connect(self.gantt.fit)

    def _connect_views(self) -> None:
        self.table.opened.connect(lambda row: self.open_panel(row.id))
        self.table.picked.connect(self._on_picked)
        self.table.selection_changed.connect(self._on_selection)
        self.table.menu_asked.connect(self.actions_here.open_menu)
        self.table.pasted.connect(self.actions_here.paste)
        self._split.resized.connect(self._balance)
        self.table.editing.closed.connect(lambda: self._show_ghost(None))
        self.table.laid_out.connect(self.gantt.update)
        self.table.hovered.connect(lambda _line: self.gantt.update())
        self.gantt.activated.connect(lambda row: self.open_panel(row.id))
        self.matrix.opened.connect(lambda _row: self._open_gate())
        self.matrix.menu_asked.connect(self.actions_here.open_menu)
        self.matrix.focus_moved.connect(self._on_selection)
        self.panel.closed.connect(self.close_panel)
        self.panel.stepped.connect(self._on_stepped)
        self.panel.typed.connect(self._on_typed)
        self.panel.plan.opened.connect(self._on_reason)

    def _recall(self) -> None:
        view = self.desk.settings.view(VIEW)
        self.table.recall(view)
        self._split.recall(view)
        self.gantt.set_day_width(view.zoom)
        self.toolbar.set_shown(view.filters.get("shown", "all"))
        self.set_mode(view.mode if view.mode in {"gantt", "matrix", "table"} else "gantt")

    # what is shown

    def _show_columns(self, mode: str) -> None:
        """Beside the Gantt stand few columns; with the panel open fewer still."""
        if mode != "gantt":
            every = frozenset(column.key for column in self.model.columns)
            self.table.columns.limit_to(every - {MERGED})
            return
        has_panel = self._panel_side.isVisibleTo(self)
        self.table.columns.limit_to(BESIDE_PANEL if has_panel else GANTT)
        self._balance()

    def _show_matrix(self) -> None:
        """Read the gates anew where they are stale, once they are seen."""
        if self._is_matrix_stale and self.toolbar.mode == "matrix":
            self._is_matrix_stale = False
            self.matrix.show_board(self.desk.read(gates, self.project_id), self.project_id)

    def _balance(self) -> None:
        """Give the table what its words need, the rest to the Gantt, unless the user chose."""
        own, whole = self._split.own, self._split.width()
        if own and not self._panel_side.isVisibleTo(self):
            self._split.setSizes(own)
            return
        table = min(self.table.columns.natural_width(WIDEST_NAME), round(whole * TABLE_SHARE))
        self._split.setSizes([table, whole - table])

    def _grouping(self) -> Grouping[Any]:
        def place(code: Hashable) -> int:
            return self._shops.index(str(code)) if code in self._shops else len(self._shops)

        return Grouping(
            key=lambda row: row.shop,
            title=lambda code: shop_words(str(code)),
            order=place,
            cells=_group_cells,
        )

    def _compared(self, rows: list[MilestoneRow]) -> list[MilestoneRow]:
        """Return the rows against the baseline that the user compares with."""
        if self._baseline is None:
            return rows
        finishes = self.desk.read(baseline_finishes, self._baseline)
        return [
            replace(row, baseline_start=None, baseline_finish=finishes.get(row.id)) for row in rows
        ]

    def _compare(self, baseline: int | None) -> None:
        self._baseline = baseline
        self.refresh()

    def _filter(self) -> None:
        shop, shown = self.toolbar.shop, self.toolbar.shown
        status = self.desk.status_date()
        self.model.filter_by("shop", None if shop is None else lambda row: row.shop == shop)
        test = SHOWN[shown].test
        self.matrix.model_of_rows.filter_by(
            "shop", None if shop is None else lambda row: row.shop == shop
        )
        self.model.filter_by("shown", None if test is None else lambda row: test(row, status))
        self.model.filter_text(self.toolbar.words)
        self.gantt.update()
        self.desk.frame.update_status()

    def _bar_words(self, line: Any) -> str:
        return "" if isinstance(line, Group) else bar_words(line)

    def _name_of(self, row: MilestoneRow) -> str:
        return self._names.get(row.id) or row.named(current())

    def _is_overdue(self, row: MilestoneRow) -> bool:
        due = row.baseline_finish
        return not row.is_done and due is not None and due <= self.desk.status_date()

    # what happens

    def _on_picked(self, row: MilestoneRow | None) -> None:
        if row is not None and self._panel_side.isVisibleTo(self):
            self._show_in_panel(row.id)
        self.gantt.update()

    def _on_selection(self) -> None:
        self.gantt.update()
        self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _on_reason(self, milestone_id: int) -> None:
        self.table.select([milestone_id])
        self._show_in_panel(milestone_id)

    def _on_stepped(self, by: int) -> None:
        self.table.step_row(by)

    def _on_typed(self, finish: dt.date | None) -> None:
        shown = self.panel.milestone_id
        self._show_ghost(None if finish is None or shown is None else (shown, finish))

    def _on_cell_typed(self, row: MilestoneRow, finish: dt.date | None) -> None:
        self._show_ghost(None if finish is None else (row.id, finish))

    def _show_ghost(self, ghost: tuple[int, dt.date] | None) -> None:
        """Show where a gate would go by the date being typed."""
        self._ghost = ghost
        self.gantt.update()

    def _open_gate(self) -> None:
        gate = self.matrix.gate_at_focus()
        if gate is not None:
            self.open_panel(gate)

    def _show_in_panel(self, milestone_id: int) -> None:
        row = self.row_of(milestone_id)
        if row is None:
            self.close_panel()
            return
        waits = [
            link for link in self.desk.read(links, row.project_id) if link.successor_id == row.id
        ]
        by_id = {found.id: found for found in self._rows}
        name = next((b.name for b in self.desk.read(baselines, row.project_id) if b.is_current), "")
        self.panel.show_milestone(
            PanelData(
                row,
                [(link, by_id[link.predecessor_id]) for link in waits],
                self.desk.read(forecast_history, row.project_id, [row.id]),
                name,
                self._names_beside(row),
            )
        )

    def _names_beside(self, row: MilestoneRow) -> dict[int, str]:
        """Return the names of all milestones, with their shop where it is not that of a row."""
        own = {row.shop, terms.PROJECT_LEVEL}
        return {
            each.id: self._name_of(each)
            if each.shop in own
            else f"{shop_words(each.shop)} · {self._name_of(each)}"
            for each in self._rows
        }


def _stacked(upper: QWidget, lower: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(upper, 1)
    column.addWidget(lower)
    return made


def _beside(left: QWidget, right: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(right)
    return made


def _group_cells(_key: Hashable, rows: Sequence[MilestoneRow]) -> Mapping[str, Any]:
    last = max(
        (row for row in rows if row.finish is not None),
        key=lambda row: (row.stage <= "S16", row.finish),
        default=None,
    )
    weight = sum(row.weight for row in rows)
    share = sum(row.weight * row.percent for row in rows) / weight if weight else None
    found: dict[str, Any] = {}
    if share is not None:
        found["percent"] = Text(text.number(share, 0), "text2", "small_m")
    if last is not None:
        found["baseline_finish"] = Text(text.day(last.baseline_finish), "text3", "small")
        found["forecast_finish"] = Text(text.day(last.finish), "text2", "small_m")
        found[MERGED] = found["forecast_finish"]
        found["slip"] = Text(text.slip(last.slip), slip_tone(last.slip, "text3"), "small_m")
    return found
