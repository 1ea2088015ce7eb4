"""The cash flow as a panel: by month or quarter, saying in what and at what rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr
from ui.pages.project.chart_panel import ChartPanel
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from core.charts.cash_flow import CashChart
    from ui.desk import Desk
    from ui.settings import View

MONTH, QUARTER = "month", "quarter"
RATES, BUDGET = "rates", "budget"
TITLE: Final = mark("Cash flow")


class CashFlowPanel(ChartPanel):
    """The chart with its choice of months or quarters."""

    def __init__(self, desk: Desk, view: View) -> None:
        super().__init__(
            desk, "cash_flow", TITLE, mark("received and paid to the status date, forecast after")
        )
        self._view = view
        self._project: int | None = None
        self.by = Segmented(_spans(), name=tr(mark("Period")))
        self.by.set_current(QUARTER if view.grouping == QUARTER else MONTH)
        self.add_right(self.by, first=True)
        self.by.chosen.connect(self._on_chosen)
        self.setMinimumHeight(0)

    def show_project(self, project_id: int | None, against: str = "") -> None:
        self._project = project_id
        self.by.set_items(_spans())
        self.options = {"quarters": self.by.current == QUARTER, "at_budget": self.at_budget}
        super().show_project(project_id, against)

    def said(self) -> str:
        data: CashChart | None = self.data
        if data is None:
            return super().said()
        said = [data.currency, super().said()]
        if data.converted and data.at_budget:
            words = mark("{currencies} at budget rates")
            said.append(tr(words, currencies=text.listed(data.converted)))
        elif data.converted:
            words = mark("{currencies} at the rates of {day}")
            day = text.day(data.status_date)
            said.append(tr(words, currencies=text.listed(data.converted), day=day))
        if data.left_out:
            words = mark("without {currencies}: no rate")
            said.append(tr(words, currencies=text.listed(data.left_out)))
        return " · ".join(said)

    @property
    def at_budget(self) -> bool:
        """Return whether other currencies are shown as the project was budgeted."""
        return self._view.filters.get(RATES) == BUDGET

    def set_at_budget(self, *, at_budget: bool) -> None:
        """Show other currencies at the rates of the budget, or at those of the status date."""
        self._view.filters[RATES] = BUDGET if at_budget else ""
        self.show_project(self._project, self._against)

    def menu_of(self) -> QMenu:
        made = super().menu_of()
        data: CashChart | None = self.data
        if data is not None and data.can_budget:
            made.addSeparator()
            chosen = made.addAction(tr(mark("At budget rates")))
            chosen.setCheckable(True)
            chosen.setChecked(self.at_budget)
            chosen.triggered.connect(lambda on: self.set_at_budget(at_budget=on))
        return made

    def _on_chosen(self, key: str) -> None:
        self._view.grouping = key
        self.show_project(self._project, self._against)


def _spans() -> list[tuple[str, str]]:
    return [(MONTH, tr(mark("Month"))), (QUARTER, tr(mark("Quarter")))]
