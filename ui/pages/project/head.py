"""The head of a project: its name and status, what can be done with it, its key figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from core import terms, text
from core.language import current, mark, tr
from core.queries.key_figures import DAMAGES, GOODS, RECEIVED, RISKS
from ui.dialogs.health_words import declared_words, stale_words
from ui.models.cells import slip_tone, slip_words
from ui.pages.project.figure_row import FigureRow
from ui.paint import plain
from ui.theme import theme
from ui.widgets.button import Button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.key_figures import KeyFigure
from ui.widgets.label import Line
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton, QWidget

    from core.queries.overview import HeadRow

TONES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}
EARLY_PCT: Final = 15
"""Below so much planned progress SPI is noise, and a dash stands for it."""
MILESTONES, OVERDUE, PAC, SOP, FACTS = "milestones", "overdue", "pac", "sop", "facts"
NAME: Final = 220
"""Points that the name keeps where there is little room."""
STALE_RED: Final = 31
"""Days from which data that are older than the status date are red."""
DAMAGES_RED: Final = Decimal("0.5")
"""Share of the cap from which damages are red, as in the health of a project."""
FIGURES: Final = {
    RECEIVED: mark("Received"),
    DAMAGES: mark("LD exposure"),
    GOODS: mark("Goods on site"),
    RISKS: mark("Open risks"),
}
"""Figures that open rows of a register."""


class ProjectHead(Surface):
    """One line with name, status and buttons, one with the key figures.

    Signals:
        back_asked: The way back to the portfolio was pressed.
        report_asked: Status report was pressed.
        milestone_asked: New milestone was pressed.
        more_asked: The other things to do were asked for.
        figure_pressed: A key figure was pressed; carries its key.
    """

    back_asked = Signal()
    report_asked = Signal()
    milestone_asked = Signal()
    more_asked = Signal()
    figure_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.back = icon_button("arrow-left", "", run=self.back_asked.emit)
        self.name = Line("", "title")
        self.chip = Chip()
        self.reason = Line("", "small", "text2")
        self.declared_chip = Chip()
        self.declared = Line("", "small", "text2")
        self.stale = Chip()
        self.report = Button("", icon="file-text")
        self.add = Button("", icon="plus")
        self.more = icon_button("ellipsis", "", run=self.more_asked.emit)
        self.figures = FigureRow()
        self.report.clicked.connect(self.report_asked)
        self.add.clicked.connect(self.milestone_asked)
        self.figures.pressed.connect(self.figure_pressed)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        _name(self.back, tr("Back to the portfolio"))
        _name(self.more, tr("More"))
        self.report.set_text(tr("Status report"))
        self.report.setToolTip(tr("Status report (Ctrl+Shift+R)"))
        self.add.set_text(tr("New milestone"))
        self.add.setToolTip(tr("New milestone (Ctrl+M)"))

    def show_project(self, row: HeadRow, *, can_write: bool) -> None:
        """Show a project; without the right to write nothing can be added."""
        rag = row.figures.rag
        self.name.set_text(row.project.named(current()))
        self.name.setToolTip(plain(row.project.named(current())))
        self.name.setMinimumWidth(min(NAME, self.name.sizeHint().width()))
        status = row.project.status
        is_usual = status == "ACTIVE"
        words = tr(terms.RAG_WORDS[rag.overall])
        self.chip.show_status(TONES[rag.overall], words, TONES[rag.overall])
        why = [] if is_usual else [tr(terms.PROJECT_STATUSES[status])]
        why += [text.reason(reason.text, reason.values) for reason in rag.headline]
        self.reason.set_text(text.clauses(why))
        told = [*why, slip_words(row.baseline)] if rag.reasons else why
        self.reason.setToolTip(plain("\n".join(told)))
        self._show_declared(row)
        self._show_age(row)
        self.add.setEnabled(can_write)
        self.figures.show_keyed(figures_of(row))

    def _show_declared(self, row: HeadRow) -> None:
        """Show the colour somebody stands for beside the computed one, which it never replaces."""
        declared, words = row.project.declared, declared_words(row.project.declared)
        if declared is not None:
            tone = TONES[declared.rag]
            self.declared_chip.show_status(tone, tr(terms.RAG_WORDS[declared.rag]), tone)
        self.declared.set_text(words)
        for part in (self.declared_chip, self.declared):
            part.setToolTip(plain(words))
            part.setVisible(declared is not None)

    def _show_age(self, row: HeadRow) -> None:
        """Say in a chip that the data are older than the status date, where they are."""
        days = tr(mark("Data {days} old"), days=text.days(row.stale_days))
        self.stale.show_status("red" if row.stale_days >= STALE_RED else "amber", days, "history")
        self.stale.setToolTip(stale_words(row.project, row.status_date))
        self.stale.setVisible(row.stale_days > 0)

    def _lay_out(self) -> None:
        for label in (self.name, self.reason, self.declared):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(40)
        line = QHBoxLayout()
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(8)
        status = (self.chip, self.reason, self.declared_chip, self.declared, self.stale)
        for widget in (self.back, self.name, *status):
            line.addWidget(widget)
        line.addStretch(1)
        for button in (self.report, self.add, self.more):
            line.addWidget(button)
        top = Surface()
        top.setMinimumHeight(theme().tokens.height["project_head"])
        top.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.figures)


def figures_of(row: HeadRow) -> Sequence[tuple[str, KeyFigure]]:
    """Return the key figures of a project, most important first, each with its key."""
    money = (*_value(row), *_received(row), *_damages(row), *_goods(row), *_risks(row))
    first = (_progress(row), *_indices(row), *_gate_figure(row, PAC))
    return [*first, *money, *_gate_figure(row, SOP), *_counts(row)]


def _progress(row: HeadRow) -> tuple[str, KeyFigure]:
    found = row.figures
    plan = tr(mark("plan {share}"), share=text.percent(found.pv_pct, 1))
    tip = tr("Weighted by shop and stage, at the status date")
    return MILESTONES, KeyFigure(tr("Progress"), text.percent(found.ev_pct, 1), plan, tip=tip)


def _indices(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    """Return SPI with SPI(t) beside it; nothing while the plan has hardly begun."""
    found = row.figures
    if found.pv_pct < EARLY_PCT or found.spi is None:
        return []
    name = tr("SPI(t)")
    in_time = "" if found.spi_t is None else f"{name} {text.number(found.spi_t, 2)}"
    tips = (
        tr("SPI: progress earned for progress planned"),
        tr("SPI(t): months of the plan earned for months gone"),
    )
    return [
        (MILESTONES, KeyFigure(tr("SPI"), text.number(found.spi, 2), in_time, tip="\n".join(tips)))
    ]


def _gate_figure(row: HeadRow, key: str) -> list[tuple[str, KeyFigure]]:
    gate = row.figures.pac if key == PAC else row.figures.sop
    is_done = gate is not None and gate.is_done
    words = {PAC: tr("PAC") if is_done else tr("Forecast PAC"), SOP: tr("SOP")}[key]
    tip = {PAC: tr("The last provisional acceptance"), SOP: tr("Start of production")}[key]
    if gate is None:
        return []
    slip = text.slip(gate.slip)
    if slip:
        tip = f"{tip}\n{slip_words(row.baseline)}: {slip}"
    shown = KeyFigure(words, text.day(gate.finish), slip, slip_tone(gate.slip, "text3"), tip)
    return [(key, shown)]


def _value(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    value = row.project.value
    if not value.minor:
        return []
    shown = text.short_amount(value)
    figure = KeyFigure(tr("Contract value"), shown, value.currency, tip=text.money(value))
    return [(FACTS, figure)]


def _received(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    """Return what was received, as a share of the contract with its variations."""
    found = row.figures.standing
    if found is None or not row.counts.has_payments:
        return []
    share = ""
    if found.revised.minor > 0:
        share = text.percent(100 * found.received.minor / found.revised.minor)
    tip = tr(
        mark("{received} of {value}; invoiced {invoiced}"),
        received=text.money(found.received),
        value=text.money(found.revised),
        invoiced=text.money(found.invoiced),
    )
    shown = text.short_amount(found.received)
    key = RECEIVED if found.received.minor else ""
    return [(key, KeyFigure(tr("Received"), shown, share, tip=tip))]


def _damages(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    """Return damages net of the extensions claimed, in the tone of their share of the cap."""
    found = None if row.figures.standing is None else row.figures.standing.damages
    if found is None:
        return []
    net, cap = found.net_of_claimed.amount, found.net_of_claimed.cap
    share, tone = "", "amber_text" if net.minor else "text3"
    if cap is not None and cap.minor:
        part = Decimal(net.minor) / cap.minor
        share = tr(mark("{share} of cap"), share=text.percent(part * 100))
        tone = "red_text" if part >= DAMAGES_RED else tone
    tip = tr(
        mark("Net of extensions claimed; net of those granted {granted}, gross {gross}"),
        granted=text.money(found.net_of_granted.amount),
        gross=text.money(found.gross.amount),
    )
    return [(DAMAGES, KeyFigure(tr("LD exposure"), text.short_amount(net), share, tone, tip))]


def _goods(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    """Return what of the goods is on site: by containers, by weight where none are counted."""
    found = row.figures.standing
    if found is None:
        return []
    lots = found.lots
    whole, there = Decimal(lots.containers_total), Decimal(lots.containers_on_site)
    words = mark("{there} of {whole} containers")
    if not whole:
        whole, there = lots.gross_weight_total_t, lots.gross_weight_on_site_t
        words = mark("{there} of {whole} t")
    if not whole:
        return []
    context = tr(words, there=text.number(there), whole=text.number(whole))
    tip = tr(mark("In lots that arrived"))
    key = GOODS if there else ""
    share = text.percent(100 * there / whole)
    return [(key, KeyFigure(tr("Goods on site"), share, context, tip=tip))]


def _risks(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    found = row.counts
    if not found.risks:
        return []
    high = tr(mark("{count} high"), count=found.high_risks) if found.high_risks else ""
    tip = tr(mark("High: a score of 10 and more"))
    shown = KeyFigure(tr("Open risks"), text.number(found.open_risks), high, "red_text", tip)
    return [(RISKS if found.open_risks else "", shown)]


def _counts(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    found = row.figures
    of = tr("of {total}", total=found.milestones_total)
    overdue = text.number(row.overdue)
    tip = tr("Due by the status date and not reached")
    late = KeyFigure(tr("Overdue"), overdue, tip=tip)
    if row.overdue:
        days = row.overdue_days
        longest = tr(mark("up to {days}"), days=text.days(days)) if days else ""
        late = KeyFigure(tr("Overdue"), overdue, longest, "red_text", tip)
    reached = tr("Reached by the status date")
    done = KeyFigure(tr("Milestones"), text.number(found.milestones_done), of, tip=reached)
    return [(MILESTONES, done), (OVERDUE if row.overdue else "", late)]


def _name(button: QToolButton, words: str) -> None:
    button.setToolTip(words)
    button.setAccessibleName(words)
