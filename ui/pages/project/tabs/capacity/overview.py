"""The capacity of a plant on one page: figures, lines, ramp-up, performance tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core.language import mark, tr
from core.operations.performance import RECORD, record_run
from core.queries.capacity import plant_capacity
from ui.desk import Place
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.figure_row import FigureRow
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.capacity.figures import figures_of
from ui.pages.project.tabs.capacity.lines import LinesPanel
from ui.pages.project.tabs.capacity.tests import TestsPanel
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.queries.capacity import PlantCapacity
    from core.queries.register import RegisterRow
    from ui.desk import Desk
    from ui.pages.project.tabs.capacity.figures import Source

GAP: Final = 12
LOW: Final = 232


class CapacityOverview(ProjectTab):
    """What the plant is to make, what holds it back, how it gets there and how that is proved."""

    reads = frozenset(
        {
            *("capacity", "line_rate", "ramp_week", "performance_test", "run_hour", "run_stop"),
            *("damages_terms", "milestone", "project", "portfolio"),
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found: PlantCapacity | None = None
        self._sources: dict[str, tuple[Source, str]] = {}
        self.figures = FigureRow()
        self.lines = LinesPanel(desk)
        self.ramp = ChartPanel(
            desk,
            "ramp_up",
            mark("JPH ramp-up after SOP"),
            mark("planned, reached and expected"),
        )
        self.tests = TestsPanel(desk)
        self.empty = EmptyState()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        found = self._found = self.desk.read(plant_capacity, self.project_id)
        self._show_figures()
        self.tests.show_tests(found, can_write=not self.desk.locked)
        self._say_empty()
        self._stack.setCurrentWidget(self.empty if found.is_empty else self._scroll)
        for chart in (self.lines, self.ramp):
            chart.show_project(self.project_id, "")

    def retranslate(self) -> None:
        self.lines.say_choices()
        self.tests.retranslate()
        self.mark_stale()

    def status_text(self) -> str:
        if self._found is None or self._found.plant is None:
            return ""
        return self._found.plant.stated

    def open_register(self, register: str, rows: tuple[int, ...] = (), of: str = "") -> None:
        """Show a register of the tab, or some rows of it."""
        self.desk.go(
            Place(
                "project", self.project_id, "capacity", register=register, rows=rows, of=of
            )
        )  # fmt: skip

    def record(self, test: RegisterRow | None) -> None:
        """Begin the run of a test, and go where its hours and stops are entered."""
        test_id = None if test is None else test.id
        on = self.desk.status_date()
        run_id, hours = self.desk.run(RECORD, record_run, self.project_id, test_id, on=on)
        kept = self.desk.read(plant_capacity, self.project_id).tests
        name = next(row.values["name"] for row in kept if row.id == run_id)
        if hours:
            self.open_register("run_hours", hours, name)
        else:
            self.open_register("performance_tests", (run_id,), name)

    def _lay_out(self) -> None:
        self._scroll = ScrollArea()
        body = self._scroll.body
        body.setContentsMargins(16, GAP, 16, GAP)
        body.setSpacing(GAP)
        band = Panel()
        band.body.addWidget(self.figures)
        band.body.setContentsMargins(0, 6, 0, 6)
        body.addWidget(band)
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(GAP)
        right.setSpacing(GAP)
        self.ramp.setMinimumHeight(LOW)
        right.addWidget(self.ramp, 1)
        right.addWidget(self.tests, 0)
        row.addWidget(self.lines, 1)
        row.addLayout(right, 1)
        body.addLayout(row, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self._scroll)

    def _connect(self) -> None:
        self.figures.pressed.connect(self._on_pressed)
        self.lines.availability_chosen.connect(lambda _share: self._show_figures())
        self.tests.record_asked.connect(self.record)
        self.tests.opened.connect(
            lambda row: self.open_register("performance_tests", (row.id,), row.values["name"])
        )

    def _show_figures(self) -> None:
        if self._found is None:
            return
        made = figures_of(self._found, self.lines.availability)
        self._sources = {
            str(number): (source, figure.label)
            for number, (figure, source) in enumerate(made)
            if source is not None
        }
        self.figures.show_keyed(
            [
                (str(number) if str(number) in self._sources else "", figure)
                for number, (figure, _source) in enumerate(made)
            ]
        )

    def _on_pressed(self, key: str) -> None:
        source, label = self._sources[key]
        self.open_register(source.register, (source.row_id,), label)

    def _say_empty(self) -> None:
        title = tr(mark("No capacity yet"))
        if self.desk.locked:
            self.empty.show_message(title, self.desk.locked)
            return
        self.empty.show_message(
            title,
            tr(mark("Enter the rate of the contract, then the rates of the lines.")),
            actions=[
                (
                    tr(mark("Enter the rate")),
                    "plus",
                    "primary",
                    lambda: self.open_register("capacity"),
                ),
                (tr(mark("Line rates")), "list", "", lambda: self.open_register("line_rates")),
            ],
        )
