"""The bar above the schedule: which way to see it, what of it, against which baseline, how near."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.language import mark, tr
from ui.guard import guarded
from ui.pages.project.edits import shop_words
from ui.pages.project.tabs.schedule.baseline_button import BaselineButton
from ui.timeline.legend import GanttLegend
from ui.widgets.button import icon_button
from ui.widgets.drop_button import DropButton
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from core.queries.baselines import BaselineRow
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

MODES: Final = (("gantt", mark("Gantt")), ("matrix", mark("Matrix")), ("table", mark("Table")))
_ZOOM: Final = 1.4


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice of which milestones are shown; no test shows all."""

    words: str
    test: Callable[[MilestoneRow, dt.date], bool] | None = None


def _within(days: int) -> Callable[[MilestoneRow, dt.date], bool]:
    def test(row: MilestoneRow, status: dt.date) -> bool:
        return (
            not row.is_done and row.finish is not None and row.finish <= status + dt.timedelta(days)
        )

    return test


def _is_late(row: MilestoneRow, _status: dt.date) -> bool:
    return not row.is_done and (row.slip or 0) > 10  # noqa: PLR2004  the late classes of the design


SHOWN: Final[Mapping[str, Shown]] = {
    "all": Shown(mark("Open and done")),
    "open": Shown(mark("Open"), lambda row, _status: not row.is_done),
    "done": Shown(mark("Done"), lambda row, _status: row.is_done),
    "late": Shown(mark("Late"), _is_late),
    "30": Shown(mark("Due in 30 days, overdue too"), _within(30)),
    "90": Shown(mark("Due in 90 days, overdue too"), _within(90)),
    "key": Shown(mark("Key milestones"), lambda row, _status: row.key),
    "contractual": Shown(mark("Contractual"), lambda row, _status: row.contractual),
}


class ScheduleToolbar(QWidget):
    """Says what the user chose; it knows no milestone.

    Signals:
        mode_chosen: gantt, matrix or table.
        filtered: shop, state or words are others.
        compared: the ids of the baselines to compare with, a tuple.
        baselines_asked: set, name or remove baselines.
        links_toggled: show the links between the bars, or not.
        zoomed: make days wider or narrower by this factor.
        fit_asked: show everything.
        left: the filter was left; the list has the keyboard again.
    """

    mode_chosen = Signal(str)
    filtered = Signal()
    compared = Signal(object)
    baselines_asked = Signal()
    links_toggled = Signal(bool)
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

    def retranslate(self) -> None:
        """Say everything in the language of the screen."""
        self._modes.set_items(self._mode_words())
        self._shop.set_label(tr(mark("Shop")))
        self._shown.set_label(tr(mark("Show")))
        self._baseline.set_label(tr(mark("Baseline")))
        self._search.set_placeholder(tr(mark("Filter milestones")))
        self._links.setToolTip(tr(mark("Links")))
        self._links.setAccessibleName(tr(mark("Links")))
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
        row.addWidget(self._baseline)
        for made in (self._links, *self._zoom):
            row.addWidget(made)
        self._search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _arrange(self) -> None:
        is_gantt = self.mode == "gantt"
        searching = self._is_finding or bool(self._search.text()) or self.mode == "table"
        for widget, is_shown in (
            (self._shown, self.mode != "matrix"),
            (self._search, self.mode != "matrix" and searching),
            (self._baseline, self.mode != "matrix"),
        ):
            widget.setVisible(is_shown)
        for made in (self._links, *self._zoom):
            made.setVisible(is_gantt)
        is_free = is_gantt and not self._search.isVisibleTo(self)
        self._legend.setVisible(is_free and self._legend.fit(self._spare()))

    def _spare(self) -> int:
        """Return the room left for the legend; without it, the tooltips say the same."""
        margins, taken = self._row.contentsMargins(), 0
        beside = (self._baseline, self._links, *self._zoom)
        for widget in (self._modes, self._shop, self._shown, *beside):
            taken += widget.sizeHint().width() + self._row.spacing()
        return self.width() - margins.left() - margins.right() - taken
