"""Painted marks made of words and shapes: chips, progress, stage strips, keys, badges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.paint.shapes import RAGS, diamond, rag, rounded
from ui.paint.words import picture, text
from ui.theme import color, line_height, text_width, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

TONES: Final = ("red", "amber", "green", "grey", "blue")
CHIP_PADDING: Final = 7
CHIP_LEAD: Final = 13
KEY_GAP: Final = 3
GATE: Final = 22
"""The side of the picture of a gate."""


def chip_height() -> int:
    """Return the height of a chip: 18 px at the usual text size."""
    return max(18, round(line_height("cap_m") + 4))


def chip_width(words: str, *, lead: bool = False, kind: str = "cap_m") -> int:
    """Return how wide a chip comes out."""
    return round(text_width(words, kind) + 2 * CHIP_PADDING + (CHIP_LEAD if lead else 0))


def chip(
    painter: QPainter,
    x: float,
    cy: float,
    words: str,
    tone: str = "grey",
    *,
    lead: str | None = None,
    kind: str = "cap_m",
    selected: bool = False,
) -> int:
    """Paint a word on a soft ground, centred on a height, and return its width.

    Args:
        painter: Where to.
        x: Left edge.
        cy: Middle.
        words: The text.
        tone: red, amber, green, grey or blue.
        lead: A status shape (green, amber, red, grey) or the name of an icon.
        kind: A kind of the type scale.
        selected: On a selected row grey and blue stand on the surface colour, else they vanish.
    """
    width, height = chip_width(words, lead=lead is not None, kind=kind), chip_height()
    rect = QRectF(round(x), round(cy - height / 2), width, height)
    plain = selected and tone in ("grey", "blue")
    rounded(painter, rect, 4, "surface" if plain else f"{tone}_soft")
    left = rect.x() + CHIP_PADDING
    if lead in RAGS:
        rag(painter, rect.x() + 11, rect.center().y(), lead, 8.5)
    elif lead is not None:
        picture(painter, rect.x() + 5, rect.center().y() - 6, lead, f"{tone}_text", size=12)
    if lead is not None:
        left += CHIP_LEAD
    place = QRectF(left, rect.y(), width, height)
    text(painter, place, words, kind, f"{tone}_text", elide=False)
    return width


def progress(
    painter: QPainter,
    rect: QRectF,
    actual: float,
    plan: float | None = None,
    *,
    fill: str = "st_done",
    ground: str = "surface",
) -> None:
    """Paint a bar, 6 px high in the middle of the rectangle; shares are 0 to 1.

    The plan is a mark across the bar, with a halo of the ground so that it shows on the fill.
    """
    height, middle = 6.0, round(rect.center().y())
    track = QRectF(rect.x(), middle - height / 2, rect.width(), height)
    rounded(painter, track, height / 2, "st_track")
    if actual > 0:
        width = max(height, rect.width() * min(1.0, actual))
        rounded(painter, QRectF(track.x(), track.y(), width, height), height / 2, fill)
    if plan is not None and plan > 0:
        x = round(rect.x() + rect.width() * min(1.0, plan))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(x - 2, middle - 7, 4, 14), color(ground))
        painter.fillRect(QRectF(x - 1, middle - 6, 2, 12), color("text"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of a stage strip.

    Attributes:
        state: done, now or open.
        fraction: How much of a running step is done, 0 to 1.
        late: "", "late" or "very_late"; only set on the next gate and on PAC, else a slip that
            cascades paints every diamond.
    """

    state: str
    fraction: float = 0.0
    late: str = ""


def stage_strip(
    painter: QPainter,
    rect: QRectF,
    cells: Sequence[Cell],
    *,
    big: bool = False,
    ground: str = "surface",
) -> list[float]:
    """Paint equal steps with a diamond at each open gate and return where the gates are (x)."""
    if not cells:
        return []
    height, radius = (8, 5.5) if big else (6, 4.0)
    middle = round(rect.center().y())
    width = (rect.width() - radius) / len(cells)
    edges = [round(rect.x() + index * width) for index in range(len(cells) + 1)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for index, cell in enumerate(cells):
        left = edges[index] + (1 if index else 0)
        bar = QRectF(left, middle - height / 2, edges[index + 1] - left, height)
        painter.fillRect(bar, color("st_done" if cell.state == "done" else "st_track"))
        if cell.state == "now":
            bar.setWidth(max(2.0, bar.width() * cell.fraction))
            painter.fillRect(bar, color("st_now"))
    _gates(painter, cells, edges[1:], middle, radius=radius, ground=ground)
    return [float(edge) for edge in edges[1:]]


def _gates(
    painter: QPainter,
    cells: Sequence[Cell],
    places: Sequence[int],
    middle: float,
    *,
    radius: float,
    ground: str,
) -> None:
    following = next((i for i, cell in enumerate(cells) if cell.state != "done"), len(cells))
    for index, (cell, x) in enumerate(zip(cells, places, strict=True)):
        if cell.state == "done":
            continue
        state, size = "open", radius - 0.1
        if cell.late:
            state, size = cell.late, radius + 0.4
        elif index == following:
            state, size = "now", radius + 0.6
        ratio = painter.device().devicePixelRatioF()
        drawn = _gate(state, size, radius + 1.8, ground, theme().name, ratio)
        painter.drawPixmap(QPointF(x - GATE / 2, middle - GATE / 2), drawn)


@lru_cache(maxsize=256)
def _gate(
    state: str, radius: float, halo: float, ground: str, _theme: str, ratio: float
) -> QPixmap:
    """Return a diamond on its halo: a list paints hundreds a frame, a picture costs a tenth."""
    made = QPixmap(round(GATE * ratio), round(GATE * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _halo(painter, GATE / 2, GATE / 2, halo, ground)
    diamond(painter, GATE / 2, GATE / 2, state, radius, ground=ground)
    painter.end()
    return made


def _halo(painter: QPainter, x: float, y: float, radius: float, ground: str) -> None:
    painter.save()
    painter.translate(x, y)
    painter.rotate(45)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = radius * 2**0.5
    painter.fillRect(QRectF(-side / 2, -side / 2, side, side), color(ground))
    painter.restore()


def keys(painter: QPainter, x: float, cy: float, shortcut: str, shade: str = "text3") -> float:
    """Paint a shortcut as key caps ("Ctrl+K" is two) and return where they end."""
    height = chip_height()
    for cap in _caps(shortcut):
        rect = QRectF(round(x), round(cy - height / 2), _cap_width(cap), height)
        rounded(painter, rect, 4, "sunken", "line2")
        text(painter, rect, cap, "cap_m", shade, align="center", elide=False)
        x += rect.width() + KEY_GAP
    return x - KEY_GAP


def keys_width(shortcut: str) -> float:
    """Return how wide key caps come out."""
    return sum(_cap_width(cap) + KEY_GAP for cap in _caps(shortcut)) - KEY_GAP


def _caps(shortcut: str) -> list[str]:
    body, plus = (shortcut[:-1], ["+"]) if shortcut.endswith("+") else (shortcut, [])
    return [cap for cap in body.split("+") if cap] + plus


def _cap_width(cap: str) -> int:
    return max(chip_height(), round(text_width(cap, "cap_m") + 9))


def badge(
    painter: QPainter, x: float, cy: float, letter: str, *, selected: bool = False, size: int = 16
) -> int:
    """Paint the letter of a shop in a small square and return its width."""
    width = max(size, round(text_width(letter, "cap_sb") + 6))
    rect = QRectF(round(x), round(cy - size / 2), width, size)
    rounded(painter, rect, 3, "surface" if selected else "grey_soft")
    text(painter, rect, letter, "cap_sb", "grey_text", align="center", elide=False)
    return width
