"""The schedule tab: one set of milestones as Gantt, matrix or table, with the panel beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core import terms
from core.language import current, mark, tr, trn
from core.queries.attachments import MILESTONE
from core.queries.glance import gates
from core.queries.milestones import forecast_history, links, milestones, short_names
from core.queries.project import shops
from ui.guard import guarded
from ui.models.arrange import Group
from ui.models.rows import RowsModel
from ui.pages._attached import COLUMN, READS, Attached
from ui.pages.project.clashes import READS as CLASH_READS
from ui.pages.project.clashes import Clashes
from ui.pages.project.float_words import float_words
from ui.pages.project.milestone_panel import MilestonePanel, PanelData
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.schedule.actions import ScheduleActions
from ui.pages.project.tabs.schedule.bars import bar_of, bar_words, moved_spans, span_of
from ui.pages.project.tabs.schedule.columns import (
    BESIDE_PANEL,
    GANTT,
    MERGED,
    ScheduleColumns,
)
from ui.pages.project.tabs.schedule.comparison import Comparison
from ui.pages.project.tabs.schedule.groups import by_shop
from ui.pages.project.tabs.schedule.logic import Logic
from ui.pages.project.tabs.schedule.matrix import Matrix
from ui.pages.project.tabs.schedule.matrix_legend import MatrixLegend
from ui.pages.project.tabs.schedule.plan_columns import FLOATS, PLAN
from ui.pages.project.tabs.schedule.planner import SchedulePlanner
from ui.pages.project.tabs.schedule.shown import CRITICAL, shown_test
from ui.pages.project.tabs.schedule.source_button import source_words, switch_source
from ui.pages.project.tabs.schedule.together import beside, names_beside, stacked
from ui.pages.project.tabs.schedule.toolbar import ScheduleToolbar
from ui.timeline.lines import room_of
from ui.timeline.links import LinkLine
from ui.timeline.view import GanttView
from ui.widgets.line import HLine, VLine
from ui.widgets.only_strip import OnlyStrip
from ui.widgets.splitter import Splitter
from ui.widgets.table import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from core.queries.consequence import ConsequenceRow
    from core.queries.milestones import LinkRow, MilestoneRow
    from ui.actions import Action
    from ui.desk import Desk, Place
    from ui.models.column import Column

VIEW: Final = "schedule"
_ROW_PADDING: Final = 10
_HEAD: Final = 40
WIDEST_NAME: Final = 300
TABLE_SHARE: Final = 0.54
"""The most that the table may take of the width beside a Gantt."""
MARKS: Final = 56
"""What the marks of attachments take besides."""
COMPARED_SHARE: Final = 0.62
"""The most while baselines are compared: each needs a column."""


class ScheduleTab(ProjectTab):
    """Shows and edits the milestones of a project in three ways, with one selection."""

    reads = CLASH_READS | {
        "milestone",
        "link",
        "baseline",
        "forecast_point",
        "shop",
        "portfolio",
        READS,
    }

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[MilestoneRow] = []
        self._names: dict[int, str] = {}
        self._shops: list[str] = []
        self._links: list[LinkRow] = []
        self.clashes = Clashes(desk, self)
        self.comparison = Comparison(desk)
        self.logic = Logic(desk, self)
        self.attached = Attached(desk, MILESTONE)
        self._columns = ScheduleColumns(
            desk,
            self._name_of,
            self._show_typed,
            self.clashes.words,
            lambda: self.comparison.against,
            self.logic,
            self._names_beside,
        )
        self.model = RowsModel[Any](self._all_columns(), self)
        self.table = Table(
            self.model,
            name=tr(mark("Milestones")),
            padding=_ROW_PADDING,
            group_height=28,
            head_height=_HEAD,
            today=desk.status_date,
        )
        self._planner = SchedulePlanner(
            desk, self.row_of, lambda: self._links, lambda: self.comparison.against
        )
        self.gantt = GanttView(self.table, self.model, self.bar, self._bar_words, self._planner)
        self.matrix = Matrix(desk)
        self._legend = MatrixLegend()
        self.panel = MilestonePanel(desk)
        self.toolbar = ScheduleToolbar(desk)
        self.only = OnlyStrip()
        self.actions_here = ScheduleActions(self)
        self._is_matrix_stale = False
        self.model.group_by(by_shop(lambda: self._shops, self.comparison.cells))
        self._lay_out()
        self._connect()
        self._recall()

    # for the page

    def refresh(self) -> None:
        self._shops = [
            terms.PROJECT_LEVEL,
            *(s.code for s in self.desk.read(shops, self.project_id)),
        ]
        self._rows = self.desk.read(milestones, self.project_id)
        self._links = self.desk.read(links, self.project_id)
        self.clashes.show_project(self.project_id)
        self.logic.show_project(self.project_id)
        self.toolbar.show_source(by_logic=self.logic.by_logic)
        for model in (self.model, self.matrix.model_of_rows):
            model.locked = self.desk.locked
        before, self._names = self._names, short_names(self._rows, current())
        self.toolbar.show_shops(self._shops)
        self._show_comparison()
        if self.attached.read(self.project_id):
            self.model.prepare_again()
            self._show_columns(self.toolbar.mode)
        self.model.show_rows(self._rows)
        self._is_matrix_stale = True
        self._show_matrix()
        if self._names != before:
            self._balance()
        self.gantt.show_span(
            *span_of(self._rows, self.comparison.others, self.desk.status_date()),
            self.desk.status_date(),
        )
        self._show_links()
        if self.panel.isVisibleTo(self) and self.panel.milestone_id is not None:
            self._show_in_panel(self.panel.milestone_id)

    def retranslate(self) -> None:
        self.toolbar.retranslate()
        self.only.retranslate()
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
        parts.append(source_words(by_logic=self.logic.by_logic))
        return " · ".join(parts)

    def show_place(self, place: Place) -> None:
        self.refresh_if_stale()
        self.narrow(place.rows, place.of)
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
        self.setFocusProxy(self.matrix if mode == "matrix" else self.table)
        self.setFocus()

    def open_panel(self, milestone_id: int) -> None:
        """Open the panel on a milestone; the table goes to it, so that a step goes on from there."""
        self._show_in_panel(milestone_id)
        self._panel_side.show()
        if milestone_id not in [row.id for row in self.table.selected_rows()]:
            self.table.select([milestone_id])
        self._show_columns(self.toolbar.mode)

    def close_panel(self) -> None:
        """Close the panel; the table has the keyboard again."""
        self._panel_side.hide()
        self.gantt.show_ghosts({})
        self._show_columns(self.toolbar.mode)
        self.setFocus()

    def toggle_panel(self) -> None:
        """Open the panel on what is selected, or close it."""
        if self.panel.isVisibleTo(self):
            self.close_panel()
        elif chosen := self.selected_ids():
            self.open_panel(chosen[0])

    def edit_cell(self, milestone_id: int, column: str) -> None:
        """Open the editor of one cell, with its calendar where it is a date."""
        self.table.select([milestone_id])
        at = self.model.index(self.model.line_of(milestone_id), self.model.number(column))
        self.table.editing.open(at)

    def open_baselines(self) -> None:
        """Show the baselines of the project."""
        from ui.dialogs.baselines import open_baselines  # noqa: PLC0415  when first asked

        open_baselines(self.desk, self.project_id)

    def compare(self, baseline_ids: Sequence[int]) -> None:
        """Show the dates of these baselines beside those of the current one."""
        self.comparison.choose(baseline_ids)
        self.refresh()

    def narrow(self, rows: Sequence[int], of: str = "") -> None:
        """Show none but these milestones and go to the first of them; without any, show all."""
        wanted = frozenset(rows)
        if rows:
            self.set_mode("gantt" if self.toolbar.mode == "matrix" else self.toolbar.mode)
            self.clear_filters()
        self.only.say(len(wanted), of)
        self.model.filter_by("only", (lambda row: row.id in wanted) if wanted else None)
        if rows:
            self.table.select(rows[:1])

    def clear_filters(self) -> None:
        """Show every milestone."""
        if self.only.is_narrowed:
            self.narrow(())
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
        """Return what the Gantt shows of a line."""
        return bar_of(line, self.comparison.others, self.logic.marked)

    def remember(self) -> None:
        """Keep columns, widths, mode, zoom and what is shown for the next start."""
        view = self.desk.settings.view(VIEW)
        self.table.remember(view)
        self._split.remember(view)
        view.mode = self.toolbar.mode
        view.zoom = self.gantt.day_width
        view.filters["shown"] = self.toolbar.shown
        view.filters["links"] = "shown" if self.toolbar.has_links else ""
        view.filters["critical"] = "" if self.toolbar.has_critical else "hidden"

    def _select_in(self, mode: str, chosen: Sequence[int]) -> None:
        row = self.row_of(chosen[0])
        if mode != "matrix":
            self.table.select(chosen)
        elif row is not None:
            self.matrix.focus_on(row.shop, terms.phase_of(row.stage).key)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle_panel()
        elif event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    # built once

    def _lay_out(self) -> None:
        self._split = Splitter("gantt")
        self._split.addWidget(self.table)
        self._split.addWidget(self.gantt)
        self._split.setStretchFactor(1, 1)
        self._matrix_side = stacked(self.matrix, self._legend)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._matrix_side)
        self._panel_side = beside(VLine(), self.panel)
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
        outer.addWidget(self.only)
        outer.addLayout(middle, 1)

    def _connect(self) -> None:
        self.clashes.changed.connect(self.model.prepare_again)
        self.clashes.changed.connect(self.panel.show_clashes)
        self.logic.changed.connect(self._on_logic)
        self._connect_toolbar()
        self._connect_views()

    def _connect_toolbar(self) -> None:
        self.toolbar.mode_chosen.connect(self.set_mode)
        self.toolbar.filtered.connect(self._filter)
        self.toolbar.compared.connect(self.compare)
        self.toolbar.baselines_asked.connect(self.open_baselines)
        self.toolbar.links_toggled.connect(lambda _on: self._show_links())
        self.toolbar.critical_toggled.connect(lambda _on: self._want_logic())
        self.toolbar.source_chosen.connect(
            lambda on: switch_source(self.desk, self.project_id, by_logic=on)
        )
        self.toolbar.zoomed.connect(self.gantt.zoom)
        self.toolbar.fit_asked.connect(self.gantt.fit)
        self.toolbar.left.connect(self.setFocus)
        self.only.widened.connect(self._on_widened)

    def _connect_views(self) -> None:
        self.attached.take(self.table, self.selected_ids)
        self.table.opened.connect(lambda row: self.open_panel(row.id))
        self.table.picked.connect(self._on_picked)
        self.table.selection_changed.connect(self._on_selection)
        self.table.menu_asked.connect(self.actions_here.open_menu)
        self.table.pasted.connect(self.actions_here.paste)
        self._split.resized.connect(self._balance)
        queued = Qt.ConnectionType.QueuedConnection  # it comes while columns are being laid out
        self.table.head.sectionResized.connect(self._on_column, queued)
        self.table.editing.closed.connect(lambda: self.gantt.show_ghosts({}))
        self.table.laid_out.connect(self.gantt.update)
        self.table.hovered.connect(lambda _line: self.gantt.update())
        self.gantt.hovered.connect(self.table.set_hover)
        self.gantt.activated.connect(lambda row: self.open_panel(row.id))
        self.matrix.opened.connect(lambda _row: self._open_gate())
        self.matrix.menu_asked.connect(self.actions_here.open_menu)
        self.matrix.focus_moved.connect(self._on_selection)
        self.panel.closed.connect(self.close_panel)
        self.panel.stepped.connect(self._on_stepped)
        self.panel.typed.connect(self._show_typed)
        self.panel.plan.opened.connect(self._on_reason)

    def _recall(self) -> None:
        view = self.desk.settings.view(VIEW)
        self.table.recall(view)
        self._split.recall(view)
        self.gantt.set_day_width(view.zoom)
        self.toolbar.set_shown(view.filters.get("shown", "all"))
        self.toolbar.set_links(are_shown=bool(view.filters.get("links")))
        self.toolbar.set_critical(is_marked=not view.filters.get("critical"))
        self.set_mode(view.mode if view.mode in {"gantt", "matrix", "table"} else "gantt")

    # what is shown

    def _all_columns(self) -> tuple[Column[Any], ...]:
        """Return every column, the marks of what is attached after the name."""
        first, *rest = self._columns.all(self.comparison.columns())
        return (first, self.attached.column(drop=1), *rest)

    def _show_columns(self, mode: str) -> None:
        """Beside the Gantt stand few columns; with the panel open fewer still."""
        if mode != "gantt":
            every = frozenset(column.key for column in self.model.columns)
            self.table.columns.limit_to(every - {MERGED})
            self._want_logic()
            return
        has_panel = self._panel_side.isVisibleTo(self)
        few, more = (BESIDE_PANEL, frozenset()) if has_panel else (GANTT, PLAN | {COLUMN})
        marks = {COLUMN} if self.attached.has_any else frozenset[str]()
        self.table.columns.limit_to(few | self.comparison.keys() | marks, more)
        self._want_logic()
        self._balance()

    def _want_logic(self) -> None:
        """Have float read while something shows it."""
        shown = {self.model.columns[number].key for number in self.table.columns.visible()}
        is_read = bool(FLOATS & shown) or self.toolbar.shown == CRITICAL
        self.logic.want(is_marked=self.toolbar.has_critical, is_read=is_read)

    def _show_matrix(self) -> None:
        """Read the gates anew where they are stale, once they are seen."""
        if self._is_matrix_stale and self.toolbar.mode == "matrix":
            self._is_matrix_stale = False
            found = self.desk.read(gates, self.project_id)
            self.matrix.show_board(found, self.project_id, self.comparison.against)
            self._legend.show_against(self.comparison.against)

    def _balance(self) -> None:
        """Give the table what its words need, the rest to the Gantt, unless the user chose."""
        own, whole = self._split.own, self._split.width()
        if own and not self._panel_side.isVisibleTo(self):
            self._split.setSizes(own)
            return
        share = COMPARED_SHARE if self.comparison.chosen else TABLE_SHARE
        most = round(whole * share) + (MARKS if self.attached.has_any else 0)
        table = min(self.table.columns.natural_width(WIDEST_NAME), most)
        self._split.setSizes([table, whole - table])

    def _show_comparison(self) -> None:
        """Take up the baselines of the project, and those that are compared with."""
        before = self.comparison.shown
        self.comparison.show_project(self.project_id)
        self.toolbar.show_baselines(self.comparison.rows, self.comparison.chosen)
        if before != self.comparison.shown:
            self.model.show_columns(self._all_columns())
            self.table.set_padding(_ROW_PADDING + room_of(len(self.comparison.chosen)))
            self.gantt.show_lanes(len(self.comparison.chosen))
            self._show_columns(self.toolbar.mode)

    def _show_links(self) -> None:
        shown = self._links if self.toolbar.has_links else ()
        self.gantt.show_links(
            [LinkLine(x.id, x.predecessor_id, x.successor_id, x.kind) for x in shown]
        )

    def _on_widened(self) -> None:
        self.narrow(())
        self.desk.place = replace(self.desk.place, rows=(), of="")
        self.gantt.update()
        self.setFocus()

    def _filter(self) -> None:
        shop, shown = self.toolbar.shop, self.toolbar.shown
        self._want_logic()
        for model in (self.model, self.matrix.model_of_rows):
            model.filter_by("shop", None if shop is None else lambda row: row.shop == shop)
        test = shown_test(shown, self.desk.status_date(), self.logic.decides)
        self.model.filter_by("shown", test)
        self.model.filter_text(self.toolbar.words)
        self.gantt.update()
        self.desk.frame.update_status()

    def _bar_words(self, line: Any) -> str:
        if isinstance(line, Group):
            return ""
        float_ = self.logic.of(line.id)
        more = "" if float_ is None else float_words(float_)
        why = self.logic.chain(line, self._names_beside(line))
        return bar_words(line, self.comparison.words(line), (more, why))

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

    def _on_logic(self) -> None:
        is_sorted = any(key in FLOATS for key, _down in self.model.order)
        if is_sorted or self.toolbar.shown == CRITICAL:
            self.model.prepare_again()
        else:
            self.model.prepare_cells()
        self.gantt.renew_bars()

    def _on_column(self, _number: int, before: int, now: int) -> None:
        if 0 in {before, now}:
            self._want_logic()

    def _on_reason(self, milestone_id: int) -> None:
        self.table.select([milestone_id])
        self._show_in_panel(milestone_id)

    def _on_stepped(self, by: int) -> None:
        self.table.step_row(by)

    def _show_typed(
        self, row: MilestoneRow, finish: dt.date | None, found: ConsequenceRow | None
    ) -> None:
        """Show where a date being typed would put a milestone and what follows."""
        self.gantt.show_ghosts({} if finish is None else moved_spans(row, finish, found))

    def _open_gate(self) -> None:
        gate = self.matrix.gate_at_focus()
        if gate is not None:
            self.open_panel(gate)

    def _show_in_panel(self, milestone_id: int) -> None:
        row = self.row_of(milestone_id)
        if row is None:
            self.close_panel()
            return
        by_id = {found.id: found for found in self._rows}
        self.panel.show_milestone(
            PanelData(
                row,
                [(x, by_id[x.predecessor_id]) for x in self._links if x.successor_id == row.id],
                self.desk.read(forecast_history, row.project_id, [row.id]),
                self.comparison.against,
                self._names_beside(row),
            )
        )

    def _names_beside(self, row: MilestoneRow) -> dict[int, str]:
        return names_beside(row, self._rows, self._name_of)
