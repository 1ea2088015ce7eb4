"""The head of a project: its name and status, what can be done with it, its key figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from core import terms, text
from core.language import current, mark, tr
from ui.models.cells import slip_tone, slip_words
from ui.pages.project.figure_row import FigureRow
from ui.paint import plain
from ui.theme import theme
from ui.widgets.button import Button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.key_figures import KeyFigure
from ui.widgets.label import Label
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton, QWidget

    from core.queries.overview import HeadRow

TONES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}
EARLY_PCT: Final = 15
"""Below so much planned progress SPI is noise, and a dash stands for it."""
DASH: Final = "–"
MILESTONES, OVERDUE, PAC, SOP, FACTS = "milestones", "overdue", "pac", "sop", "facts"


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
        self.name = Label("", "title")
        self.chip = Chip()
        self.reason = Label("", "small", "text2")
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
        status = row.project.status
        is_usual = status == "ACTIVE"
        words = tr(terms.RAG_WORDS[rag.overall])
        self.chip.show_status(TONES[rag.overall], words, TONES[rag.overall])
        why = [] if is_usual else [tr(terms.PROJECT_STATUSES[status])]
        why += [text.reason(reason.text, reason.values) for reason in rag.headline]
        self.reason.set_text(text.clauses(why))
        told = [*why, slip_words(row.baseline)] if rag.reasons else why
        self.reason.setToolTip(plain("\n".join(told)))
        self.add.setEnabled(can_write)
        self.figures.show_keyed(figures_of(row))

    def _lay_out(self) -> None:
        for label in (self.name, self.reason):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(40)
        self.name.setMinimumWidth(160)
        line = QHBoxLayout()
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(8)
        for widget in (self.back, self.name, self.chip, self.reason):
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
    pair = (_progress(row), *_indices(row), _gate_figure(row, PAC), _gate_figure(row, SOP))
    return [*pair, _value(row), *_counts(row)]


def _progress(row: HeadRow) -> tuple[str, KeyFigure]:
    found = row.figures
    plan = tr(mark("plan {share}"), share=text.percent(found.pv_pct, 1))
    tip = tr("Weighted by shop and stage, at the status date")
    return "", KeyFigure(tr("Progress"), text.percent(found.ev_pct, 1), plan, tip=tip)


def _indices(row: HeadRow) -> list[tuple[str, KeyFigure]]:
    found = row.figures
    counts = found.pv_pct >= EARLY_PCT
    tips = (
        (tr("SPI"), found.spi, tr("Progress earned for progress planned")),
        (tr("SPI(t)"), found.spi_t, tr("Months of the plan earned for months gone")),
    )
    return [
        ("", KeyFigure(label, text.number(value, 2) if counts and value else DASH, tip=tip))
        for label, value, tip in tips
    ]


def _gate_figure(row: HeadRow, key: str) -> tuple[str, KeyFigure]:
    gate = row.figures.pac if key == PAC else row.figures.sop
    is_done = gate is not None and gate.is_done
    words = {PAC: tr("PAC") if is_done else tr("Forecast PAC"), SOP: tr("SOP")}[key]
    tip = {PAC: tr("The last provisional acceptance"), SOP: tr("Start of production")}[key]
    if gate is None:
        return "", KeyFigure(words, DASH, tip=tip)
    slip = text.slip(gate.slip)
    if slip:
        tip = f"{tip}\n{slip_words(row.baseline)}: {slip}"
    return key, KeyFigure(words, text.day(gate.finish), slip, slip_tone(gate.slip, "text3"), tip)


def _value(row: HeadRow) -> tuple[str, KeyFigure]:
    value = row.project.value
    if not value.minor:
        return FACTS, KeyFigure(tr("Contract value"), DASH)
    return FACTS, KeyFigure(
        tr("Contract value"), text.short_amount(value), value.currency, tip=text.money(value)
    )


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
