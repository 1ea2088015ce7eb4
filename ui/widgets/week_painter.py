"""Paints a board of weeks: heads, titles of lines, tags, the line of the status date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui import paint
from ui.theme import color, line_height, text_width
from ui.widgets.week_lines import Spot

if TYPE_CHECKING:
    from ui.widgets.week_board import WeekBoard
    from ui.widgets.week_lines import Tag

LEFT: Final = 16
SHAPE: Final = 20
INSET: Final = 6
"""What is free at both sides of a tag."""
ICON: Final = 12


def paint_board(painter: QPainter, board: WeekBoard) -> None:
    """Paint what is seen of a board."""
    painter.fillRect(board.viewport().rect(), color("surface"))
    _paint_lines(painter, board)
    _paint_head(painter, board)


def _paint_head(painter: QPainter, board: WeekBoard) -> None:
    high, width = board.head_height(), board.viewport().width()
    painter.fillRect(QRectF(0, 0, width, high), color("surface"))
    upper, lower = round(line_height("small_m")), round(line_height("cap"))
    top = (high - upper - lower) / 2
    painter.save()
    painter.setClipRect(QRectF(board.side(), 0, width - board.side(), high))
    for number, head in enumerate(board.heads):
        left = board.week_left(number)
        place = QRectF(left + INSET + 2, top, board.week_width() - 2 * INSET, upper)
        tone = "accent" if head.is_now else "text"
        paint.text(painter, place, head.title, "small_m", tone)
        place.translate(0, upper)
        place.setHeight(lower)
        paint.text(painter, place, head.subtitle, "cap", "text3")
        paint.vline(painter, left, 0, high)
    painter.restore()
    paint.hline(painter, 0, width, high - 1, "line2")


def _paint_lines(painter: QPainter, board: WeekBoard) -> None:
    height = board.viewport().height()
    first = board.line_at(board.head_height())
    number = 0 if first is None else first
    side, width = board.side(), board.viewport().width()
    painter.save()
    painter.setClipRect(QRectF(side, 0, width - side, height))
    foot = min(board.line_span(len(board.lines) - 1)[1], height) if board.lines else 0
    for week in range(len(board.heads)):
        paint.vline(painter, board.week_left(week), board.head_height(), foot)
    if board.now is not None:
        _paint_now(painter, board, foot)
    seen = []
    while number < len(board.lines):
        top, _bottom = board.line_span(number)
        if top > height:
            break
        seen.append(number)
        if not board.lines[number].is_heading:
            _paint_weeks(painter, board, number)
        number += 1
    painter.restore()
    for number in seen:
        _paint_title(painter, board, number)


def _paint_now(painter: QPainter, board: WeekBoard, foot: float) -> None:
    assert board.now is not None
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    x = round(board.week_left(board.now))
    top = board.head_height() - 6
    painter.fillRect(QRectF(x, top, 1, foot - top), color("accent"))


def _paint_title(painter: QPainter, board: WeekBoard, number: int) -> None:
    line, (top, bottom) = board.lines[number], board.line_span(number)
    width = board.viewport().width() if line.is_heading else board.side()
    painter.fillRect(
        QRectF(0, top, width, bottom - top), color("sunken" if line.is_heading else "surface")
    )
    if line.is_heading:
        place = QRectF(LEFT, top, width - LEFT, bottom - top)
        room = paint.text(painter, place, line.title, "small_m")
        place.setLeft(place.left() + room + 8)
        paint.text(painter, place, line.subtitle, "small", "text3")
    else:
        upper, lower = round(line_height("body_m")), round(line_height("small"))
        start = top + 5
        if line.shape:
            paint.rag(painter, LEFT + 5, start + upper, line.shape)
        place = QRectF(LEFT + SHAPE, start, board.side() - LEFT - SHAPE - 8, upper)
        paint.text(painter, place, line.title, "body_m")
        place.translate(0, upper)
        place.setHeight(lower)
        paint.text(painter, place, line.subtitle, "small", "text3")
    paint.hline(painter, 0, board.viewport().width(), bottom - 1)


def _paint_weeks(painter: QPainter, board: WeekBoard, number: int) -> None:
    line = board.lines[number]
    for week, tags in enumerate(line.weeks):
        shown = board.count_shown(line, week)
        for place in range(shown):
            spot = Spot(number, week, place)
            _paint_tag(painter, board.tag_rect(spot), tags[place])
            if spot == board.spot:
                _paint_current(painter, board.tag_rect(spot), has_keyboard=board.hasFocus())
        if shown < len(tags):
            rect = board.tag_rect(Spot(number, week, shown)).adjusted(6, 0, 0, 0)
            paint.text(painter, rect, f"+{len(tags) - shown}", "cap_m", "accent")


def _paint_tag(painter: QPainter, rect: QRectF, tag: Tag) -> None:
    is_done = tag.tone == "done"
    ground = "grey" if is_done else tag.tone
    shade = "text3" if is_done else "text" if ground == "grey" else f"{ground}_text"
    paint.rounded(painter, rect, 4, f"{ground}_soft")
    middle, left = rect.center().y(), rect.left() + 5
    if tag.icon.startswith("diamond "):
        state = tag.icon.removeprefix("diamond ")
        paint.diamond(painter, left + 5, middle, state, 4, ground=f"{ground}_soft")
    else:
        weak = "text3" if ground == "grey" else f"{ground}_text"
        paint.picture(painter, left - 1, middle - ICON / 2, tag.icon, weak, size=ICON)
    place = rect.adjusted(5 + ICON + 3, 0, -4, 0)
    if tag.right:
        room = text_width(tag.right, "cap_m") + 4
        paint.text(painter, place, tag.right, "cap_m", "text3", align="right", elide=False)
        place.setRight(place.right() - room)
    strong = "text3" if is_done else "text2" if ground == "grey" else f"{ground}_text"
    used = paint.text(painter, place, tag.lead, "cap_m", strong, elide=False)
    place.setLeft(place.left() + used + 4)
    paint.text(painter, place, tag.words, "cap", shade)


def _paint_current(painter: QPainter, rect: QRectF, *, has_keyboard: bool) -> None:
    if has_keyboard:
        paint.focus_ring(painter, rect.adjusted(-1, -1, 1, 1), 5)
    else:
        paint.rounded(painter, rect, 4, None, "field")
