"""The bar above the schedule: which way to see it, what of it, against which baseline, how near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.language import mark, tr
from ui.guard import guarded
from ui.pages.project.edits import shop_words
from ui.pages.project.tabs.schedule.baseline_button import BaselineButton
from ui.pages.project.tabs.schedule.shown import SHOWN
from ui.pages.project.tabs.schedule.source_button import SourceButton
from ui.timeline.legend import GanttLegend
from ui.widgets.button import icon_button
from ui.widgets.drop_button import DropButton
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from core.queries.baselines import BaselineRow
    from ui.desk import Desk

MODES: Final = (("gantt", mark("Gantt")), ("matrix", mark("Matrix")), ("table", mark("Table")))
_ZOOM: Final = 1.4


class ScheduleToolbar(QWidget):
    """Says what the user chose; it knows no milestone.

    Signals:
        mode_chosen: gantt, matrix or table.
        filtered: shop, state or words are others.
        compared: the ids of the baselines to compare with, a tuple.
        baselines_asked: set, name or remove baselines.
        links_toggled: show the links between the bars, or not.
        critical_toggled: mark what decides the end, or not.
        source_chosen: let forecasts follow from logic, or be typed.
        zoomed: make days wider or narrower by this factor.
        fit_asked: show everything.
        left: the filter was left; the list has the keyboard again.
    """

    mode_chosen = Signal(str)
    filtered = Signal()
    compared = Signal(object)
    baselines_asked = Signal()
    links_toggled = Signal(bool)
    critical_toggled = Signal(bool)
    source_chosen = Signal(object)
    zoomed = Signal(float)
    fit_asked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_finding = False
        self.setFixedHeight(44)
        self._modes = Segmented(self._mode_words(), name=tr(mark("View")))
        self._shop = DropButton(tr(mark("Shop")))
        self._shown = DropButton(tr(mark("Show")))
        self._search = SearchField(tr(mark("Filter milestones")), width=180)
        self._legend = GanttLegend()
        self._baseline = BaselineButton()
        self._links = icon_button("workflow", tr(mark("Links")), checkable=True)
        self._critical = icon_button("flag-triangle-right", _critical_words(), checkable=True)
        self._source = SourceButton()
        self._zoom = [
            icon_button("zoom-out", tr(mark("Zoom out")), run=lambda: self.zoomed.emit(1 / _ZOOM)),
            icon_button("zoom-in", tr(mark("Zoom in")), run=lambda: self.zoomed.emit(_ZOOM)),
            icon_button("maximize-2", tr(mark("Fit all")), run=self.fit_asked.emit),
        ]
        self._lay_out()
        self._modes.chosen.connect(self.mode_chosen)
        self._shop.chosen.connect(lambda _value: self.filtered.emit())
        self._shown.chosen.connect(lambda _value: self.filtered.emit())
        self._search.typed.connect(lambda _text: self.filtered.emit())
        self._search.left.connect(self._on_left)
        self._baseline.chosen.connect(self.compared)
        self._baseline.managed.connect(self.baselines_asked)
        self._links.toggled.connect(self.links_toggled)
        self._critical.toggled.connect(self._on_critical)
        self._source.chosen.connect(self.source_chosen)
        self.show_shops(())

    @property
    def mode(self) -> str:
        """Return the way to see the schedule that is chosen."""
        return self._modes.current

    @property
    def shop(self) -> str | None:
        """Return the shop to show, None for all."""
        found: str | None = self._shop.value
        return found

    @property
    def shown(self) -> str:
        """Return the key of the choice of milestones."""
        return str(self._shown.value or "all")

    @property
    def words(self) -> str:
        """Return the words that rows must have."""
        return str(self._search.text())

    def set_mode(self, mode: str) -> None:
        """Show a mode as chosen, with what belongs to it."""
        self._modes.set_current(mode)
        self._arrange()

    def set_shop(self, code: str | None) -> None:
        """Choose the shop to show, None for all."""
        self._shop.set_value(code)
        self.filtered.emit()

    def set_shown(self, key: str) -> None:
        """Choose which milestones are shown."""
        self._shown.set_value(key if key in SHOWN else "all")
        self.filtered.emit()

    def clear(self) -> None:
        """Choose all shops and all milestones."""
        self._shop.set_value(None)
        self._shown.set_value("all")
        self._search.clear()
        self._is_finding = False
        self._arrange()

    def start_finding(self) -> None:
        """Give the filter the keyboard."""
        self._is_finding = True
        self._arrange()
        self._search.setFocus()
        self._search.selectAll()

    def show_shops(self, shops: Sequence[str]) -> None:
        """Offer the shops of a project."""
        self._shop.set_choices(
            [(None, tr(mark("All"))), *((code, shop_words(code)) for code in shops)], default=None
        )
        self._shown.set_choices(
            [(key, tr(choice.words)) for key, choice in SHOWN.items()], default="all"
        )
        self._arrange()

    def show_baselines(self, rows: Sequence[BaselineRow], compared: Sequence[BaselineRow]) -> None:
        """Offer the baselines of a project, and say which are compared with."""
        self._baseline.show_baselines(rows, [row.id for row in compared])
        now = next((row.name for row in rows if row.is_current), "")
        self._legend.show_baselines([now, *(row.name for row in compared)])
        self._arrange()

    def baseline_menu(self) -> QMenu:
        """Return the menu that compares with other baselines."""
        return self._baseline.build_menu()

    @property
    def has_links(self) -> bool:
        """Return whether the links are to be shown."""
        return self._links.isChecked()

    def set_links(self, *, are_shown: bool) -> None:
        """Show or hide the links."""
        self._links.setChecked(are_shown)

    @property
    def has_critical(self) -> bool:
        """Return whether what decides the end is to be marked."""
        return self._critical.isChecked()

    def set_critical(self, *, is_marked: bool) -> None:
        """Mark what decides the end, or not."""
        self._critical.setChecked(is_marked)

    def show_source(self, *, by_logic: bool) -> None:
        """Say whether forecasts follow from logic."""
        self._source.show_source(by_logic=by_logic)
        self._source.setEnabled(not self._desk.workspace.is_read_only)
        self._arrange()

    def retranslate(self) -> None:
        """Say everything in the language of the screen."""
        self._modes.set_items(self._mode_words())
        self._shop.set_label(tr(mark("Shop")))
        self._shown.set_label(tr(mark("Show")))
        self._baseline.set_label(tr(mark("Baseline")))
        self._search.set_placeholder(tr(mark("Filter milestones")))
        self._links.setToolTip(tr(mark("Links")))
        self._links.setAccessibleName(tr(mark("Links")))
        self._critical.setToolTip(_critical_words())
        self._critical.setAccessibleName(_critical_words())
        self._source.retranslate()
        self._legend.updateGeometry()
        self._legend.update()
        self._arrange()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_left(self) -> None:
        self._is_finding = False
        self.left.emit()
        self._arrange()

    def _mode_words(self) -> list[tuple[str, str]]:
        return [(key, tr(words)) for key, words in MODES]

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self._modes, self._shop, self._shown, self._search):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._legend)
        row.addWidget(self._source)
        row.addWidget(self._baseline)
        for made in (self._critical, self._links, *self._zoom):
            row.addWidget(made)
        self._search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _arrange(self) -> None:
        is_gantt = self.mode == "gantt"
        searching = self._is_finding or bool(self._search.text()) or self.mode == "table"
        for widget, is_shown in (
            (self._shown, self.mode != "matrix"),
            (self._search, self.mode != "matrix" and searching),
            (self._baseline, self.mode != "matrix"),
            (self._critical, self.mode != "matrix"),
        ):
            widget.setVisible(is_shown)
        for made in (self._links, *self._zoom):
            made.setVisible(is_gantt)
        is_free = is_gantt and not self._search.isVisibleTo(self)
        spare = self._spare()
        source = self._source.sizeHint().width() + self._row.spacing()
        self._source.setVisible(source <= spare)
        spare -= source if source <= spare else 0
        self._legend.setVisible(is_free and self._legend.fit(spare))

    def _on_critical(self, is_marked: bool) -> None:  # noqa: FBT001  a signal's argument
        self._legend.show_critical(is_marked=is_marked)
        self._arrange()
        self.critical_toggled.emit(is_marked)

    def _spare(self) -> int:
        """Return the room left; what has none is said in tooltips and in the status bar."""
        margins, taken = self._row.contentsMargins(), 0
        movable = {self._source, self._legend}
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget not in movable and not widget.isHidden():
                taken += widget.sizeHint().width() + self._row.spacing()
        return self.width() - margins.left() - margins.right() - taken


def _critical_words() -> str:
    return tr(mark("Critical path: a line over what decides the end, dashed over what nearly does"))
