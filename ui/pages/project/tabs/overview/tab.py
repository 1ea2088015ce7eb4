"""The overview tab: the state of a project on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core import terms
from core.language import current, mark, trn
from core.queries.alerts import TABLES as ALERT_READS
from core.queries.alerts import alerts
from core.queries.calendars import holidays_are_loaded
from core.queries.milestones import short_names
from core.queries.overview import overview
from ui.desk import Place
from ui.pages._alerts.words import place_of
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.clashes import READS as CLASH_READS
from ui.pages.project.clashes import Clashes
from ui.pages.project.stage_board import StageBoard
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.overview.attention import AttentionPanel
from ui.pages.project.tabs.overview.facts import FactsPanel
from ui.pages.project.tabs.overview.next_panel import NextPanel
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.queries.alerts import AlertRow
    from core.queries.overview import Overview
    from ui.desk import Desk

GAP: Final = 12
CHARTS: Final = (
    ("s_curve", mark("Progress"), mark("S-curve, weighted by shop and stage")),
    ("milestone_trend", mark("Milestone trend"), mark("forecast at each report date")),
)
CHART_SHARE, LIST_SHARE = 5, 4
LIST_HEIGHT: Final = 226


class OverviewTab(ProjectTab):
    """Stage board, two charts, three panels; it scrolls where the window is low."""

    reads = CLASH_READS | ALERT_READS | {"forecast_point", "baseline"}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: Overview | None = None
        self.clashes = Clashes(desk, self)
        self.board = StageBoard()
        self.charts = [ChartPanel(desk, *names) for names in CHARTS]
        self.next, self.attention, self.facts = NextPanel(), AttentionPanel(), FactsPanel()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        found = self.desk.read(overview, self.project_id)
        self._shown = found
        names = short_names(found.milestones, current())
        self.board.show_board(found.board, found.baseline)
        self.board.setVisible(bool(found.board))
        self.next.show_next(found.next, names, found.baseline)
        self.clashes.show_project(self.project_id)
        self._show_attention()
        self.facts.show_facts(found.project, can_write=not self.desk.workspace.is_read_only)
        for chart in self.charts:
            chart.show_project(self.project_id, found.baseline)

    def _show_attention(self) -> None:
        if self._shown is not None:
            shown = self._shown.milestones
            loaded = holidays_are_loaded()
            rows = self.desk.read(alerts, self.project_id, with_days_off=loaded)
            shops = {each.id: each.shop for each in shown}
            self.attention.show_alerts(rows, short_names(shown, current()), shops)

    def retranslate(self) -> None:
        self.mark_stale()

    def status_text(self) -> str:
        if self._shown is None:
            return ""
        shops = [row for row in self._shown.board if row.shop != terms.PROJECT_LEVEL]
        total = len(self._shown.milestones)
        parts = [self._shown.project.named(current())]
        if shops:
            parts.append(trn("{count} shop", "{count} shops", len(shops)))
        return " · ".join([*parts, trn("{count} milestone", "{count} milestones", total)])

    def open_milestone(self, milestone_id: int) -> None:
        """Show a milestone in the schedule."""
        self.desk.go(Place("project", self.project_id, "schedule", milestone_id))

    def open_alert(self, row: AlertRow) -> None:
        """Show the milestone or the rows that an alert speaks of."""
        self.desk.go(place_of(row))

    def open_alerts(self) -> None:
        """Show the alerts of this project in the list of all."""
        self.desk.go(Place("alerts", self.project_id))

    def open_schedule(self) -> None:
        """Show all milestones."""
        self.desk.go(Place("project", self.project_id, "schedule"))

    def edit_facts(self) -> None:
        """Edit the key facts."""
        from ui.dialogs.project_facts import open_project_facts  # noqa: PLC0415  when first asked

        open_project_facts(self.desk, self.project_id)

    def _lay_out(self) -> None:
        scroll = ScrollArea()
        body = scroll.body
        body.setContentsMargins(16, GAP, 16, GAP)
        body.setSpacing(GAP)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row, panels in (
            (upper, self.charts),
            (lower, (self.next, self.attention, self.facts)),
        ):
            row.setSpacing(GAP)
            for panel in panels:
                row.addWidget(panel, 1)
        for listed in (self.next, self.attention, self.facts):
            listed.setMinimumHeight(LIST_HEIGHT)
        body.addWidget(self.board)
        body.addLayout(upper, CHART_SHARE)
        body.addLayout(lower, LIST_SHARE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setFocusProxy(scroll)

    def _connect(self) -> None:
        self.board.opened.connect(self.open_milestone)
        self.clashes.changed.connect(self._show_attention)
        self.facts.edit_asked.connect(self.edit_facts)
        self.next.opened.connect(self.open_milestone)
        self.next.more_asked.connect(self.open_schedule)
        self.attention.opened.connect(self.open_alert)
        self.attention.more_asked.connect(self.open_alerts)
