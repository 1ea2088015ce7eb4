"""Where the window was, kept as text, and put back where a screen still is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

SMALLEST: Final = (1180, 680)
USUAL: Final = (1440, 900)
NUMBERS: Final = 4
GRIP: Final = 80
"""So much of the window's head must lie on a screen, else it could not be moved back."""


def remembered(window: QWidget) -> str:
    """Return place and size of a window as text."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    sides = f"{place.x()},{place.y()},{place.width()},{place.height()}"
    return f"{sides},maximised" if window.isMaximized() else sides


def put(window: QWidget, text: str) -> None:
    """Put a window where it was, clamped to the screens there are now."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    window.setMinimumSize(
        min(SMALLEST[0], screens[0].width()), min(SMALLEST[1], screens[0].height())
    )
    window.setGeometry(clamped(_read(text), screens))
    if text.endswith("maximised"):
        window.showMaximized()


def clamped(wanted: QRect | None, screens: Sequence[QRect]) -> QRect:
    """Return the rectangle, moved and cut so that it can be seen and moved on some screen."""
    if wanted is None:
        size = QRect(0, 0, *USUAL)
        home = screens[0]
        size.moveCenter(home.center())
        return _within(size, home)
    head = QRect(wanted.x(), wanted.y(), wanted.width(), 32)
    for screen in screens:
        seen = head.intersected(screen)
        if seen.width() >= GRIP and seen.height() > 0:
            return _within(wanted, screen) if len(screens) == 1 else wanted
    return _within(wanted, screens[0])


def _within(wanted: QRect, screen: QRect) -> QRect:
    width, height = min(wanted.width(), screen.width()), min(wanted.height(), screen.height())
    left = min(max(wanted.x(), screen.x()), screen.x() + screen.width() - width)
    top = min(max(wanted.y(), screen.y()), screen.y() + screen.height() - height)
    return QRect(left, top, width, height)


def _read(text: str) -> QRect | None:
    parts = text.removesuffix(",maximised").split(",")
    if len(parts) != NUMBERS or not all(part.lstrip("-").isdigit() for part in parts):
        return None
    left, top, width, height = map(int, parts)
    return QRect(left, top, width, height) if width > 0 and height > 0 else None
