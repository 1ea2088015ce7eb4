"""Over the cost: budget, spent and to come as bars, and the figures of earned value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core import text
from core.language import mark, tr
from core.money import Money
from core.queries.cost import TABLES, cost_of
from ui import paint
from ui.guard import guarded
from ui.pages.project.tabs.payments.fold import FoldedPanel
from ui.theme import changes, color, line_height, text_width
from ui.widgets.key_figures import KeyFigure, KeyFigures
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from core.queries.cost import CostRow
    from ui.desk import Desk

VIEW: Final = "cost.above"
LEAST, MOST = 196, 220
TITLE: Final = mark("Cost and earned value")
BAR, GAP = 10, 10
GOOD, POOR = 0.98, 0.92
"""Indices of cost performance from which it is in order, and amber; see the health of a project."""
NOT_KNOWN: Final = mark("n/a")

Line = tuple[str, tuple[tuple[float, str], ...], str]
"""The label of a bar, its parts (share of the room, tone), and its words."""


class CostBars(QWidget):
    """Budget over spent and to come, over what it comes to at the cost performance so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these bars from top to bottom."""
        self.lines = tuple(lines)
        self.setAccessibleName("; ".join(f"{label} {words}" for label, _parts, words in lines))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(300, 60))
    def sizeHint(self) -> QSize:
        return QSize(300, len(self.lines) * self._high())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        labels = max((text_width(line[0], "small") for line in self.lines), default=0) + GAP
        words = max((text_width(line[2], "small_m") for line in self.lines), default=0) + GAP
        room = max(0.0, self.width() - labels - words)
        for number, (label, parts, said) in enumerate(self.lines):
            row = QRectF(0, number * self._high(), self.width(), self._high())
            paint.text(painter, row, label, "small", "text2")
            x, y = labels, round(row.center().y() - BAR / 2)
            for share, tone in parts:
                painter.fillRect(QRectF(x, y, share * room, BAR), color(tone))
                x += share * room
            paint.text(painter, row.adjusted(x + GAP, 0, 0, 0), said, "small_m", elide=False)
        painter.end()

    def _high(self) -> int:
        return max(20, round(line_height("small")) + 5)


class CostPanel(FoldedPanel):
    """The bars and the figures."""

    reads = TABLES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, VIEW, least=LEAST, most=MOST, parent=parent)
        self._found: CostRow | None = None
        self.panel = Panel()
        self.bars, self.figures = CostBars(), KeyFigures(left=0)
        self.panel.add_right(self.closer)
        self.panel.body.addWidget(self.bars)
        self.panel.body.addStretch(1)
        self.panel.body.addWidget(self.figures)
        self.row.addWidget(self.panel, 1)

    def refresh(self) -> None:
        found = self.desk.read(cost_of, self.project_id, self.desk.status_date())
        self._found = found
        currency = "" if found.budget is None else found.budget.currency
        self.panel.set_title(tr(TITLE), currency)
        self.bars.show_lines(bars_of(found))
        self.figures.show_figures(figures_of(found))
        self.say()

    def summary(self) -> tuple[str, str, tuple[str, str]]:
        if self._found is None:
            return tr(TITLE), "", ("", "")
        said = [f"{figure.label} {figure.value}" for figure in figures_of(self._found)]
        return tr(TITLE), " · ".join(said), ("", "")


def bars_of(found: CostRow) -> list[Line]:
    """Return the bars; what is not known has none."""
    eac = _eac(found)
    sums = [each for each in (found.budget, found.at_completion, eac) if each is not None]
    longest = max((each.minor for each in sums), default=0)
    if longest <= 0:
        return []

    def share(amount: Money | None) -> float:
        return 0.0 if amount is None else max(0.0, amount.minor / longest)

    lines: list[Line] = []
    if found.budget is not None:
        words = text.short_amount(found.budget)
        lines.append((tr(mark("Budget")), ((share(found.budget), "st_track"),), words))
    if found.at_completion is not None:
        parts = ((share(found.actual), "st_done"), (share(found.coming), "ch_fill"))
        lines.append((tr(mark("Spent and to come")), parts, _spent_words(found)))
    if eac is not None:
        words = text.short_amount(eac)
        lines.append(
            (tr(mark("At the cost performance so far")), ((share(eac), "ch_plan"),), words)
        )
    return lines


def _spent_words(found: CostRow) -> str:
    assert found.at_completion is not None
    whole = text.short_amount(found.at_completion)
    if found.actual is None or found.coming is None:
        return whole
    spent, coming = text.short_amount(found.actual), text.short_amount(found.coming)
    return f"{spent} + {coming} = {whole}"


def _eac(found: CostRow) -> Money | None:
    if found.value is None or found.budget is None or found.value.eac_bac_over_cpi is None:
        return None
    return _sum(found.value.eac_bac_over_cpi, found)


def _sum(amount: float, found: CostRow) -> Money:
    assert found.budget is not None, "earned value has a budget"
    return Money.of(round(amount), found.budget.currency)


def figures_of(found: CostRow) -> list[KeyFigure]:
    """Return the figures of earned value; what cannot be divided is not known."""
    value = found.value

    def ratio(name: str) -> str:
        number: float | None = None if value is None else getattr(value, name)
        return tr(NOT_KNOWN) if number is None else text.number(number, 2)

    def amount(name: str) -> str:
        number: Any = None if value is None else getattr(value, name)
        return tr(NOT_KNOWN) if number is None else text.short_amount(_sum(number, found))

    cpi = None if value is None else value.cpi
    tone = "text3"
    if cpi is not None and cpi < GOOD:
        tone = "amber_text" if cpi >= POOR else "red_text"
    over = "" if value is None or value.vac is None else text.short_amount(_sum(value.vac, found))
    margin = "" if found.margin_percent is None else text.percent(found.margin_percent, 1)
    of_cost = tr(mark("EAC is the budget over CPI; VAC is the budget less EAC."))
    return [
        KeyFigure("PV", amount("pv"), tip=tr(mark("Planned value"))),
        KeyFigure("EV", amount("ev"), tip=tr(mark("Earned value"))),
        KeyFigure("AC", amount("ac"), tip=tr(mark("Actual cost"))),
        KeyFigure("SPI", ratio("spi"), tip=tr(mark("Earned for planned value"))),
        KeyFigure("CPI", ratio("cpi"), "", tone, tr(mark("Earned value for actual cost"))),
        KeyFigure("EAC", amount("eac_bac_over_cpi"), tip=of_cost),
        KeyFigure("VAC", over or tr(NOT_KNOWN), "", tone, of_cost),
        KeyFigure(
            "TCPI", ratio("tcpi_bac"), tip=tr(mark("What the rest needs to keep the budget"))
        ),
        KeyFigure(
            tr(mark("Contract margin")),
            tr(NOT_KNOWN) if found.margin is None else text.short_amount(found.margin),
            margin,
            tip=tr(mark("Contract with its changes less EAC")),
        ),
    ]
