"""What needs attention: overdue milestones first, then the worst slips, then days off that are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal

from core import terms, text
from core.language import mark, tr
from ui import paint
from ui.models.cells import LATE_DAYS, VERY_LATE_DAYS
from ui.pages.project.clashes import ICON, clash_words, short_words
from ui.pages.project.tabs.overview.lines import Lines
from ui.theme import line_height, text_width
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from core.queries.overview import AttentionRow

DOT: Final = " · "
GAP: Final = 10
SMALL: Final = 12


class AttentionLines(Lines["AttentionRow"]):
    """Two lines for each milestone, after a square with its slip."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Mapping[int, str] = {}

    def line_height(self) -> int:
        return max(36, round(line_height("small") + line_height("cap")) + 8)

    def words_of(self, line: AttentionRow) -> str:
        said = [self._name(line), self.under(line), text.slip(line.slip) if line.slip else ""]
        clashes = line.clashes[1:] if is_only_met(line) else line.clashes
        return text.listed([*said, *map(clash_words, clashes)])

    def under(self, line: AttentionRow) -> str:
        """Return the second line: the shop, and why it needs attention."""
        found = line.milestone
        shop = tr(terms.shop(found.shop).name)
        if is_only_met(line):
            met = line.clashes[0]
            return DOT.join((shop, text.day(met.first), short_words(met)))
        if line.overdue:
            due = tr(mark("due {day}"), day=text.day(found.baseline_finish))
            late = tr(mark("{days} overdue"), days=text.days(line.overdue))
            return DOT.join((shop, due, late))
        return DOT.join((shop, tr(mark("forecast {day}"), day=text.day(found.finish))))

    def paint_line(self, painter: QPainter, rect: QRectF, line: AttentionRow) -> None:
        tone = tone_of(line)
        slips = [
            text.slip(each.slip or each.overdue) for each in self.lines if not is_only_met(each)
        ]
        width = round(max([text_width(slip, "cap_m") for slip in slips] + [24.0])) + 12
        box = QRectF(rect.x(), round(rect.center().y()) - 11, width, 22)
        paint.rounded(painter, box, 4, f"{tone}_soft")
        if is_only_met(line):
            at = box.center()
            paint.picture(painter, at.x() - 7, at.y() - 7, ICON, f"{tone}_text", size=14)
        else:
            slip = text.slip(line.slip or line.overdue)
            paint.text(painter, box, slip, "cap_m", f"{tone}_text", align="center")
        first, second = line_height("small"), line_height("cap")
        left, top = box.right() + GAP, rect.y() + (rect.height() - first - second) / 2
        name = QRectF(left, top, rect.right() - left, first)
        if line.clashes and not is_only_met(line):
            paint.picture(
                painter, name.right() - SMALL, name.center().y() - 6, ICON, "amber", size=SMALL
            )
            name = name.adjusted(0, 0, -SMALL - GAP, 0)
        paint.text(painter, name, self._name(line), "small")
        below = QRectF(left, top + first, rect.right() - left, second)
        paint.text(painter, below, self.under(line), "cap", "text3")

    def _name(self, line: AttentionRow) -> str:
        return self.names.get(line.milestone.id, "")


class AttentionPanel(Panel):
    """The list under its title.

    Signals:
        opened: A milestone was opened; carries its id.
        more_asked: All of them were asked for.
    """

    opened = Signal(int)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = AttentionLines()
        self.body.addWidget(self.list)
        self.list.opened.connect(lambda at: self.opened.emit(self.list.lines[at].milestone.id))
        self.list.more_asked.connect(self.more_asked)

    def show_attention(
        self, rows: Sequence[AttentionRow], names: Mapping[int, str], against: str
    ) -> None:
        """Show what needs attention, under these names; slips are against a baseline of this name."""
        under = tr("overdue, slipping, or on days off")
        if against:
            under = tr(mark("overdue, slipping vs {name}, or on days off"), name=against)
        self.set_title(tr("Attention"), under)
        self.list.names = names
        self.list.show_lines(rows, tr("Nothing is overdue, nothing slips by more than 10 days"))


def is_only_met(line: AttentionRow) -> bool:
    """Return whether a milestone is listed for the days off it meets alone."""
    return bool(line.clashes) and not line.overdue and line.slip <= LATE_DAYS


def tone_of(line: AttentionRow) -> str:
    """Return the tone of a line by its days late; days off are amber."""
    if is_only_met(line):
        return "amber"
    days = max(line.slip, line.overdue)
    return "red" if days > VERY_LATE_DAYS else "amber" if days > LATE_DAYS else "grey"
