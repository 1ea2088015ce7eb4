"""Buttons: with words (plain, primary, ghost, link, danger) and with an icon alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.icons import set_icon
from ui.theme import changes, font

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Button(QPushButton):
    """A button with words that follows theme and text size."""

    def __init__(
        self,
        text: str,
        *,
        kind: str = "",
        icon: str = "",
        tip: str = "",
        height: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._height = kind, height
        self._has_icon = bool(icon)
        self.setProperty("kind", kind)
        self.set_text(text)
        if icon:
            set_icon(self, icon, "on_accent" if kind == "primary" else "text2")
            self.setIconSize(QSize(16, 16))
        if tip:
            self.setToolTip(tip)
        self._follow()
        changes().changed.connect(self._follow)

    def set_text(self, text: str) -> None:
        """Show other words; an ampersand is one, not a mnemonic."""
        self.setText((" " if self._has_icon else "") + text.replace("&", "&&"))
        self.setAccessibleName(text)

    def _follow(self) -> None:
        self.setFont(font("body_m" if self._kind == "primary" else "body"))
        self.setFixedHeight(max(self._height, self.fontMetrics().height() + 8))


def button(
    text: str,
    *,
    kind: str = "",
    icon: str = "",
    tip: str = "",
    height: int = 28,
    run: Callable[[], object] | None = None,
) -> Button:
    """Return a button; `run` is called when it is pressed."""
    made = Button(text, kind=kind, icon=icon, tip=tip, height=height)
    if run is not None:
        made.clicked.connect(run)
    return made


def icon_button(
    icon: str,
    tip: str,
    *,
    size: int = 28,
    checkable: bool = False,
    run: Callable[[], object] | None = None,
) -> QToolButton:
    """Return a button that is an icon; its words are in the tooltip and for screen readers."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    set_icon(made, icon)
    made.setIconSize(QSize(16, 16))
    made.setFixedSize(size, size)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if run is not None:
        made.clicked.connect(run)
    return made
