"""What comes next: the open milestones of the coming 30, 60 or 90 days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal

from core import terms, text
from core.language import mark, tr
from ui import paint
from ui.models.cells import slip_tone
from ui.pages.project.edits import gate_state
from ui.theme import line_height, text_width
from ui.widgets.lines import Lines
from ui.widgets.panel import Panel
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from core.queries.overview import NextRow

SPANS: Final = ("30", "60", "90")
GAP: Final = 8
ENOUGH: Final = 3


class NextLines(Lines["NextRow"]):
    """A line for each milestone: date, days away, diamond, name, shop, slip."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Mapping[int, str] = {}
        self.against = ""

    def line_height(self) -> int:
        return max(27, round(line_height("small")) + 12)

    def words_of(self, line: NextRow) -> str:
        shop = tr(terms.shop(line.milestone.shop).name)
        days = tr(mark("in {days}"), days=text.days(line.days))
        parts = (text.day(line.milestone.finish), days, self._name(line), shop)
        slip = text.slip(line.milestone.slip)
        if slip and self.against:
            slip = tr(mark("{slip} vs {name}"), slip=slip, name=self.against)
        return ", ".join(part for part in (*parts, slip) if part)

    def paint_line(self, painter: QPainter, rect: QRectF, line: NextRow) -> None:
        middle = rect.center().y()
        date = text_width("2025-00-00", "small") + 2
        paint.text(painter, rect, text.day(line.milestone.finish), "small")
        days = QRectF(rect.x() + date, rect.y(), text_width("00 d", "small") + 12, rect.height())
        paint.text(painter, days, text.days(line.days), "small", "text3", align="right")
        paint.diamond(painter, days.right() + GAP + 7, middle, gate_state(line.milestone))
        slips = ("+00 d", *map(self._slip, self.lines))
        slip_width = max(text_width(slip, "small_m") for slip in slips)
        badge = rect.right() - slip_width - GAP - 22
        name = QRectF(days.right() + GAP + 20, rect.y(), 0, rect.height())
        name.setRight(badge - GAP)
        paint.text(painter, name, self._name(line), "small")
        paint.badge(painter, badge, middle, tr(terms.shop(line.milestone.shop).letter))
        tone = slip_tone(line.milestone.slip)
        kind = "small" if tone == "text2" else "small_m"
        paint.text(painter, rect, self._slip(line), kind, tone, align="right")

    def _name(self, line: NextRow) -> str:
        return self.names.get(line.milestone.id, "")

    @staticmethod
    def _slip(line: NextRow) -> str:
        return text.slip(line.milestone.slip) if line.milestone.slip else ""


class NextPanel(Panel):
    """The list with its choice of days.

    Signals:
        opened: A milestone was opened; carries its id.
        more_asked: All of them were asked for.
    """

    opened = Signal(int)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = NextLines()
        self.span = Segmented(_spans(), name=tr(mark("Days ahead")))
        self._rows: Sequence[NextRow] = ()
        self.add_right(self.span)
        self.body.addWidget(self.list)
        self._is_chosen = False
        self.span.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda at: self.opened.emit(self.list.lines[at].milestone.id))
        self.list.more_asked.connect(self.more_asked)

    def show_next(self, rows: Sequence[NextRow], names: Mapping[int, str], against: str) -> None:
        """Show what comes, under these names; slips are against a baseline of this name."""
        self.set_title(tr("Next"))
        self.list.against = against
        self.span.set_items(_spans())
        self._rows, self.list.names = rows, names
        if not self._is_chosen:
            self.span.set_current(self._usual())
        self._fill()

    def _usual(self) -> str:
        """Return the shortest span with a few milestones in it; the user may choose another."""
        full = (days for days in SPANS if len(self._within(int(days))) >= ENOUGH)
        return next(full, SPANS[-1])

    def _on_chosen(self, _key: str) -> None:
        self._is_chosen = True
        self._fill()

    def _within(self, days: int) -> list[NextRow]:
        return [row for row in self._rows if row.days <= days]

    def _fill(self) -> None:
        days = int(self.span.current)
        lines = self._within(days)
        self.list.show_lines(lines, tr(mark("Nothing is due in {count} days"), count=days))


def _spans() -> list[tuple[str, str]]:
    return [(days, text.days(int(days))) for days in SPANS]
