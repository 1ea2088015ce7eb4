"""The effect of a typed date, said in words before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core import text
from core.language import current, mark, tr
from core.queries.consequence import NewDates
from ui.dialogs.following import follow_lines
from ui.dialogs.outlooks import outlook_of
from ui.guard import guarded
from ui.models.cells import slip_tone, slip_words
from ui.pages.project.clashes import TONE, short_words
from ui.pages.project.float_words import used_line
from ui.pages.project.reason_words import reason_words
from ui.paint import diamond, rounded
from ui.theme import changes
from ui.widgets.date_popup import Consequence
from ui.widgets.label import Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from core.queries.clashes import ClashRow
    from core.queries.consequence import ConsequenceRow, Effect
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

_GROUNDS = {"red_text": "red_soft", "amber_text": "amber_soft"}
_STATES = {"red_text": "very_late", "amber_text": "late"}
_SATURDAY = 5


def effect_lines(
    baseline: dt.date | None,
    before: int | None,
    finish: dt.date,
    found: ConsequenceRow | None,
    clashes: Sequence[ClashRow] = (),
    *,
    against: str = "",
    stakes: Sequence[Consequence] = (),
) -> list[Consequence]:
    """Return what a forecast would mean: the new slip, what follows, where PAC lands, what it costs.

    Args:
        baseline: the baseline finish of the milestone.
        before: its slip now, in days.
        finish: the forecast being typed.
        found: what the links say to it; where logic decides, the slip is that of where it lands.
        clashes: the days off it meets where it happens.
        against: the name of the baseline that slips are measured against.
        stakes: what it does to money and papers.
    """
    lines = []
    if found is not None and found.lands is not None:
        finish = found.lands
    if baseline is not None:
        slip = (finish - baseline).days
        words = _slips(slip, before)
        lines.append(Consequence(slip_words(against), words, slip_tone(slip, "text")))
    if found is not None:
        lines += [line for line in (_held_line(found), used_line(found)) if line is not None]
    lines += [*follow_lines(found), *stakes]
    lines += [Consequence(tr(mark("Day off")), short_words(clash), TONE) for clash in clashes]
    if finish.weekday() >= _SATURDAY and not clashes:
        lines.append(Consequence(tr(mark("Note")), tr(mark("a weekend")), "text2"))
    return lines


def typed_effect(
    desk: Desk, project_id: int, milestone_id: int, finish: dt.date, *, follow: bool = True
) -> tuple[ConsequenceRow, Effect]:
    """Return what a typed forecast moves, and what that does to money and papers.

    Args:
        desk: where it is read.
        project_id: the project.
        milestone_id: the milestone.
        finish: its forecast.
        follow: whether what follows moves too.
    """
    plan, changed = outlook_of(desk, project_id), {milestone_id: NewDates(finish=finish)}
    found = desk.read(plan.after, changed, floats=True)
    return found, desk.read(plan.effect, found, changed, follow=follow)


def reached_effect(
    desk: Desk, project_id: int, milestone_id: int, on: dt.date
) -> tuple[ConsequenceRow, Effect]:
    """Return the same of an actual date."""
    plan = outlook_of(desk, project_id)
    found = desk.read(plan.reaching, milestone_id, on)
    return found, desk.read(plan.effect, found, reached={milestone_id: on})


def held_words(found: ConsequenceRow) -> str:
    """Return where a date lands that logic does not let come as typed, and why; else nothing."""
    if found.held is None:
        return ""
    other = found.waits_for
    names = {} if other is None else {other.id: other.named(current())}
    lands = mark("comes on {day}: {why}") if found.own else mark("stays at {day}: {why}")
    return tr(lands, day=text.day(found.lands), why=reason_words(found.held, names))


def _held_line(found: ConsequenceRow) -> Consequence | None:
    words = held_words(found)
    return Consequence(tr(mark("By logic")), words, "amber_text") if words else None


def _slips(now: int, before: int | None, against: str = "") -> str:
    shown = text.slip(now)
    if against:
        shown = tr(mark("{slip} vs {name}"), slip=shown, name=against)
    if before is None:
        return shown
    return tr(mark("{slip}, was {before}"), slip=shown, before=text.slip(before))


class EffectLine(QWidget):
    """One line on the ground of its tone; hidden while nothing changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "text2"
        self._words = Label("", "small", "text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 5, 10, 5)
        row.addWidget(self._words)
        self.hide()
        changes().changed.connect(self.update)

    @property
    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_effect(
        self,
        row: MilestoneRow,
        finish: dt.date | None,
        found: ConsequenceRow | None,
        *,
        against: str,
    ) -> None:
        """Say what a typed date would mean against a baseline; nothing where none is typed."""
        if finish is None or row.baseline_finish is None:
            self.hide()
            return
        lands = found.lands if found is not None and found.lands is not None else finish
        slip = (lands - row.baseline_finish).days
        self._tone = slip_tone(slip, "text2")
        words = text.sentence(_slips(slip, row.slip, against))
        if found is not None and found.pac_after and found.pac_after != found.pac_before:
            words += " " + tr(mark("PAC moves to {day}."), day=text.day(found.pac_after))
        if found is not None:
            used = used_line(found)
            parts = [held_words(found), "" if used is None else f"{used.label} {used.text}"]
            words = " ".join(
                [words, *(text.sentence(part[:1].upper() + part[1:]) for part in parts if part)]
            )
        self._words.set_text(words)
        self._words.set_tone(self._tone)
        self.show()
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = _GROUNDS.get(self._tone, "sunken")
        rounded(painter, QRectF(self.rect()), 4, ground)
        state = _STATES.get(self._tone, "now")
        diamond(painter, 16, self.height() / 2, state, 4.6, ground=ground)
        painter.end()
