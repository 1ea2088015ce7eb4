"""What to know of a plan: room to the contract's PAC, and dates on days nobody works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import terms, text
from core.language import current, mark, tr, trn
from ui import paint
from ui.guard import guarded
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from core.queries.planning import ClashRow, PlanView

FEW: Final = 3
"""So many clashes are said one by one before the last step."""

CLASHES: Final = {
    "holiday": mark("{what}: {day} is a holiday in {country} ({holiday})."),
    "shutdown": mark("{what}: {day} lies in a shutdown ({holiday})."),
    "new_year": mark("{what}: {day} lies in the standstill around {holiday}."),
}
"""What is said of a milestone, by the kind of its clash."""


class CheckList(QWidget):
    """One strip for each thing to know: a shape, a ground and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._strips: list[_Strip] = []

    def sentences(self) -> list[str]:
        """Return what is said, from top to bottom."""
        return [strip.words.text() for strip in self._strips if not strip.isHidden()]

    def show_plan(self, view: PlanView, *, is_whole: bool) -> None:
        """Say what is to be known of a plan; all of it, or the first few clashes."""
        findings = [
            *pac_finding(view),
            *clash_findings(view, len(view.milestones) if is_whole else FEW),
        ]
        while len(self._strips) < len(findings):
            self._strips.append(_Strip())
            self._column.addWidget(self._strips[-1])
        for number, strip in enumerate(self._strips):
            strip.setVisible(number < len(findings))
            if number < len(findings):
                strip.say(*findings[number])


def pac_finding(view: PlanView) -> list[tuple[str, str]]:
    """Return how the last PAC stands to the contract date, with its tone."""
    last, spare = view.last_pac, view.pac_float
    if last is None:
        return []
    day = text.day(last)
    if spare is None:
        return [("grey", tr(mark("Last PAC {day}; no contract date to hold it to."), day=day))]
    if spare < 0:
        late = text.days(-spare)
        return [
            ("red", tr(mark("Last PAC {day}, {late} after the contract date."), day=day, late=late))
        ]
    if spare == 0:
        return [("green", tr(mark("Last PAC {day}, on the contract date."), day=day))]
    early = text.days(spare)
    said = tr(mark("Last PAC {day}, {early} before the contract date."), day=day, early=early)
    return [("green", said)]


def clash_findings(view: PlanView, most: int) -> list[tuple[str, str]]:
    """Return the dates on days nobody works, the first ones in words, the rest as a number."""
    clashes = view.clashes
    said = [("amber", _clash(clash)) for clash in clashes[:most]]
    rest = len(clashes) - most
    if rest > 0:
        more = trn(
            "{count} more date falls on a day off; it is marked in the review.",
            "{count} more dates fall on days off; they are listed in the review.",
            rest,
        )
        said.append(("amber", more))
    return said


def _clash(clash: ClashRow) -> str:
    what = clash.named(current())
    if clash.shop != terms.PROJECT_LEVEL:
        shop = tr(terms.shop(clash.shop).name)
        what = tr(mark("{milestone}, {shop}"), milestone=what, shop=shop)
    return tr(
        CLASHES[clash.kind],
        what=what,
        day=text.day(clash.finish),
        country=text.country(clash.country),
        holiday=text.holiday(clash.holiday),
    )


class _Strip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._tone = "grey"
        self.words = Label("", "small", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 6, 10, 6)
        row.addWidget(self.words)

    def say(self, tone: str, sentence: str) -> None:
        self._tone = tone
        self.words.set_text(sentence)
        self.words.set_tone(f"{tone}_text")
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 6, f"{self._tone}_soft")
        paint.rag(painter, 15, self.height() / 2, self._tone)
        painter.end()
