"""The alerts page: a working list of what must be acted on in all projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core import text
from core.language import current, mark, tr, trn
from core.report.alert_list import alert_list
from ui.actions import Action, build, menu
from ui.desk import Place
from ui.dialogs.export_list import open_export_list
from ui.guard import guarded
from ui.models.rows import RowsModel
from ui.pages._alerts.watch import alert_watch
from ui.pages._alerts.words import place_of
from ui.pages._page import PageWidget
from ui.pages.alerts.bar import AlertsBar, AlertsHead
from ui.pages.alerts.columns import columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from core.queries.alerts import AlertRow
    from ui.desk import Desk

KEY: Final = "alerts"
VIEW = mark("&View")


class AlertsPage(PageWidget):
    """Shows what the watch found; it is found anew while this is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = desk.settings.view(KEY)
        self._watch = alert_watch(desk)
        self._only: int | None = None
        self.head = AlertsHead(self.back, self.export, self)
        self.bar = AlertsBar(self)
        self.table = Table(RowsModel(columns()), name=tr(mark("Alerts")), lines=2, parent=self)
        self.table.rows.setParent(self.table)
        self.empty = EmptyState(self)
        self._lay_out()
        self.bar.recall(self._view)
        self.table.recall(self._view)
        self._connect()

    def refresh(self) -> None:
        """Show what was found, and look again where that is old."""
        self._watch.want()
        self._show()

    def show_place(self, place: Place) -> None:
        """Show all alerts, or those of the project that is named."""
        wanted = place.project_id
        if wanted is not None:
            self._only = wanted
            self.bar.clear()
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        self.head.retranslate()
        self.bar.retranslate()
        self.table.setAccessibleName(tr(mark("Alerts")))
        self.table.retranslate()
        self._show()

    def status_text(self) -> str:
        """Return how many are shown and selected."""
        shown, selected = len(self.table.rows.shown_rows()), len(self.table.selected_rows())
        if not self._watch.is_known:
            return tr(mark("Looking for what must be acted on"))
        parts = [trn("{count} alert", "{count} alerts", len(self._watch.rows))]
        if shown < len(self._watch.rows):
            parts.append(tr("{count} shown", count=shown))
        if selected > 1:
            parts.append(tr("{count} selected", count=selected))
        return " · ".join(parts)

    def actions_of(self) -> Sequence[Action]:
        """Return what can be done with the list."""
        one = self._has_one
        return [
            Action("alerts.open", mark("Open"), self.open, "", VIEW, 0, "arrow-right", one),
            Action("alerts.project", mark("Open project"), self.open_project, "", VIEW, 0, "", one),
            Action("alerts.copy", mark("Copy"), self.table.copy, "", VIEW, 10, "copy", one),
            Action(
                "alerts.titles",
                mark("Copy with titles"),
                self._copy_with_titles,
                "Ctrl+Shift+C",
                VIEW,
                10,
                "",
                one,
                where=self.table,
            ),
            Action("alerts.export", mark("Export alerts…"), self.export, "", VIEW, 20, "download"),
            Action(
                "alerts.clear",
                mark("Clear filters"),
                self.clear,
                "",
                VIEW,
                30,
                "funnel-x",
                self._is_narrowed,
            ),
        ]

    def remember(self) -> None:
        """Note how the list is arranged, for the next start."""
        self.table.remember(self._view)
        self.bar.remember(self._view)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    # what can be done

    def open(self, row: AlertRow | None = None) -> None:
        """Go to the milestone or the rows that an alert speaks of."""
        found = row or self.table.current_row()
        if found is not None:
            self.desk.go(place_of(found))

    def open_project(self) -> None:
        """Go to the project of the current alert."""
        row = self.table.current_row()
        if row is not None:
            self.desk.go(Place("project", row.project.id, "overview"))

    def export(self) -> None:
        """Ask where to, and write what is shown as a workbook."""
        made = alert_list(
            self.table.rows.shown_rows(),
            language=current(),
            status_date=self.desk.status_date(),
            author=self.desk.workspace.user,
            created=self.desk.clock(),
        )
        open_export_list(self.desk, made, f"{tr(mark('Alerts'))} {text.day(made.status_date)}")

    def clear(self) -> None:
        """Show all alerts again."""
        self._only = None
        self.bar.clear()
        self._show()

    def back(self) -> None:
        """Go back to the portfolio."""
        self.desk.go(Place("portfolio"))

    # private

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._watch.changed.connect(self._on_found)
        self.bar.changed.connect(self._arrange)
        self.bar.left.connect(self.setFocus)
        self.table.opened.connect(self.open)
        self.table.picked.connect(lambda _row: self.desk.frame.update_actions())
        self.table.selection_changed.connect(self.desk.frame.update_status)
        self.table.menu_asked.connect(self._open_menu)

    def _on_found(self) -> None:
        self._show()
        if self.isVisible():
            self._watch.want()

    def _show(self) -> None:
        rows = self._watch.rows
        self.bar.offer(rows)
        if self._only is not None:
            self.bar.projects.set_values([self._only])
            if self._watch.is_known:
                self._only = None
        self.head.show_counts(*self._watch.colours)
        self.table.rows.show_rows(rows)
        self._arrange()

    def _arrange(self) -> None:
        model = self.table.rows
        model.filter_text(self.bar.field.text())
        model.filter_by("bar", self.bar.lets_through)
        model.group_by(self.bar.grouping())
        shown = model.shown_rows()
        if self.table.current_row() is None and shown:
            self.table.select([shown[0].id])
        self._tell_empty(found=bool(shown))
        self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _tell_empty(self, *, found: bool) -> None:
        self._stack.setCurrentIndex(0 if found or not self._watch.is_known else 1)
        if found:
            return
        if self._watch.rows:
            self.empty.show_message(
                tr(mark("Nothing matches these filters")),
                tr(mark("Show every alert again.")),
                actions=[(tr(mark("Clear filters")), "x", "primary", self.clear)],
                keys=[],
            )
        else:
            self.empty.show_message(
                tr(mark("Nothing must be acted on now")),
                tr(mark("Late milestones, payments, guarantees, lots and papers come here.")),
                actions=[],
                keys=[("Ctrl+1", tr("Portfolio"))],
            )

    def _is_narrowed(self) -> bool:
        return self.table.rows.is_filtered

    def _has_one(self) -> bool:
        return self.table.current_row() is not None

    def _copy_with_titles(self) -> None:
        self.table.copy(with_titles=True)

    def _open_menu(self, at: QPoint, _row: AlertRow | None) -> None:
        made = menu(parent=self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions_of():
            made.addAction(build(action, made))
        made.popup(at)
