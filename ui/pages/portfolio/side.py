"""The side pane: the project under the cursor at a glance, with what to do next pinned below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from core import terms
from core import text as wording
from core.language import current, tr
from ui.dialogs.health_words import declared_words, stale_words
from ui.pages.portfolio.columns import TONES, has_spi, jph_of, reason_of, title_of
from ui.pages.portfolio.date_grid import DateGrid, Gate, GridRow
from ui.pages.portfolio.open_points import OpenPoints
from ui.paint import plain
from ui.widgets.button import Button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.label import FactGrid, Label, Line
from ui.widgets.line import HLine
from ui.widgets.mini_curve import MiniCurve
from ui.widgets.scroll import ScrollArea
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.queries.alerts import AlertRow
    from core.queries.glance import Glance
    from core.queries.portfolio import PortfolioRow
    from core.rules.board import BoardCell, BoardRow

MARGIN: Final = 16
DOT: Final = " · "
COMMON: Final = "none"
LABELS: Final = 96


class SidePane(Surface):
    """Name, status, facts, gates, S-curve; the middle scrolls, so it never sets a height.

    Signals:
        open_asked: Open project was pressed.
        report_asked: Status report was pressed.
        close_asked: The pane is to be hidden.
    """

    open_asked = Signal()
    report_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(left=True, parent=parent)
        self.name, self.under = _line("h2", "text"), _line("small", "text3")
        self.chip, self.reason = Chip(), _line("small", "text2")
        self.declared_chip = Chip()
        self.declared = Label("", "small", "text2", wrap=True)
        self.age = _line("small", "amber_text")
        self.facts = FactGrid(LABELS)
        self.grid, self.curve = DateGrid(), MiniCurve()
        self.points, self._points_line = OpenPoints(), HLine()
        self.progress, self.figures = Label("", "small_m"), Label("", "small", "text3")
        self.hide_button = icon_button("panel-right-close", "", run=self.close_asked.emit)
        self.open_button = Button("", kind="primary", icon="arrow-right", height=30)
        self.report_button = Button("", icon="file-text", height=30)
        self.open_button.clicked.connect(self.open_asked)
        self.report_button.clicked.connect(self.report_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._middle(), 1)
        column.addLayout(self._foot())
        self.show_points(None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.open_button.set_text(tr("Open project"))
        self.report_button.set_text(tr("Status report"))
        self.hide_button.setToolTip(tr("Hide the side pane (Ctrl+I)"))
        self.hide_button.setAccessibleName(tr("Hide the side pane"))
        self.progress.set_text(tr("Progress"))
        self.points.retranslate()

    def show_points(self, rows: Sequence[AlertRow] | None) -> None:
        """Show what must be acted on in the project; None while it is not known yet."""
        self._points_line.setVisible(rows is not None)
        self.points.show_points(rows)

    def show_project(self, row: PortfolioRow, glance: Glance) -> None:
        """Show a project."""
        country = wording.country(row.country) if row.country else ""
        _say(self.name, title_of(row))
        _say(self.under, _joined(row.customer, country, jph_of(row)))
        self.chip.show_status(TONES[row.rag], tr(terms.RAG_WORDS[row.rag]), TONES[row.rag])
        _say(self.reason, reason_of(row))
        self._show_declared(glance)
        self.facts.show_facts(_facts(row))
        self._show_gates(glance)
        self._show_curve(row, glance)

    def _show_declared(self, glance: Glance) -> None:
        """Show what is declared beside the computed colour, and how old the data are."""
        declared = glance.project.declared
        if declared is not None:
            words = tr(terms.RAG_WORDS[declared.rag])
            self.declared_chip.show_status(TONES[declared.rag], words, TONES[declared.rag])
        self.declared.set_text(declared_words(declared))
        for part in (self.declared_chip, self.declared):
            part.setVisible(declared is not None)
        age = stale_words(glance.project, glance.status_date)
        _say(self.age, age)
        self.age.setVisible(bool(age))

    def _show_gates(self, glance: Glance) -> None:
        shops = [row for row in glance.board if row.shop != terms.PROJECT_LEVEL]
        rows = shops or list(glance.board)
        heads = [tr(terms.shop(row.shop).name) for row in rows]
        lines = [_phase(number, rows) for number in range(len(terms.PHASES))] if rows else []
        self.grid.show_grid(heads, [line for line in lines if any(line.gates)])

    def _show_curve(self, row: PortfolioRow, glance: Glance) -> None:
        points = glance.curve
        self.curve.show_curve(
            planned=[(p.date, p.planned) for p in points],
            actual=[(p.date, p.actual) for p in points if p.actual is not None],
            forecast=[(p.date, p.forecast) for p in points if p.forecast is not None],
            status_date=glance.status_date,
        )
        plan = tr("plan {share}", share=wording.percent(row.pv_pct, 1))
        spi = f"{tr('SPI')} {wording.number(row.spi, 2)}" if has_spi(row) else ""
        self.figures.set_text(_joined(wording.percent(row.ev_pct, 1), plan, spi))

    def _head(self) -> QVBoxLayout:
        first, status, declared = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.name, 1)
        first.addWidget(self.hide_button)
        status.setSpacing(8)
        status.addWidget(self.chip)
        status.addWidget(self.reason, 1)
        declared.setSpacing(8)
        declared.setContentsMargins(0, 4, 0, 0)
        declared.addWidget(self.declared_chip, 0, Qt.AlignmentFlag.AlignTop)
        declared.addWidget(self.declared, 1)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN - 1, 7, MARGIN - 4, 0)
        head.setSpacing(0)
        head.addLayout(first)
        head.addWidget(self.under)
        head.addSpacing(8)
        head.addLayout(status)
        head.addLayout(declared)
        head.addWidget(self.age)
        head.addSpacing(12)
        head.addWidget(HLine())
        return head

    def _middle(self) -> ScrollArea:
        scroll = ScrollArea()
        heading = QHBoxLayout()
        heading.addWidget(self.progress)
        heading.addStretch(1)
        heading.addWidget(self.figures)
        box = scroll.body
        box.setContentsMargins(MARGIN - 1, 11, MARGIN, 8)
        scroll.keep_width()
        box.addWidget(self.facts)
        box.addSpacing(12)
        box.addWidget(HLine())
        box.addSpacing(6)
        box.addWidget(self.grid)
        box.addSpacing(10)
        box.addWidget(HLine())
        box.addSpacing(10)
        box.addLayout(heading)
        box.addSpacing(6)
        box.addWidget(self.curve)
        box.addSpacing(10)
        box.addWidget(self._points_line)
        box.addSpacing(10)
        box.addWidget(self.points)
        box.addStretch(1)
        return scroll

    def _foot(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.report_button)
        buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN - 1, 0, MARGIN, 10)
        foot.setSpacing(10)
        foot.addWidget(HLine())
        foot.addLayout(buttons)
        return foot


def _facts(row: PortfolioRow) -> list[tuple[str, str]]:
    shops = [tr(terms.shop(code).name) for code in row.shops]
    delivery = " ".join(part for part in (row.incoterm, row.incoterm_place) if part)
    facts = (
        (tr("Contract"), _joined(row.contract_no or row.code, wording.day(row.signed))),
        (tr("Scope"), wording.listed([*shops[:1], *(_lower(name) for name in shops[1:])])),
        (
            tr("Value"),
            _joined(wording.short_money(row.value) if row.value.minor else "", delivery),
        ),
        (tr("Project manager"), row.project_manager),
    )
    return [fact for fact in facts if fact[1]]


def _line(kind: str, tone: str) -> Label:
    """Return a label of one line that never asks for more room than there is."""
    label = Line("", kind, tone)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label


def _say(label: Label, words: str) -> None:
    label.set_text(words)
    label.setToolTip(plain(words))


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


def _lower(name: str) -> str:
    """Return the name of a shop within a sentence."""
    return name if current() == "zh" else name[:1].lower() + name[1:]


def _phase(number: int, rows: list[BoardRow]) -> GridRow:
    name = tr(terms.PHASES[number].name)
    return GridRow(name, tuple(_gate(row.cells[number]) for row in rows))


def _gate(cell: BoardCell) -> Gate | None:
    return None if cell.state == COMMON else Gate(cell.state, cell.finish, cell.slip)
