"""Dragging a bar, its ends or its gate to other dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import mark, tr
from ui.timeline.answers import Answers
from ui.timeline.bar import Span
from ui.timeline.card import Words
from ui.timeline.gesture import Cursor, Gesture, Held, hints
from ui.timeline.spot import Part
from ui.widgets.date_entry import EARLIEST, LATEST
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from PySide6.QtCore import QObject, QPointF

    from ui.timeline.bar import Bar
    from ui.timeline.gesture import Canvas
    from ui.timeline.planner import Preview
    from ui.timeline.spot import Spot

WIDE: Final = 3.0
"""Days this wide are told apart with a mouse; narrower ones move by weeks."""
WEEK: Final = 7


class DateDrag(Gesture):
    """Moves dates by whole days, by weeks where days are narrow unless Shift is held."""

    scrolls = True

    def __init__(self, canvas: Canvas, spot: Spot, at: QPointF, parent: QObject) -> None:
        super().__init__(canvas)
        self.cursor = Cursor.SizeAllCursor if spot.part is Part.BODY else Cursor.SizeHorCursor
        self._row, self._bar, self._part = spot.row, spot.bar, part_of(spot)
        self._from = canvas.scale_now.moment(at.x())
        self._days = 0
        self._follow = True
        self._by_weeks = False
        self._answers = Answers(self._ask, self._on_answer, parent)

    @property
    def asked(self) -> Span:
        """Return the dates asked for; one that is not touched is None."""
        return moved(self._bar, self._part, self._days)

    def move(self, at: QPointF, held: Held) -> None:
        scale = self.canvas.scale_now
        days = scale.moment(at.x()) - self._from
        self._by_weeks = scale.day_width < WIDE and not held & Held.ShiftModifier
        step = WEEK if self._by_weeks else 1
        self._days = within(self._bar, self._part, step * round(days / step))
        self._follow = not held & Held.ControlModifier
        self._answers.want((self.asked, self._follow))
        self._say()

    def release(self) -> None:
        if not self._days:
            return
        if not self._answers.settle().refusal:
            self.canvas.planner.move(self._row, self.asked, follow=self._follow)

    def end(self) -> None:
        self._answers.close()
        super().end()

    @property
    def ghosts(self) -> Mapping[Hashable, Span]:
        if not self._days:
            return {}
        preview = self._answers.now
        return {**preview.ghosts, self._row.id: preview.own or drawn(self._bar, self.asked)}

    def _ask(self, question: Any, *, fully: bool) -> Preview:
        asked, follow = question
        return self.canvas.planner.preview(self._row, asked, follow=follow, fully=fully)

    def _on_answer(self) -> None:
        self._say()
        self.canvas.update()

    def _say(self) -> None:
        preview = self._answers.now
        weeks = (tr(mark("By weeks, with Shift by days")),) if self._by_weeks else ()
        self.canvas.say(
            Words(
                self.canvas.planner.name(self._row),
                (*self._date_lines(), *preview.lines),
                preview.refusal,
                hints(follow=self._follow, can_hold=preview.can_hold, others=weeks),
            )
        )
        self.canvas.update()

    def _date_lines(self) -> list[Consequence]:
        asked, bar = self.asked, self._bar
        by = text.slip(self._days)
        pairs = (
            (mark("Start"), bar.start, asked.start),
            (mark("Finish"), bar.finish, asked.finish),
        )
        return [
            Consequence(
                tr(label),
                tr(
                    mark("{before} → {after}, {move}"),
                    before=text.day(old),
                    after=text.day(new),
                    move=by,
                ),
            )
            for label, old, new in pairs
            if new is not None and new != old
        ]


def part_of(spot: Spot) -> Part:
    """Return which dates a drag moves: of what has begun the start is a fact, the finish moves."""
    if spot.part is Part.BODY and (spot.bar.has_begun or not spot.bar.has_length):
        return Part.GATE
    if spot.part is Part.FINISH and spot.bar.has_begun:
        return Part.GATE
    return spot.part


def moved(bar: Bar, part: Part, days: int) -> Span:
    """Return the dates that a drag of a part by so many days asks for."""
    assert bar.finish is not None
    step = dt.timedelta(days)
    if part is Part.GATE or bar.start is None:
        return Span(None, bar.finish + step)
    if part is Part.START:
        return Span(bar.start + step, bar.finish)
    if part is Part.FINISH:
        return Span(bar.start, bar.finish + step)
    return Span(bar.start + step, bar.finish + step)


def within(bar: Bar, part: Part, days: int) -> int:
    """Return the days as far as a drag can go: a bar does not end before it starts."""
    assert bar.finish is not None
    least = (EARLIEST - (bar.start or bar.finish)).days
    most = (LATEST - bar.finish).days
    if bar.start is not None and part is Part.START:
        most = (bar.finish - bar.start).days
    elif bar.start is not None and part is not Part.BODY:
        least = (bar.start - bar.finish).days
    return min(most, max(least, days))


def drawn(bar: Bar, asked: Span) -> Span:
    """Return where a bar would lie by the dates asked for."""
    finish = asked.finish or bar.finish
    start = asked.start or bar.start
    if start is not None and finish is not None:
        start = min(start, finish)
    return Span(start, finish)
