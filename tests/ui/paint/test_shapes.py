"""Shapes stay on their pixels and tell their states apart without colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from core.tokens import tokens
from ui import theme
from ui.paint import shapes


def canvas(width: int, height: int, dpr: float = 1) -> tuple[QImage, QPainter]:
    image = QImage(
        round(width * dpr), round(height * dpr), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(dpr)
    image.fill(theme.color("surface"))
    return image, QPainter(image)


def name_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


@pytest.mark.parametrize(("dpr", "thick"), [(1, 1), (1.25, 1), (1.5, 1), (2, 2)])
@pytest.mark.parametrize("y", [3, 4, 7])
def test_a_hairline_is_even_on_every_screen(dpr: float, thick: int, y: int) -> None:
    image, painter = canvas(20, 20, dpr)
    shapes.hline(painter, 0, 20, y)
    painter.end()
    column = [name_at(image, 5, at) for at in range(image.height())]
    colors = tokens("light")
    assert column.count(colors["line"]) == thick
    assert set(column) == {colors["line"], colors["surface"]}


def test_a_vertical_hairline_is_one_pixel(themed: str) -> None:
    image, painter = canvas(20, 20)
    shapes.vline(painter, 7, 0, 20)
    painter.end()
    row = [name_at(image, x, 9) for x in range(20)]
    assert [x for x, each in enumerate(row) if each == tokens(themed)["line"]] == [7]


def darkness(state: str) -> list[list[bool]]:
    """Return where a diamond is darker than its ground, as a grey print shows it."""
    image, painter = canvas(24, 24)
    shapes.diamond(painter, 12, 12, state, 8)
    painter.end()
    return [[image.pixelColor(x, y).lightness() < 200 for x in range(24)] for y in range(24)]


def test_the_classes_of_a_gate_differ_in_a_grey_print() -> None:
    done, opened, late, very_late = (darkness(s) for s in ("done", "open", "late", "very_late"))
    middle, left, right = (12, 12), (8, 12), (16, 12)

    def filled(shape: list[list[bool]], at: tuple[int, int]) -> bool:
        return shape[at[1]][at[0]]

    assert [filled(done, at) for at in (left, middle, right)] == [True, True, True]
    assert [filled(opened, at) for at in (left, middle, right)] == [False, False, False]
    assert [filled(late, at) for at in (left, right)] == [True, False]
    assert [filled(very_late, at) for at in (left, middle, right)] == [True, False, True]


@pytest.mark.parametrize("status", shapes.RAGS)
def test_each_status_has_its_shape(status: str, themed: str) -> None:
    image, painter = canvas(20, 20)
    shapes.rag(painter, 10, 10, status, 14)
    painter.end()
    middle = name_at(image, 10, 10)
    expected = tokens(themed)["surface" if status == "grey" else status]
    assert middle == expected


def test_an_unknown_state_is_named() -> None:
    _image, painter = canvas(9, 9)
    with pytest.raises(KeyError, match="tomorrow"):
        shapes.diamond(painter, 4, 4, "tomorrow")
    with pytest.raises(KeyError, match="purple"):
        shapes.rag(painter, 4, 4, "purple")
    painter.end()


def test_a_border_and_a_focus_ring_lie_inside() -> None:
    image, painter = canvas(30, 20)
    shapes.focus_ring(painter, QRectF(5, 5, 20, 10))
    painter.end()
    colors = tokens("light")
    assert [name_at(image, x, 10) for x in (4, 5, 6, 7)] == [
        colors["surface"],
        colors["focus"],
        colors["focus"],
        colors["surface"],
    ]


def test_a_shadow_fades_outwards(themed: str) -> None:
    image, painter = canvas(100, 100)
    shapes.shadow(painter, QRectF(30, 30, 40, 40))
    painter.end()
    along = [image.pixelColor(50, y).lightness() for y in range(71, 99)]
    assert along == sorted(along)
    assert along[0] < along[-1]
