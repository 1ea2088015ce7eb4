"""Links between the bars of a Gantt: calm hairlines, those of what is selected stronger."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPen, QPolygonF

from ui.theme import color
from ui.timeline.routes import ARROW, Anchor, distance, route
from ui.timeline.spot import ends

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from PySide6.QtGui import QColor, QPainter

    from ui.timeline.gesture import Canvas
    from ui.timeline.routes import Route

CATCH: Final = 4.0
"""So near to a link the pointer is on it."""
_CALM: Final = 150
"""How much of their colour links have of which no end is selected."""
_HEADS: Final = {
    "right": ((0, 0), (-ARROW, -ARROW * 0.8), (-ARROW, ARROW * 0.8)),
    "left": ((0, 0), (ARROW, -ARROW * 0.8), (ARROW, ARROW * 0.8)),
    "down": ((0, 0), (-ARROW * 0.8, -ARROW), (ARROW * 0.8, -ARROW)),
    "up": ((0, 0), (-ARROW * 0.8, ARROW), (ARROW * 0.8, ARROW)),
}


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link between two rows, by their ids; kind is FS, SS, FF or SF."""

    id: int
    before: Hashable
    after: Hashable
    kind: str


class ShownLinks:
    """The links that a Gantt paints, and finds under the pointer again."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._links: Sequence[LinkLine] = ()
        self._placed: list[tuple[int, int, LinkLine]] | None = None
        self._painted: list[tuple[LinkLine, Route]] = []

    def show(self, links: Sequence[LinkLine]) -> None:
        """Show these links; none shows none."""
        self._links = tuple(links)
        self.arrange()

    def arrange(self) -> None:
        """Find the lines of their rows anew: other rows are shown, or in another order."""
        self._placed = None
        self._painted = []

    def paint(self, painter: QPainter, first: int, last: int, width: float) -> None:
        """Paint the links that begin or end in the lines from first to last; remember them.

        One that only passes by would be a line from nowhere to nowhere.
        """
        selected = self._canvas.lines.selected()
        self._painted = []
        calm: list[Route] = []
        strong: list[Route] = []
        for before, after, link, found in self._seen(first, last, width):
            self._painted.append((link, found))
            (strong if before in selected or after in selected else calm).append(found)
        _draw(painter, calm, color("ch_plan", _CALM), 1)
        _draw(painter, strong, color("text2"), 1.4)

    def at(self, point: QPointF) -> LinkLine | None:
        """Return the link painted nearest to a point, None where none is near."""
        near = [
            (distance(found, point.x(), point.y()), link.id, link) for link, found in self._painted
        ]
        best = min(near, default=None, key=lambda each: each[:2])
        return best[2] if best is not None and best[0] <= CATCH else None

    def _seen(
        self, first: int, last: int, width: float
    ) -> Iterator[tuple[int, int, LinkLine, Route]]:
        anchors: dict[int, Anchor | None] = {}
        for before, after, link in self._on_lines():
            if not (first <= before <= last or first <= after <= last):
                continue
            for line in (before, after):
                if line not in anchors:
                    anchors[line] = self._anchor(line)
            start, end = anchors[before], anchors[after]
            if start is None or end is None:
                continue
            found = route(link.kind, start, end)
            across = [x for x, _y in found.points]
            if max(across) >= 0 and min(across) <= width:
                yield before, after, link, found

    def _on_lines(self) -> list[tuple[int, int, LinkLine]]:
        """Return the links both of whose rows are shown, with the lines of these."""
        if self._placed is None:
            line_of = self._canvas.lines.line_of
            every = ((line_of(link.before), line_of(link.after), link) for link in self._links)
            self._placed = [each for each in every if min(each[:2]) >= 0]
        return self._placed

    def _anchor(self, line: int) -> Anchor | None:
        bar = self._canvas.bar(line)
        if bar is None or bar.finish is None:
            return None
        lines = self._canvas.lines
        place = lines.place(line, 0)
        left, right = (round(x) for x in ends(bar, self._canvas.scale_now))
        return Anchor(left, right, lines.level(place), bar.has_length, place.height() / 2)


def _draw(painter: QPainter, routes: Sequence[Route], tone: QColor, width: float) -> None:
    if not routes:
        return
    painter.setRenderHint(painter.RenderHint.Antialiasing, on=width > 1)
    pen = QPen(tone, width)
    pen.setCosmetic(True)
    painter.setPen(pen)
    legs = [QLineF(*a, *b) for found in routes for a, b in pairwise(found.points)]
    painter.drawLines(legs)
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(painter.pen().style().NoPen)
    painter.setBrush(tone)
    for found in routes:
        x, y = found.points[-1]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in _HEADS[found.arrow]]))
