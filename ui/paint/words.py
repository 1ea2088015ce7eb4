"""Painted text and icons, always plain, always on one line."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import Qt

from ui.icons import pixmap
from ui.theme import color, font, metrics, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter

ALONG: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
ACROSS: Final = {
    "top": Qt.AlignmentFlag.AlignTop,
    "middle": Qt.AlignmentFlag.AlignVCenter,
    "bottom": Qt.AlignmentFlag.AlignBottom,
}

_LINE: Final = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
FLAGS: Final = {
    (along, across): int(x | y | _LINE)
    for along, x in ALONG.items()
    for across, y in ACROSS.items()
}


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    kind: str = "body",
    shade: str | QColor = "text",
    *,
    align: str = "left",
    across: str = "middle",
    weight: int | None = None,
    elide: bool = True,
    doc: bool = False,
) -> float:
    """Paint one line of text and return how wide it came out.

    Args:
        painter: Where to.
        rect: The place it has; a longer text ends in "…" unless `elide` is off.
        words: The text, translated already; no markup is read.
        kind: A kind of the type scale.
        shade: A colour of the theme, or any colour.
        align: left, right or center.
        across: top, middle or bottom.
        weight: Another weight than the kind has.
        elide: Shorten what does not fit.
        doc: Draw I, l, 0 and O distinctly.
    """
    room = rect.width() if elide else None
    words, width = _fitted(words, kind, weight, doc, theme().text_size, room)
    painter.setFont(font(kind, weight, doc=doc))
    painter.setPen(color(shade) if isinstance(shade, str) else shade)
    painter.drawText(rect, FLAGS[align, across], words)
    return width


@lru_cache(maxsize=8192)
def _fitted(
    words: str,
    kind: str,
    weight: int | None,
    doc: bool,  # noqa: FBT001 - a key of the cache
    _text_size: int,
    room: float | None,
) -> tuple[str, float]:
    """Return a text shortened to its room, and how wide it is then."""
    measured = metrics(kind, weight, doc=doc)
    width = measured.horizontalAdvance(words)
    if room is not None and width > room:
        words = measured.elidedText(words, Qt.TextElideMode.ElideRight, room + 0.5)
        width = measured.horizontalAdvance(words)
    return words, width


def plain(words: str) -> str:
    """Return words as a tool tip shows them as they stand: Qt takes what looks like markup for it."""
    if not Qt.mightBeRichText(words):
        return words
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'


def elided(words: str, width: float, kind: str = "body", weight: int | None = None) -> str:
    """Return a text shortened to a width."""
    return metrics(kind, weight).elidedText(words, Qt.TextElideMode.ElideRight, width)


def picture(
    painter: QPainter, x: float, y: float, name: str, shade: str = "text2", *, size: int = 16
) -> None:
    """Paint an icon with its upper left corner at a point."""
    ratio = painter.device().devicePixelRatioF()
    snapped = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
    painter.drawPixmap(snapped, pixmap(name, shade, size, ratio))
