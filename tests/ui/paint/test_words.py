"""Painted text is plain, fits its place, and says how wide it came out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, Qt, QTextDocument

from ui import theme
from ui.paint import plain, words


def painted(text: str, width: float = 200, **how: object) -> tuple[float, QImage]:
    image = QImage(240, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    came = words.text(painter, QRectF(20, 0, width, 24), text, **how)  # type: ignore[arg-type]
    painter.end()
    return came, image


def inked(image: QImage) -> tuple[int, int]:
    ground = theme.color("surface")
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]
    return columns[0], columns[-1]


def test_a_long_text_is_shortened_to_its_place() -> None:
    came, image = painted("Механическая готовность достигнута", 80)
    assert came <= 80.5
    assert inked(image)[1] <= 101


def test_a_text_may_run_over_when_asked() -> None:
    came, _image = painted("Mechanical completion", 40, elide=False)
    assert came > 40


@pytest.mark.parametrize(("align", "edge"), [("left", 20), ("right", 220)])
def test_text_stands_at_its_edge(align: str, edge: int) -> None:
    _came, image = painted("2024-11-14", align=align)
    assert min(abs(edge - at) for at in inked(image)) <= 2


def test_markup_is_painted_as_it_was_typed() -> None:
    came, _image = painted("<b>A & B</b>")
    assert came == pytest.approx(theme.text_width("<b>A & B</b>"))


@pytest.mark.parametrize("text", ["焊装车间", "Монтаж", "All goods on site"])
def test_every_language_leaves_ink(text: str, themed: str) -> None:
    first, last = inked(painted(text)[1])
    assert last - first > 20


def test_a_text_is_shortened_for_those_who_ask() -> None:
    assert words.elided("All goods on site", 1000) == "All goods on site"
    assert words.elided("All goods on site", 50).endswith("…")


@pytest.mark.parametrize(
    "words", ["FAT passed", "a < b && c > d", "<b>bold</b> & <i>co</i>", "x <br> y\nz"]
)
def test_a_tool_tip_shows_words_as_they_stand(words: str) -> None:
    shown = QTextDocument()
    if Qt.mightBeRichText(plain(words)):
        shown.setHtml(plain(words))
    else:
        shown.setPlainText(plain(words))
    assert shown.toPlainText() == words
