"""Icons have the colours of the theme and are sharp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from core.resources import resources
from ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def shows(image: QImage, shade: str) -> bool:
    """Tell whether the strongest pixel has a colour, up to rounding at soft edges."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = max(pixels, key=lambda each: each.alpha())
    wanted = theme.color(shade)
    apart = (
        abs(seen.red() - wanted.red()),
        abs(seen.green() - wanted.green()),
        abs(seen.blue() - wanted.blue()),
    )
    return seen.alpha() > 100 and max(apart) <= 4


def test_every_drawing_is_drawn() -> None:
    for path in (resources() / "icons").glob("*.svg"):
        image = icons.pixmap(path.stem, "text", 24, 1.0).toImage()
        assert shows(image, "text"), path.name


def test_an_unknown_drawing_is_named() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.icon("unicorn")


def test_icons_are_sharp_on_dense_screens() -> None:
    made = icons.pixmap("search", "text2", 16, 2.0)
    assert made.size() == QSize(32, 32)
    assert icons.icon("search").pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)


def test_a_disabled_icon_is_grey() -> None:
    image = icons.icon("square", "accent").pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert shows(image, "disabled")


def test_a_button_keeps_up_with_the_theme(qtbot: QtBot, restored: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "search", "text")
    icons.set_icon(button, "square", "text")
    theme.apply(restored, "dark")
    image = button.icon().pixmap(16).toImage()
    assert shows(image, "text")
