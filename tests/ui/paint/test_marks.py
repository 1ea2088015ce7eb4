"""Chips, bars, strips, keys and badges say what they are given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from core.tokens import tokens
from ui import theme
from ui.paint import marks
from ui.paint.marks import Cell


def canvas(width: int = 240, height: int = 24) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    return image, QPainter(image)


def name_at(image: QImage, x: float, y: float) -> str:
    return image.pixelColor(round(x), round(y)).name().upper()


@pytest.mark.parametrize("lead", [None, "green", "ship"])
@pytest.mark.parametrize("text", ["On track", "Под риском", "正常"])
def test_a_chip_is_as_wide_as_it_says(text: str, lead: str | None, themed: str) -> None:
    image, painter = canvas()
    width = marks.chip(painter, 10, 12, text, "green", lead=lead)
    painter.end()
    assert width == marks.chip_width(text, lead=lead is not None)
    colors = tokens(themed)
    assert name_at(image, 10 + width - 2, 12) == colors["green_soft"]
    assert name_at(image, 10 + width + 1, 12) == colors["surface"]


def test_a_grey_chip_still_shows_on_a_selected_row() -> None:
    image, painter = canvas()
    image.fill(theme.color("sel"))
    marks.chip(painter, 10, 12, "Draft", "grey", selected=True)
    painter.end()
    assert name_at(image, 13, 12) == tokens("light")["surface"]


def test_a_bar_shows_actual_and_plan(themed: str) -> None:
    image, painter = canvas()
    marks.progress(painter, QRectF(20, 4, 200, 16), 0.5, 0.75)
    painter.end()
    colors = tokens(themed)
    expected = {30: "st_done", 118: "st_done", 124: "st_track", 170: "text", 172: "surface"}
    seen = {x: name_at(image, x, 12) for x in (30, 118, 124)}
    seen |= {170: name_at(image, 170, 12), 172: name_at(image, 168, 12)}
    assert seen == {x: colors[shade] for x, shade in expected.items()}


def test_an_empty_bar_is_only_its_track() -> None:
    image, painter = canvas()
    marks.progress(painter, QRectF(20, 4, 200, 16), 0)
    painter.end()
    assert name_at(image, 30, 12) == tokens("light")["st_track"]


def test_a_strip_shows_done_running_and_open_steps(themed: str) -> None:
    image, painter = canvas()
    cells = [Cell("done"), Cell("now", 0.5), Cell("open"), Cell("open", late="very_late")]
    gates = marks.stage_strip(painter, QRectF(0, 4, 204, 16), cells)
    painter.end()
    assert gates == [50, 100, 150, 200]
    colors = tokens(themed)
    seen = [name_at(image, x, 12) for x in (25, 55, 90, 125)]
    assert seen == [colors[each] for each in ("st_done", "st_now", "st_track", "st_track")]
    assert name_at(image, 50, 12) == colors["surface"], "a gap, no diamond, where a step is done"
    assert name_at(image, 198, 12) == colors["red"]
    assert name_at(image, 150, 12) == colors["surface"], "a hollow diamond"


def test_a_strip_without_steps_paints_nothing() -> None:
    _image, painter = canvas()
    assert marks.stage_strip(painter, QRectF(0, 0, 100, 16), []) == []
    painter.end()


@pytest.mark.parametrize(("keys", "caps"), [("Ctrl+K", 2), ("Ctrl++", 2), ("F2", 1), ("+", 1)])
def test_each_key_has_a_cap(keys: str, caps: int) -> None:
    _image, painter = canvas()
    end = marks.keys(painter, 10, 12, keys)
    painter.end()
    assert end - 10 == marks.keys_width(keys)
    assert caps * 18 <= marks.keys_width(keys)
    assert len(marks._caps(keys)) == caps


@pytest.mark.parametrize(("letter", "width"), [("W", 16), ("焊", 17), ("Сб", 21)])
def test_a_badge_has_room_for_its_letter(letter: str, width: int) -> None:
    _image, painter = canvas()
    assert marks.badge(painter, 10, 12, letter) == pytest.approx(width, abs=3)
    painter.end()
