"""The portfolio page: puts head, figures, list and side pane together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.language import tr, trn
from core.queries.baselines import current_baseline
from core.queries.glance import glance
from core.queries.portfolio import portfolio, totals
from core.text import short_money
from ui.desk import Place
from ui.guard import guarded
from ui.models.rows import RowsModel
from ui.pages._page import PageWidget
from ui.pages.portfolio.arrangement import FIGURE, Arrangement
from ui.pages.portfolio.columns import NARROW, SEVERITY, USUAL, WIDE, columns
from ui.pages.portfolio.doings import Doings
from ui.pages.portfolio.head import PortfolioHead
from ui.pages.portfolio.kpi import figures_of
from ui.pages.portfolio.side import SidePane
from ui.widgets.empty_state import EmptyState
from ui.widgets.kpi_band import KpiBand
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from core.queries.alerts import AlertRow
    from core.queries.portfolio import PortfolioRow, PortfolioTotals
    from ui.actions import Action
    from ui.desk import Desk
    from ui.pages._alerts.watch import AlertWatch
    from ui.settings import View

READS: Final = frozenset({"portfolio", "project", "shop", "milestone", "project_summary"})
USUAL_FROM, WIDE_FROM = 1360, 1800
PANE, WIDE_PANE = 372, 400
KEY: Final = "portfolio"


class PortfolioPage(PageWidget):
    """Every project in one list; the one under the cursor at a glance beside it."""

    reads = READS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view = _remembered(desk)
        self.doings = Doings(desk, self)
        self.head = PortfolioHead(self.open_alerts, self.doings.export, self.doings.create, self)
        self.band = KpiBand(self)
        self.band.pressed.connect(self._on_figure)
        self.arrangement = Arrangement(self.view, self)
        self.arrangement.changed.connect(self._on_arranged)
        self.arrangement.bar.columns_asked.connect(self._choose_columns)
        self.arrangement.bar.field.left.connect(self.setFocus)
        self.pane = SidePane(self)
        self.pane.open_asked.connect(self.doings.open)
        self.pane.report_asked.connect(self.doings.report)
        self.pane.close_asked.connect(self.toggle_pane)
        self.pane.points.opened.connect(self._open_point)
        self.pane.points.more_asked.connect(self._open_points)
        self.empty = EmptyState(self)
        self._room = USUAL
        self._totals: PortfolioTotals | None = None
        self._watch: AlertWatch | None = None
        self._lay_out()
        self._make_table()

    def refresh(self) -> None:
        """Show what the file holds now."""
        rows = self.desk.read(portfolio)
        self._totals = self.desk.read(totals, rows)
        self.head.show_totals(self._totals, can_write=not self.desk.workspace.is_read_only)
        self._show_figures()
        self._pages.setCurrentIndex(0 if rows else 1)
        self.band.setVisible(bool(rows))
        self.table.rows.show_rows(rows)
        self.arrangement.show()
        if self.table.current_row() is None:
            self._select_first()  # shows it at a glance
        else:
            self._show_glance()
        self.desk.frame.update_status()
        # Not before the first list is seen: alerts need all registers, the list needs none.
        QTimer.singleShot(0, self, self._watch_alerts)

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        self.head.retranslate()
        self.arrangement.bar.retranslate()
        self.pane.retranslate()
        self._tell_empty()
        self.table.setAccessibleName(tr("Projects"))
        self.table.retranslate()
        self.mark_stale()

    def status_text(self) -> str:
        """Return how many projects are shown and selected, and what they are worth."""
        if self._totals is None or not self._totals.projects:
            return tr("No projects")
        shown = len(self.table.rows.shown_rows())
        parts = [trn("{count} project", "{count} projects", self._totals.projects)]
        if self.table.rows.is_filtered:
            parts.append(tr("{count} shown", count=shown))
        selected = len(self.table.selected_rows())
        if selected:
            parts.append(tr("{count} selected", count=selected))
        worth = short_money(self._totals.signed_value)
        parts.append(f"{tr('Contract value')} {worth}")
        return " · ".join(parts)

    def actions_of(self) -> Sequence[Action]:
        """Return what can be done in the list."""
        return self.doings.actions()

    def toggle_pane(self) -> None:
        """Show or hide the side pane."""
        self.view.pane_open = not self.view.pane_open
        self.pane.setVisible(self.view.pane_open)
        self._show_glance()
        if not self.view.pane_open:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_alerts(self) -> None:
        """Show the alerts of all projects."""
        self.desk.go(Place("alerts"))

    def find_projects(self) -> None:
        """Put the keyboard in the filter field."""
        self.arrangement.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.arrangement.bar.field.selectAll()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.window().width())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if is_space or (event.key() == Qt.Key.Key_Escape and self.view.pane_open):
            self.toggle_pane()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._list = QWidget(self)
        self._list_box = QVBoxLayout(self._list)
        self._list_box.setContentsMargins(0, 0, 0, 0)
        self._list_box.setSpacing(0)
        self._list_box.addWidget(self.arrangement.bar)
        work = QWidget(self)
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 1)
        row.addWidget(self.pane)
        body = QWidget(self)
        self._pages = QStackedLayout(body)
        self._pages.addWidget(work)
        self._pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.band)
        box.addWidget(body, 1)
        self.pane.setFixedWidth(PANE)
        self.pane.setVisible(self.view.pane_open)
        self._tell_empty()

    def _against(self, project_id: int) -> str:
        return self.desk.read(current_baseline, project_id)

    def _make_table(self) -> None:
        """Make the list for this width; what was shown and selected stays."""
        model = RowsModel(columns(self._room, self._against))
        table = Table(model, name=tr("Projects"), lines=2, padding=11, left=16, parent=self)
        model.setParent(table)
        self.table = table
        self._list_box.addWidget(table, 1)
        self.setFocusProxy(table)
        table.recall(self._own_view(self._room))
        self.arrangement.rule(model)
        table.picked.connect(self._on_picked)
        table.selection_changed.connect(self.desk.frame.update_status)
        table.opened.connect(self.doings.open)
        table.menu_asked.connect(self.doings.open_menu)
        model.arranged.connect(self._on_model_arranged)
        self.doings.attend(table)

    def _fit(self, width: int) -> None:
        room = NARROW if width < USUAL_FROM else WIDE if width >= WIDE_FROM else USUAL
        self.pane.setFixedWidth(WIDE_PANE if room == WIDE else PANE)
        if room == self._room:
            return
        before, rows, picked = self.table, list(self.table.rows.rows), self.table.current_row()
        self.remember()
        self._room = room
        self._make_table()
        self._list_box.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.table.rows.show_rows(rows)
        self.table.select([picked.id] if picked is not None else [])

    def _own_view(self, room: str) -> View:
        """Return what is remembered for this room: columns apart, the order in common."""
        if room == USUAL:
            return self.view
        view = self.desk.settings.view(f"{KEY}.{room}")
        view.sort, view.collapsed = self.view.sort, self.view.collapsed
        return view

    def remember(self) -> None:
        """Note how the list is arranged, for the next start."""
        view = self._own_view(self._room)
        self.table.remember(view)
        self.view.sort, self.view.collapsed = view.sort, view.collapsed

    def _show_figures(self) -> None:
        if self._totals is not None:
            self.band.show_figures(figures_of(self._totals, self.arrangement.figure))

    def _on_figure(self, key: str) -> None:
        self.arrangement.filter_by(FIGURE, "" if key == self.arrangement.figure else key)

    def _on_arranged(self) -> None:
        self._show_figures()
        self.remember()
        self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _on_model_arranged(self) -> None:
        self.arrangement.show()
        self.desk.frame.update_status()

    def _on_picked(self, _row: PortfolioRow | None) -> None:
        self._show_glance()
        self.desk.frame.update_actions()

    def _show_glance(self) -> None:
        row = self.table.current_row()
        self.pane.setVisible(self.view.pane_open and row is not None)
        if row is not None and self.view.pane_open:
            self.pane.show_project(row, self.desk.read(glance, row.id))
            self._show_points()

    def _watch_alerts(self) -> None:
        """Find the alerts of all projects away from the window, and show what was found."""
        from ui.pages._alerts.watch import alert_watch  # noqa: PLC0415  after the first list

        if self.desk.jobs.is_closed:  # the file was closed in the meantime
            return
        if self._watch is None:
            self._watch = alert_watch(self.desk)
            self._watch.changed.connect(self._on_alerts)
            if self._watch.is_known:
                self._on_alerts()
        self._watch.want()

    def _on_alerts(self) -> None:
        assert self._watch is not None
        self.head.show_alerts(*self._watch.colours)
        self._show_points()
        if self.isVisible():
            self._watch.want()

    def _show_points(self) -> None:
        row = self.table.current_row()
        if row is None or self._watch is None or not self._watch.is_known:
            self.pane.show_points(None)
        else:
            self.pane.show_points(self._watch.of(row.id))

    def _open_point(self, alert: AlertRow) -> None:
        from ui.pages._alerts.words import place_of  # noqa: PLC0415  after the first list

        self.desk.go(place_of(alert))

    def _open_points(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.go(Place("alerts", row.id))

    def _select_first(self) -> None:
        """Select the project that needs attention most."""
        shown = self.table.rows.shown_rows()
        worst = min(shown, key=lambda row: (row.is_pursuit, SEVERITY[row.rag]), default=None)
        self.table.select([worst.id] if worst is not None else [])

    def _choose_columns(self) -> None:
        chooser = self.table.head.chooser()
        button = self.arrangement.bar.columns
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _tell_empty(self) -> None:
        self.empty.show_message(
            tr("No projects yet"),
            tr("Start from a template: contract date, shops and JPH give dated milestones."),
            actions=[
                (tr("New project"), "plus", "primary", self.doings.create),
                (tr("Import…"), "upload", "", self.doings.bring_in),
            ],
            keys=[
                ("Ctrl+N", tr("new project")),
                ("Ctrl+O", tr("open")),
                ("Ctrl+K", tr("commands")),
            ],
        )


def _remembered(desk: Desk) -> View:
    """Return how the list is arranged; the first time by phase, worst first."""
    is_first = KEY not in desk.settings.now.views
    view = desk.settings.view(KEY)
    if is_first:
        view.grouping, view.sort = "phase", "status"
    return view
