"""Paints bars, gates, the axis and the status date of a Gantt with a QPainter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.language import mark, tr
from core.text import day as iso
from core.text import month
from ui.paint import diamond, hline, rounded, text, vline
from ui.theme import color, text_width
from ui.timeline.lines import LANE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.timeline.bar import Bar, Span
    from ui.timeline.scale import Mark, Scale

_BAR: Final = 9
_BASELINE: Final = 3
_SUMMARY: Final = 4
_PATTERNS: Final = ([4.0, 1.5], [1.0, 1.0], [4.0, 1.0, 1.0, 1.0], [2.0, 2.0])
"""How the compared baselines are told apart; in lengths of their width."""
_PAST: Final = 4
"""How far the line over what decides the end goes beyond its bar: a lone gate has one too."""
_DAY_OFF: Final = 5.0
"""Days this wide show their weekends."""
_SATURDAY: Final = 5


def paint_grid(painter: QPainter, area: QRectF, scale: Scale, marks: Sequence[Mark]) -> None:
    """Paint the lines of the axis down the area, and weekends where days are wide."""
    if scale.day_width >= _DAY_OFF:
        _weekends(painter, area, scale)
    for found in marks:
        if found.unit != "month" or found.day.month in (1, 4, 7, 10):
            x = scale.x(found.day)
            vline(painter, x, area.top(), area.bottom(), "line2" if found.is_main else "line")


def paint_bar(
    painter: QPainter,
    level: int,
    bar: Bar,
    scale: Scale,
    status: dt.date,
    ground: str,
) -> None:
    """Paint one row: work at its level, baselines below, gate at the end.

    Args:
        painter: where to.
        level: the middle of its bar.
        bar: what is painted.
        scale: where days are.
        status: the status date.
        ground: what it lies on.
    """
    if bar.is_summary:
        _summary(painter, bar, scale, status, level)
        return
    if bar.has_length:
        _work(painter, bar, scale, status, level)
    if bar.decides and bar.finish is not None:
        left = scale.x(bar.start) if bar.has_length and bar.start else scale.x(bar.finish)
        paint_decides(painter, left - _PAST, scale.x(bar.finish) + _PAST, level - 9, bar.decides)
    _baseline(painter, bar, scale, level, ground)
    for lane, other in enumerate(bar.others):
        if other is not None:
            _other(painter, other, scale, level + 9.5 + LANE * lane, lane)
    if bar.finish is None:
        return
    x = scale.x(bar.finish)
    halo(painter, x, level - 0.5, ground)
    diamond(painter, x, level - 0.5, bar.state, 5.6, ground=ground)


def paint_decides(painter: QPainter, left: float, right: float, top: float, decides: str) -> None:
    """Paint the line over what decides the end: solid where critical, dashed where nearly so."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if decides == "critical":
        painter.fillRect(QRectF(round(left), top, round(right) - round(left), 2), color("text"))
        return
    pen = QPen(color("text2"), 1)
    pen.setDashPattern([4.0, 3.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(round(left), top + 1), QPointF(round(right), top + 1))


def paint_label(
    painter: QPainter, x: float, level: int, words: str, tone: str, ground: str
) -> None:
    """Paint words after the gate of a row, on ground of their own: links pass behind them."""
    width = text_width(words, "cap_m")
    painter.fillRect(QRectF(x - 2, level - 8, width + 4, 15), color(ground))
    place = QRectF(x, level - 11, width, 20)
    text(painter, place, words, "cap_m", tone, elide=False)


def stroke(lane: int) -> QPen:
    """Return the pen of a compared baseline by its place: each has a pattern of its own."""
    pen = QPen(color("ch_plan"), 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_PATTERNS[lane % len(_PATTERNS)])
    return pen


def halo(painter: QPainter, x: float, y: float, ground: str) -> None:
    """Clear the ground around a diamond."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ground))
    corners = [QPointF(x, y - 7), QPointF(x + 7, y), QPointF(x, y + 7), QPointF(x - 7, y)]
    painter.drawPolygon(corners)


def paint_status(painter: QPainter, area: QRectF, scale: Scale, status: dt.date) -> None:
    """Paint the line of the status date; its chip is part of the axis."""
    x = scale.x(status)
    if area.left() <= x <= area.right():
        vline(painter, x, area.top(), area.bottom(), "accent_fill")


def paint_axis(
    painter: QPainter, area: QRectF, scale: Scale, marks: Sequence[Mark], status: dt.date
) -> None:
    """Paint the head: years above, weeks, months or quarters below, the status date as a chip."""
    painter.fillRect(area, color("surface"))
    half = area.height() / 2
    upper = QRectF(area.left(), area.top() + 2, area.width(), half - 2)
    lower = QRectF(area.left(), area.top() + half, area.width(), half - 2)
    _years(painter, upper, scale, area)
    chip = _chip_place(lower, scale, status, area)
    for found, following in zip(marks, [*marks[1:], None], strict=True):
        left = max(scale.x(found.day), area.left())
        right = scale.x(following.day) if following else area.right()
        room = QRectF(left + 6, lower.top(), max(0.0, right - left - 8), lower.height())
        words = _mark_words(found)
        width = text_width(words, "cap")
        said = QRectF(room.left() - 4, room.top(), width + 8, room.height())
        if words and width <= room.width() and not (chip is not None and said.intersects(chip)):
            text(painter, room, words, "cap", "text3")
    hline(painter, area.left(), area.right(), area.bottom() - 1)
    if chip is not None:
        rounded(painter, chip, 4, "accent_fill")
        text(painter, chip, iso(status), "cap_m", "on_accent", align="center", elide=False)


def _weekends(painter: QPainter, area: QRectF, scale: Scale) -> None:
    day, last = scale.day(0), scale.day(area.right())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    while day <= last:
        if day.weekday() >= _SATURDAY:
            x = round(scale.x(day))
            painter.fillRect(QRectF(x, area.top(), scale.day_width, area.height()), color("sunken"))
        day += dt.timedelta(1)


def _summary(painter: QPainter, bar: Bar, scale: Scale, status: dt.date, middle: float) -> None:
    if bar.start is None or bar.finish is None:
        return
    left, right = scale.x(bar.start), scale.x(bar.finish)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    top = middle - _SUMMARY / 2
    painter.fillRect(QRectF(left, top, right - left, _SUMMARY), color("line2"))
    until = min(scale.x(status), right)
    if until > left:
        painter.fillRect(QRectF(left, top, until - left, _SUMMARY), color("st_done"))


def _work(painter: QPainter, bar: Bar, scale: Scale, status: dt.date, middle: float) -> None:
    assert bar.start is not None
    assert bar.finish is not None
    left, right = round(scale.x(bar.start)), round(scale.x(bar.finish))
    top = middle - 5
    now = round(scale.x(status))
    reached = right if bar.state == "done" else min(right, now)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if bar.has_begun and reached > left:
        shade = "st_done" if bar.state == "done" else "st_now"
        painter.fillRect(QRectF(left, top, reached - left, _BAR), color(shade))
    if bar.state != "done":
        begin = max(left, reached) if bar.has_begun else left
        if right > begin:
            rounded(painter, QRectF(begin, top, right - begin, _BAR), 0, "accent_soft", "st_now")


def _baseline(painter: QPainter, bar: Bar, scale: Scale, middle: float, ground: str) -> None:
    if bar.baseline_finish is None:
        return
    x = scale.x(bar.baseline_finish)
    level = float(middle)
    if bar.baseline_start is not None and bar.baseline_start < bar.baseline_finish:
        left = round(scale.x(bar.baseline_start))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        strip = QRectF(left, middle + 5, round(x) - left, _BASELINE)
        painter.fillRect(strip, color("ch_plan", 150))
        level = middle + 6.5
    if bar.baseline_finish != bar.finish:
        diamond(painter, x, level, "open", 3.6, ground=ground)


def _other(painter: QPainter, span: Span, scale: Scale, y: float, lane: int) -> None:
    """Paint the dates of a baseline that is compared with: a thin line, a dot where it ends."""
    if span.finish is None:
        return
    x = round(scale.x(span.finish))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if span.start is not None and span.start < span.finish:
        painter.setPen(stroke(lane))
        painter.drawLine(QPointF(round(scale.x(span.start)), y), QPointF(x, y))
    painter.fillRect(QRectF(x - 2, y - 1.5, 4, 3), color("ch_plan"))


def _years(painter: QPainter, room: QRectF, scale: Scale, area: QRectF) -> None:
    year = scale.day(0).year
    while True:
        first = max(scale.x(dt.date(year, 1, 1)), area.left() - 1)
        if first > area.right() or year >= 9990:  # noqa: PLR2004  the end of the calendar
            return
        following = scale.x(dt.date(year + 1, 1, 1))
        words = str(year)
        if following - first > text_width(words, "cap_m") + 12:
            place = QRectF(first + 6, room.top(), following - first - 8, room.height())
            text(painter, place, words, "cap_m", "text2")
        if scale.x(dt.date(year, 1, 1)) >= area.left():
            vline(painter, first, area.top(), area.bottom(), "line2")
        year += 1


def _mark_words(found: Mark) -> str:
    if found.unit == "week":
        return tr(mark("W{week}"), week=found.day.isocalendar().week)
    if found.unit == "month":
        return month(found.day)
    if found.unit == "quarter":
        return tr(mark("Q{quarter}"), quarter=(found.day.month - 1) // 3 + 1)
    return ""


def _chip_place(row: QRectF, scale: Scale, status: dt.date, area: QRectF) -> QRectF | None:
    """Return where the chip of the status date lies, None where the date is not in view."""
    x = scale.x(status)
    if not area.left() <= x <= area.right():
        return None
    width = text_width(iso(status), "cap_m") + 12
    left = min(max(area.left() + 2, x - width / 2), area.right() - width - 2)
    return QRectF(left, row.top(), width, 17)
