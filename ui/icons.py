"""Icons: the line drawings of resources/icons in the colours of the theme."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from core.resources import resources
from ui.theme import changes, theme

Target = QAbstractButton | QAction

STROKE = 1.75
THIN = 12  # at this size and below the stroke is 2, else it fades


def icon(name: str, color: str = "text2", size: int = 16, *, on: str | None = None) -> QIcon:
    """Return an icon in the colours of now; `set_icon` gives one that follows the theme.

    Args:
        name: A drawing of resources/icons; `KeyError` names one that is not there.
        color: A colour of the theme.
        size: Edge in device-independent pixels.
        on: Another colour when the button is checked.
    """
    made = QIcon()
    for dpr in sorted({1.0, 2.0, _screen_ratio()}):
        made.addPixmap(pixmap(name, color, size, dpr))
        made.addPixmap(pixmap(name, "disabled", size, dpr), QIcon.Mode.Disabled)
        if on is not None:
            made.addPixmap(pixmap(name, on, size, dpr), QIcon.Mode.Normal, QIcon.State.On)
    return made


def set_icon(target: Target, name: str, color: str = "text2", *, on: str | None = None) -> None:
    """Give a button or an action an icon that follows the theme; a later one replaces it."""
    for old in target.findChildren(_Follower, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.setParent(None)
        old.deleteLater()
    _Follower(target, name, color, on)


def pixmap(name: str, color: str = "text2", size: int = 16, dpr: float | None = None) -> QPixmap:
    """Return an icon as pixels, for painting; sharp at the device pixel ratio given."""
    return _pixmap(name, theme().tokens[color], size, dpr or _screen_ratio())


def _screen_ratio() -> float:
    """Return the ratio of the sharpest screen there is."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app.devicePixelRatio()


@cache
def drawing(name: str) -> str:
    """Return the text of a drawing, not yet coloured."""
    path = resources() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return path.read_text("utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, size: int, dpr: float) -> QPixmap:
    stroke = 2 if size <= THIN else STROKE
    text = drawing(name).replace("currentColor", color)
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    drawn = QSvgRenderer(text.encode())
    made = QPixmap(round(size * dpr), round(size * dpr))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawn.render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


class _Follower(QObject):
    """Renews the icon of its parent whenever the theme changes."""

    def __init__(self, target: Target, name: str, color: str, on: str | None) -> None:
        super().__init__(target)
        self._target = target
        self._look = name, color, on
        changes().changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Draw the icon in the colours of now."""
        name, color, on = self._look
        self._target.setIcon(icon(name, color, on=on))
