"""Drawing a link from the end of one bar to an end of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from core import terms
from core.language import mark, tr
from ui.paint import dot, rounded
from ui.theme import color
from ui.timeline.answers import Answers
from ui.timeline.card import Words
from ui.timeline.gesture import Cursor, Gesture, Held, hints
from ui.timeline.spot import HANDLE_RADIUS, Part, ends, handles

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from PySide6.QtCore import QObject, QPointF
    from PySide6.QtGui import QPainter

    from ui.timeline.bar import Bar, Span
    from ui.timeline.gesture import Canvas
    from ui.timeline.planner import Preview
    from ui.timeline.spot import Spot


@dataclass(frozen=True, slots=True)
class _Target:
    """The end of a bar that the link would lead to."""

    line: int
    row: Any
    bar: Bar
    is_start: bool


class LinkDrag(Gesture):
    """Shows a band to the pointer, the bar it would be tied to, and what would move."""

    scrolls = True
    scrolls_down = True

    def __init__(self, canvas: Canvas, spot: Spot, parent: QObject) -> None:
        super().__init__(canvas)
        self.cursor = Cursor.CrossCursor
        self._row, self._bar = spot.row, spot.bar
        self._end = "S" if spot.part is Part.LINK_START else "F"
        self._at: QPointF | None = None
        self._target: _Target | None = None
        self._follow = True
        self._answers = Answers(self._ask, self._on_answer, parent)

    @property
    def kind(self) -> str:
        """Return the kind of link that the two ends make: FS, SS, FF or SF."""
        return self._end + ("S" if self._target is None or self._target.is_start else "F")

    def move(self, at: QPointF, held: Held) -> None:
        self._at = at
        self._follow = not held & Held.ControlModifier
        self._target = self._under(at)
        if self._target is not None:
            self._answers.want((self._target.row, self.kind, self._follow))
        self._say()

    def release(self) -> None:
        target = self._target
        if target is None:
            return
        if not self._answers.settle().refusal:
            self.canvas.planner.link(self._row, target.row, self.kind, follow=self._follow)

    def end(self) -> None:
        self._answers.close()
        super().end()

    @property
    def ghosts(self) -> Mapping[Hashable, Span]:
        return self._answers.now.ghosts if self._target is not None else {}

    def paint(self, painter: QPainter) -> None:
        origin = self._origin()
        if self._at is None or origin is None:
            return
        tone = "red" if self._refusal else "accent"
        if self._target is not None:
            self._ring(painter, self._target, tone)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tone), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(origin, self._at)
        dot(painter, origin.x(), origin.y(), 2 * HANDLE_RADIUS, tone)

    @property
    def _refusal(self) -> str:
        return self._answers.now.refusal if self._target is not None else ""

    def _under(self, at: QPointF) -> _Target | None:
        """Return the bar whose line is under the pointer, by its end that is nearer."""
        lines = self.canvas.lines
        line = lines.at(at.y())
        row = lines.row(line)
        bar = self.canvas.bar(line) if row is not None else None
        if row is None or bar is None or bar.finish is None or row.id == self._row.id:
            return None
        left, right = ends(bar, self.canvas.scale_now)
        return _Target(line, row, bar, not bar.has_length or at.x() < (left + right) / 2)

    def _origin(self) -> QPointF | None:
        """Return the handle that the band begins at, None where its row is hidden."""
        lines = self.canvas.lines
        line = lines.line_of(self._row.id)
        if line < 0:
            return None
        level = lines.level(lines.place(line, 0))
        before, after = handles(self._bar, self.canvas.scale_now, level)
        return before if self._end == "S" else after

    def _ring(self, painter: QPainter, target: _Target, tone: str) -> None:
        lines = self.canvas.lines
        level = lines.level(lines.place(target.line, 0))
        left, right = ends(target.bar, self.canvas.scale_now)
        whole = QRectF(left - 5, level - 10, right - left + 15, 19)
        if not target.bar.has_length:
            whole = QRectF(right - 10, level - 10, 20, 19)
        rounded(painter, whole, 4, None, tone, width=1.6)
        if target.bar.has_length:
            dot(painter, left if target.is_start else right, level - 0.5, 2 * HANDLE_RADIUS, tone)

    def _ask(self, question: Any, *, fully: bool) -> Preview:  # noqa: ARG002  nothing takes long
        row, kind, follow = question
        return self.canvas.planner.link_preview(self._row, row, kind, follow=follow)

    def _on_answer(self) -> None:
        self._say()
        self.canvas.update()

    def _say(self) -> None:
        planner = self.canvas.planner
        name = planner.name(self._row)
        if self._target is None:
            words = Words(name, hint=tr(mark("Drop it on the milestone that waits · Esc cancels")))
        else:
            preview, kind = self._answers.now, tr(terms.LINK_KINDS[self.kind])
            waits = tr(
                mark("{successor} waits for {predecessor}: {kind}"),
                successor=planner.name(self._target.row),
                predecessor=name,
                kind=kind,
            )
            keys = hints(follow=self._follow, can_hold=preview.can_hold)
            words = Words(waits, preview.lines, preview.refusal, keys)
        self.canvas.say(words)
        self.canvas.update()
