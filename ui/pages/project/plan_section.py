"""The part of the milestone panel that says what its dates follow from, and why it comes when it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core import terms, text
from core.errors import CircularPlan
from core.language import mark, tr
from core.operations.forecasts import release
from core.queries.why import floats, reasons
from ui.dialogs.milestone_plan import MINUTES, open_milestone_plan
from ui.pages.project.float_words import days_number, float_words
from ui.pages.project.reason_words import reason_words
from ui.widgets.button import button, icon_button
from ui.widgets.label import FactGrid, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from core.queries.milestones import MilestoneRow
    from core.queries.why import FloatRow, WhyRow
    from ui.desk import Desk

RELEASE: Final = mark("Release pin")
_SHOWN: Final = 8
"""Steps of the chain that are shown; the tip over the forecast has more."""


class PlanSection(QWidget):
    """Duration, constraint, float; then the chain back to a fact, each step a way to its milestone.

    Signals:
        opened: a milestone of the chain was chosen; carries its id.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: MilestoneRow | None = None
        self.title, self.why_title = Label("", "h3"), Label("", "h3")
        self.edit_button = icon_button("pencil", "", size=24, run=self._edit)
        self.facts = FactGrid(label_width=92)
        self.release_button = button("", run=self._release)
        self.steps: list[QWidget] = []
        self._chain = QGridLayout()
        self._chain.setContentsMargins(0, 0, 0, 4)
        self._chain.setHorizontalSpacing(8)
        self._chain.setVerticalSpacing(4)
        self._chain.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.setContentsMargins(0, 2, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.edit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.release_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why_title)
        column.addLayout(self._chain)

    def show_milestone(self, row: MilestoneRow, names: Mapping[int, str]) -> None:
        """Show the plan of a milestone; names are those of all milestones of its project."""
        self._row = row
        self.title.set_text(tr(mark("Plan")))
        self.why_title.set_text(tr(mark("Why this date")))
        self.edit_button.setToolTip(tr(mark("Change duration, constraint, calendar")))
        self.edit_button.setAccessibleName(tr(mark("Change duration, constraint, calendar")))
        self.release_button.set_text(tr(RELEASE))
        try:
            room = self._desk.read(floats, row.project_id).get(row.id)
            chain = self._desk.read(reasons, row.project_id, row.id)
        except CircularPlan as ring:
            self.facts.show_facts([(tr(mark("Float")), str(ring), "red_text")])
            room, chain = None, ()
        else:
            self.facts.show_facts(_facts(row, room))
        can_write = not self._desk.workspace.is_read_only and not row.is_done
        is_held = row.manual or row.constraint_kind != "ASAP"
        self.edit_button.setVisible(can_write)
        self.release_button.setVisible(can_write and is_held)
        self._show_chain(() if row.is_done else chain, names)

    def _show_chain(self, chain: Sequence[WhyRow], names: Mapping[int, str]) -> None:
        for old in self.steps:
            self._chain.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.steps = []
        self.why_title.setVisible(bool(chain))
        for line, step in enumerate(chain[:_SHOWN]):
            day = Label(text.day(step.finish), "small", "text2")
            name = names.get(step.milestone_id, "")
            said = reason_words(step, names)
            words = Label(said if line == 0 else f"{name}: {said}", "small", "text", wrap=True)
            self._chain.addWidget(day, line, 0, Qt.AlignmentFlag.AlignTop)
            self._chain.addWidget(words, line, 1)
            self.steps += [day, words]
            if line:
                go = icon_button(
                    "arrow-right",
                    tr(mark("Go to {name}"), name=name),
                    size=24,
                    run=self._opener(step.milestone_id),
                )
                self._chain.addWidget(go, line, 2, Qt.AlignmentFlag.AlignTop)
                self.steps.append(go)

    def _opener(self, milestone_id: int) -> Callable[[], object]:
        return lambda: self.opened.emit(milestone_id)

    def _edit(self) -> None:
        if self._row is not None:
            open_milestone_plan(self._desk, self._row.id)

    def _release(self) -> None:
        if self._row is not None:
            self._desk.run(RELEASE, release, [self._row.id])


def _facts(row: MilestoneRow, room: FloatRow | None) -> list[tuple[str, str, str]]:
    facts = [(tr(mark("Duration")), _duration(row), "text")]
    if row.constraint_kind != "ASAP":
        held = f"{tr(terms.CONSTRAINTS[row.constraint_kind])} {text.day(row.constraint_date)}"
        facts.append((tr(mark("Constraint")), held.strip(), "text"))
    if row.manual:
        facts.append((tr(mark("Constraint")), tr(mark("Dates by hand")), "text"))
    if row.deadline is not None:
        facts.append((tr(mark("Deadline")), text.day(row.deadline), "text"))
    if row.calendar:
        facts.append((tr(mark("Calendar")), row.calendar, "text"))
    if room is not None:
        facts.append((tr(mark("Float")), float_words(room), _float_tone(room)))
    return facts


def _float_tone(room: FloatRow) -> str:
    return "red_text" if room.total < 0 else "text"


def _duration(row: MilestoneRow) -> str:
    if row.duration is None:
        return tr(mark("as its dates say"))
    count = days_number(row.duration / MINUTES[row.elapsed])
    return tr(
        mark("{count} calendar days") if row.elapsed else mark("{count} working days"), count=count
    )
