"""A canvas to paint a cell on, and what can be seen on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Callable


class Canvas:
    """One cell of 200 × 40 on the surface colour."""

    def __init__(self) -> None:
        self.image = QImage(200, 40, QImage.Format.Format_RGB32)
        self.image.fill(color("surface"))
        self.rect = QRectF(8, 0, 184, 40)

    def paint(self, draw: Callable[[QPainter, QRectF], object]) -> Canvas:
        """Paint with a function of painter and place."""
        painter = QPainter(self.image)
        draw(painter, self.rect)
        painter.end()
        return self

    def has(self, tone: str) -> bool:
        """Return whether some pixel is exactly of a tone."""
        return bool(self.columns(tone))

    def columns(self, tone: str) -> list[int]:
        """Return the columns of pixels that have some of a tone, from the left."""
        wanted = color(tone).rgb()
        return [
            x
            for x in range(self.image.width())
            if any(self.image.pixel(x, y) == wanted for y in range(self.image.height()))
        ]

    def inked(self) -> list[int]:
        """Return the columns of pixels where anything was painted."""
        ground = color("surface").rgb()
        return [
            x
            for x in range(self.image.width())
            if any(self.image.pixel(x, y) != ground for y in range(self.image.height()))
        ]


@pytest.fixture
def canvas(look: None) -> Canvas:
    """Provide an empty cell in the light theme."""
    return Canvas()
