"""Over the shipments of a project: what is where, and how it travels; each opens its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from core import text
from core.language import mark, tr, trn
from core.queries.lots import lots_summary
from core.registers import register
from core.registers.shipments import MODES, STATES
from ui.actions import Action
from ui.guard import guarded
from ui.pages._register.grid import reads_of
from ui.pages.project.figure_row import FigureRow
from ui.pages.project.lot_papers import export_packing_list, open_charts
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.button import button, icon_button
from ui.widgets.key_figures import KeyFigure
from ui.widgets.line import HLine
from ui.widgets.share_bar import Part, ShareBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from core.queries.lots import LotsSummary
    from core.queries.register import RegisterRow
    from core.rules.lots import Indicator, StateShare
    from ui.desk import Desk
    from ui.pages._register.grid import RegisterGrid
    from ui.widgets.dialog_frame import DialogFrame

REPORT: Final = mark("&Report")
TONES: Final = {"site": "st_done", "border": "amber", "way": "st_now", "works": "st_track"}
LABELS: Final = {
    "transit": mark("Transit"),
    "dwell": mark("Border dwell"),
    "customs": mark("Customs"),
    "dispatch_on_time": mark("Left on time"),
    "arrival_on_time": mark("Arrived on time"),
    "dispatched": mark("Dispatched"),
    "received": mark("Received"),
    "in_transit": mark("In transit"),
    "credit_margin": mark("L/C margin"),
    "damaged": mark("With discrepancies"),
    "demurrage": mark("Demurrage"),
}
TIPS: Final = {
    "transit": mark("Mean days from departure to arrival, of the mode that most lots came by."),
    "dwell": mark("Mean days at the border, of the mode that most lots came by."),
    "customs": mark("Mean days from leaving the border to release by customs."),
    "dispatch_on_time": mark(
        "Share of the lots that left by their planned day. Press for the late."
    ),
    "arrival_on_time": mark(
        "Share of the lots that arrived by their planned day. Press for the late."
    ),
    "dispatched": mark("Share of the containers that left; of the weight where there are none."),
    "received": mark("Share of the containers that arrived; of the weight where there are none."),
    "in_transit": mark("Containers that left and have not arrived."),
    "credit_margin": mark("Fewest days by which documents were presented before their last day."),
    "damaged": mark("Share of the inspected lots in which something was short or damaged."),
    "demurrage": mark("What standing longer than the free days has cost."),
}
DAYS: Final = frozenset({"transit", "dwell", "customs"})
PERCENT: Final = frozenset(
    {"dispatch_on_time", "arrival_on_time", "dispatched", "received", "damaged"}
)
POOR: Final = 80
"""Less on time than this is amber, than half of it red."""
LOW: Final = 420
"""In a tab lower than this the figures leave their room to the rows."""


class LotsPanel(ProjectTab):
    """The states of the lots as a bar, and the indicators of logistics."""

    reads = reads_of(register("shipments")) | {"letter_of_credit"}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._grid: RegisterGrid | None = None
        self._found: LotsSummary | None = None
        self.bar = ShareBar()
        self.figures = FigureRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.figures)
        column.addWidget(HLine())
        self.papers = button("", icon="download", run=self.export_packing_list)
        self.charts = icon_button("chart-gantt", "", run=self.open_charts)
        self.bar.pressed.connect(self._on_state)
        self.figures.pressed.connect(self._on_figure)

    def stand_by(self, grid: RegisterGrid) -> None:
        self._grid = grid
        grid.bar.put_before_add(self.charts)
        grid.bar.put_before_add(self.papers)
        grid.table.selection_changed.connect(self._on_selection)
        grid.table.picked.connect(lambda _row: self._on_selection())
        self._say()
        self._on_selection()
        grid.bar.figure_left.connect(lambda: self.bar.set_chosen(""))

    def refresh(self) -> None:
        found = self._found = self.desk.read(lots_summary, self.project_id)
        self.bar.show_parts([_part(each) for each in found.shares])
        self.figures.show_keyed([(each.key, figure_of(each)) for each in found.indicators])
        self.setVisible(bool(found.shares))
        self._fit()

    def retranslate(self) -> None:
        self._say()
        self.mark_stale()

    def actions_of(self) -> Sequence[Action]:
        return (
            Action(
                "lot.packing_list",
                mark("Packing list…"),
                self.export_packing_list,
                "",
                REPORT,
                40,
                "download",
                lambda: self._lot() is not None,
            ),
            Action(
                "lot.charts",
                mark("Charts of the shipments…"),
                self.open_charts,
                "",
                REPORT,
                40,
                "chart-gantt",
                lambda: self._project_id is not None,
            ),
        )

    def export_packing_list(self) -> None:
        """Write the packing list of the one lot that is selected."""
        lot = self._lot()
        if lot is not None:
            export_packing_list(self.desk, self.project_id, lot)

    def open_charts(self) -> DialogFrame:
        """Show the charts of the shipments."""
        return open_charts(self.desk, self.project_id)

    def _lot(self) -> RegisterRow | None:
        """Return the one lot that is selected, or without a selection the one with the focus."""
        if self._grid is None:
            return None
        chosen = self._grid.table.selected_rows()
        if not chosen:
            return self._grid.table.current_row()
        return chosen[0] if len(chosen) == 1 else None

    def _say(self) -> None:
        self.papers.set_text(tr(mark("Packing list")))
        self.papers.setToolTip(tr(mark("Write the packing list of the selected lot as a workbook")))
        words = tr(mark("Charts of the shipments…"))
        self.charts.setToolTip(words)
        self.charts.setAccessibleName(words)

    def _on_selection(self) -> None:
        self.papers.setEnabled(self._lot() is not None)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the room of the figures to the rows where there is little."""
        holder = self.parentWidget()
        is_low = holder is not None and holder.height() < LOW
        self.figures.setVisible(bool(self._found and self._found.indicators) and not is_low)

    def _on_state(self, key: str) -> None:
        """Narrow the rows to a state; pressed again, let go of it."""
        assert self._grid is not None
        assert self._found is not None
        if self.bar.chosen == key:
            self.bar.set_chosen("")
            self._grid.narrow("", None)
            return
        found = next(each for each in self._found.shares if each.state == key)
        self._narrow(tr(STATES[key]), found.lots)
        self.bar.set_chosen(key)

    def _on_figure(self, key: str) -> None:
        assert self._found is not None
        found = next(each for each in self._found.indicators if each.key == key)
        self.bar.set_chosen("")
        self._narrow(tr(LABELS[key]), found.lots)

    def _narrow(self, words: str, lots: frozenset[int]) -> None:
        assert self._grid is not None
        self._grid.narrow(words, lambda row: row.id in lots)


def _part(found: StateShare) -> Part:
    percent = text.percent(100 * found.share, 0)
    count = trn("{count} lot", "{count} lots", len(found.lots))
    weight = tr(mark("{weight} t"), weight=text.number(found.tonnes, 0)) if found.tonnes else ""
    label = tr(STATES[found.state])
    return Part(found.state, TONES[found.state], found.share, label, weight, f"{percent} · {count}")


def figure_of(found: Indicator) -> KeyFigure:
    """Return an indicator as it is shown: label, figure, what it is of."""
    label, context, tone = LABELS[found.key], "", "text3"
    if found.mode:
        words = MODES[found.mode]
        context = tr(words).lower()
    if isinstance(found.value, tuple):
        value = text.listed(text.short_money(each) for each in found.value)
    elif found.key == "in_transit":
        value, context = text.number(found.value), tr(mark("containers"))
    elif found.key in PERCENT:
        value = text.percent(found.value, 0)
        if found.key.endswith("on_time") and found.lots:
            context = tr(mark("{count} late"), count=len(found.lots))
            tone = "red_text" if found.value < POOR / 2 else "amber_text"
    else:
        value = _days(found)
    return KeyFigure(tr(label), value, context, tone, tr(TIPS[found.key]))


def _days(found: Indicator) -> str:
    assert not isinstance(found.value, tuple)
    if found.key in DAYS:
        return tr(mark("{days} d"), days=text.number(found.value, 1))
    return text.days(round(found.value))
