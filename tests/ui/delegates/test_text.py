"""One line of words."""

from __future__ import annotations

from typing import Any

from ui.delegates.place import Place
from ui.delegates.text import paint_text
from ui.models.cells import Text


def test_words_keep_to_their_side(canvas: Any) -> None:
    canvas.paint(lambda p, r: paint_text(p, r, Text("100"), Place(side="right")))
    assert min(canvas.inked()) > 150


def test_words_stay_inside_the_cell(canvas: Any) -> None:
    canvas.paint(lambda p, r: paint_text(p, r, Text("A very long name of a plant " * 3), Place()))
    assert max(canvas.inked()) <= 192


def test_an_icon_stands_before_the_words(canvas: Any) -> None:
    cell = Text("At", icon="truck", indent=20)
    canvas.paint(lambda p, r: paint_text(p, r, cell, Place()))
    assert min(canvas.inked()) >= 28
