"""What needs attention: the alerts of the project, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal

from core import terms
from core.language import mark, tr
from core.queries.alerts import MILESTONES
from ui import paint
from ui.pages._alerts.words import TONES, days, headline, icon, said, spoken
from ui.theme import line_height, text_width
from ui.widgets.lines import Lines
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from core.queries.alerts import AlertRow

DOT: Final = " · "
GAP: Final = 10


class AttentionLines(Lines["AlertRow"]):
    """Two lines for each alert, after a square with its days."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Mapping[int, str] = {}
        self.shops: Mapping[int, str] = {}

    def line_height(self) -> int:
        return max(36, round(line_height("small") + line_height("cap")) + 8)

    def words_of(self, line: AlertRow) -> str:
        return spoken(line)

    def under(self, line: AlertRow) -> str:
        """Return the second line: the shop where there is one, and what is wrong."""
        shop = ""
        if line.spots and line.spots[0].register == MILESTONES:
            code = self.shops.get(line.spots[0].id, "")
            shop = tr(terms.shop(code).name) if code else ""
        return DOT.join(filter(None, (shop, said(line))))

    def paint_line(self, painter: QPainter, rect: QRectF, line: AlertRow) -> None:
        tone = TONES[line.rag]
        widths = [text_width(days(each), "cap_m") for each in self.lines]
        width = round(max([*widths, 24.0])) + 12
        box = QRectF(rect.x(), round(rect.center().y()) - 11, width, 22)
        paint.rounded(painter, box, 4, f"{tone}_soft")
        if said_days := days(line):
            paint.text(painter, box, said_days, "cap_m", f"{tone}_text", align="center")
        else:
            at = box.center()
            paint.picture(painter, at.x() - 7, at.y() - 7, icon(line), f"{tone}_text", size=14)
        first, second = line_height("small"), line_height("cap")
        left, top = box.right() + GAP, rect.y() + (rect.height() - first - second) / 2
        name = QRectF(left, top, rect.right() - left, first)
        paint.text(painter, name, self._name(line), "small")
        below = QRectF(left, top + first, rect.right() - left, second)
        paint.text(painter, below, self.under(line), "cap", "text3")

    def _name(self, line: AlertRow) -> str:
        if line.spots and line.spots[0].register == MILESTONES:
            return self.names.get(line.spots[0].id, headline(line))
        return headline(line)


class AttentionPanel(Panel):
    """The list under its title.

    Signals:
        opened: An alert was opened; carries its row.
        more_asked: All of them were asked for.
    """

    opened = Signal(object)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = AttentionLines()
        self.body.addWidget(self.list)
        self.list.opened.connect(lambda at: self.opened.emit(self.list.lines[at]))
        self.list.more_asked.connect(self.more_asked)

    def show_alerts(
        self, rows: Sequence[AlertRow], names: Mapping[int, str], shops: Mapping[int, str]
    ) -> None:
        """Show these alerts; milestones under these names, with these shops, by their ids."""
        reds = sum(row.rag == "RED" for row in rows)
        under = tr(mark("{red} red, {amber} amber"), red=reds, amber=len(rows) - reds)
        self.set_title(tr("Attention"), under if rows else "")
        self.list.names, self.list.shops = names, shops
        self.list.show_lines(rows, tr(mark("Nothing must be acted on now")))
