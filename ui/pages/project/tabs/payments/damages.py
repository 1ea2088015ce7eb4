"""Over the terms of damages: what being late would cost, by part and by weeks of more delay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr
from core.queries.damages import TABLES
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.tabs.payments.fold import FoldedPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.charts.damages import DamagesChart
    from ui.desk import Desk

VIEW: Final = "damages.above"
LEAST, MOST = 250, 340
WEEK: Final = 7
TITLE: Final = mark("Damages for delay")


class DamagesChartPanel(ChartPanel):
    """The chart; its line says when the cap would be reached."""

    def __init__(self, desk: Desk) -> None:
        subtitle = mark("by part against the cap, and what more delay would add")
        super().__init__(desk, "damages", TITLE, subtitle)
        self.setMinimumHeight(0)

    def said(self) -> str:
        found = self.full()
        return " · ".join(filter(None, (self.currency(), super().said(), found)))

    def currency(self) -> str:
        """Return the currency of every sum."""
        data: DamagesChart | None = self.data
        return "" if data is None else data.bars[0].gross.currency

    def full(self) -> str:
        """Return when what is owed net of claims would reach the cap, where it would."""
        data: DamagesChart | None = self.data
        if data is None or data.full_in is None:
            return ""
        if data.full_in <= 0:
            return tr(mark("cap reached"))
        weeks = -(-data.full_in // WEEK)
        return tr(mark("cap reached with {count} wk more"), count=weeks)


class DamagesPanel(FoldedPanel):
    """The chart of damages over their terms."""

    reads = TABLES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, VIEW, least=LEAST, most=MOST, parent=parent)
        self.chart = DamagesChartPanel(desk)
        self.chart.add_right(self.closer)
        self.row.addWidget(self.chart, 1)
        self.chart.read.connect(self.say)

    def refresh(self) -> None:
        self.chart.show_project(self.project_id)
        self.say()

    def summary(self) -> tuple[str, str, tuple[str, str]]:
        data: DamagesChart | None = self.chart.data
        said = []
        if data is not None:
            whole = data.bars[-1]
            words = mark("{net} net of claims, {gross} without")
            said.append(
                tr(words, net=text.short_money(whole.claimed), gross=text.short_money(whole.gross))
            )
            if data.cap is not None:
                said.append(tr(mark("Cap {sum}"), sum=text.short_money(data.cap)))
        return tr(TITLE), " · ".join([*said, self.chart.full()]).strip(" ·"), ("", "")
