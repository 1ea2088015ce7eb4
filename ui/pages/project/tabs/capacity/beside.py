"""Beside the lists of lines and weeks: the chart that is made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from core.language import mark, tr
from core.operations.ramp_up import PLAN, plan_ramp_up
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.capacity.lines import LinesPanel
from ui.widgets.button import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.pages._register.grid import RegisterGrid

GAP: Final = 12
WIDTH: Final = 400
MOST: Final = 420


class _Beside(ProjectTab):
    """One chart that follows the list it stands beside."""

    def __init__(self, desk: Desk, chart: ChartPanel, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chart = chart
        chart.setMaximumHeight(MOST)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(chart, 4)
        column.addStretch(1)
        self.setMinimumWidth(WIDTH)

    def refresh(self) -> None:
        self.chart.show_project(self.project_id, "")

    def retranslate(self) -> None:
        self.mark_stale()


class LinesBeside(_Beside):
    """The lines as lollipops."""

    reads = frozenset({"capacity", "line_rate", "portfolio"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, LinesPanel(desk, ""), parent)

    def retranslate(self) -> None:
        assert isinstance(self.chart, LinesPanel)
        self.chart.say_choices()
        super().retranslate()


class RampBeside(_Beside):
    """The ramp-up as a chart; a button plans the weeks along the usual curve."""

    reads = frozenset(
        {"capacity", "line_rate", "ramp_week", "performance_test", "milestone", "portfolio"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = mark("JPH ramp-up after SOP")
        super().__init__(desk, ChartPanel(desk, "ramp_up", title, ""), parent)
        self.plan = button("", icon="chart-spline", run=self.plan_weeks)
        self._say()

    def stand_by(self, grid: RegisterGrid) -> None:
        grid.bar.put_before_add(self.plan)

    def refresh(self) -> None:
        self.plan.setEnabled(not self.desk.locked)
        super().refresh()

    def retranslate(self) -> None:
        self._say()
        super().retranslate()

    def plan_weeks(self) -> None:
        """Plan the weeks that have no plan yet."""
        if not self.desk.run(PLAN, plan_ramp_up, self.project_id):
            self.desk.toast(tr(mark("Every week of the usual curve has a plan already.")))

    def _say(self) -> None:
        self.plan.set_text(tr(mark("Plan by curve")))
        self.plan.setToolTip(
            tr(mark("Give weeks without a plan the usual curve up to the contract's rate"))
        )
