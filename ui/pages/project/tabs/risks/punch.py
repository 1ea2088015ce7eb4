"""Over and beside the punch list: its indicators, each opening its rows, and its charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from core import text
from core.language import mark, tr
from core.queries.open_points import punch_items
from core.rules.punch import BANDS, CATEGORIES, band_of, figures
from ui.pages.project.chart_panel import ChartPanel
from ui.pages.project.figure_row import FigureRow
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.risks.matrix import CHARTS, GAP, WIDTH
from ui.widgets.key_figures import KeyFigure
from ui.widgets.line import HLine
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.queries.register import RegisterRow
    from core.rules.punch import PunchFigures
    from ui.desk import Desk
    from ui.pages._register.grid import RegisterGrid

    Test = Callable[[RegisterRow], bool]

CLOSED: Final = "CLOSED"
MEANINGS: Final = {
    "A": mark("Stops the next phase: closed before mechanical completion, energising or PAC"),
    "B": mark("Does not stop the next phase: closed before PAC"),
    "C": mark("Cosmetic, documents, minor: closed before FAC"),
}
READS: Final = frozenset({"punch_item", "project", "portfolio"})


class PunchBand(ProjectTab):
    """Open by category, overdue, how old, how much is closed; a figure narrows the list."""

    reads = READS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._grid: RegisterGrid | None = None
        self._labels: dict[str, str] = {}
        self.figures = FigureRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.figures)
        column.addWidget(HLine())
        self.figures.pressed.connect(self._on_pressed)

    def stand_by(self, grid: RegisterGrid) -> None:
        self._grid = grid

    def refresh(self) -> None:
        on = self.desk.status_date()
        found = figures(self.desk.read(punch_items, self.project_id), on)
        self.figures.show_keyed(keyed(found))
        self._labels = {key: figure.label for key, figure in keyed(found)}

    def retranslate(self) -> None:
        self.mark_stale()

    def _on_pressed(self, key: str) -> None:
        if self._grid is None:
            return
        self._grid.clear_filters()
        self._grid.narrow(self._labels[key], self._test(key))

    def _test(self, key: str) -> Test:
        on = self.desk.status_date()

        def is_open(row: RegisterRow) -> bool:
            return bool(row.values["status"] != CLOSED)

        def test(row: RegisterRow) -> bool:
            values = row.values
            if key == "closed":
                return not is_open(row)
            if not is_open(row):
                return False
            if key.startswith("age"):
                raised = values["raised"]
                return raised is not None and band_of((on - raised).days) == int(key[3:])
            if key.startswith("overdue"):
                is_over = bool(values["overdue_days"])
                return is_over and (key == "overdue" or values["category"] == "A")
            return bool(values["category"] == key)

        return test


class PunchPanel(ProjectTab):
    """The punch list by shop and by age."""

    reads = READS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.charts = [ChartPanel(desk, *names) for names in CHARTS]
        scroll = ScrollArea()
        scroll.body.setContentsMargins(GAP, GAP, GAP, GAP)
        scroll.body.setSpacing(GAP)
        for chart in self.charts:
            chart.setMaximumHeight(300)
            scroll.body.addWidget(chart)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.setMinimumWidth(WIDTH)

    def refresh(self) -> None:
        for chart in self.charts:
            chart.show_project(self.project_id, "")

    def retranslate(self) -> None:
        self.mark_stale()


def keyed(found: PunchFigures) -> list[tuple[str, KeyFigure]]:
    """Return the indicators of a punch list, each with its key; one of none has no key."""
    made: list[tuple[str, KeyFigure]] = []
    for category in CATEGORIES:
        count = found.open[category]
        label = tr(mark("Open {category}"), category=category)
        made.append(_counted(category, label, count, tip=tr(MEANINGS[category])))
    over, over_a = found.overdue.total(), found.overdue["A"]
    made.append(_counted("overdueA", tr(mark("Overdue A")), over_a, tone="red_text"))
    made.append(_counted("overdue", tr("Overdue"), over, tone="red_text"))
    rate = found.closure_rate
    closed = found.total - found.open_count
    share = "–" if rate is None else text.percent(100 * rate, 0)
    of = tr(mark("{count} of {total}"), count=closed, total=found.total)
    tip = tr(mark("Closed items of all that were raised"))
    made.append(("closed" if closed else "", KeyFigure(tr(mark("Closed")), share, of, tip=tip)))
    for number, (first, last) in enumerate(BANDS):
        count = found.ages[number].total()
        words = tr("> {days} d", days=first - 1)
        if last is not None:
            words = tr("{first}–{last} d", first=first, last=last)
        made.append(_counted(f"age{number}", words, count, tip=tr(mark("Open items by age"))))
    return made


def _counted(
    key: str, label: str, count: int, *, tone: str = "text3", tip: str = ""
) -> tuple[str, KeyFigure]:
    dot = "●" if count and tone == "red_text" else ""
    return key if count else "", KeyFigure(label, text.number(count), dot, tone, tip)
