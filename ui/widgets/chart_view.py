"""Shows a matplotlib figure: drawn once, drawn again when its size or the theme is another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.paths import atomic_path
from ui.guard import guarded
from ui.theme import changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matplotlib.figure import Figure
    from PySide6.QtGui import QResizeEvent, QShowEvent

PAUSE_MS: Final = 120
DPI: Final = 72


class ChartView(QWidget):
    """Holds one figure and one canvas, made when it is first shown.

    Signals:
        drawn: the figure was drawn anew.
    """

    drawn = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumSize(QSize(160, 120))
        self._draw: Callable[[Figure], None] | None = None
        self._canvas: Any = None
        self._stale = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._redraw)
        changes().changed.connect(self._on_look_changed)

    @property
    def figure(self) -> Figure | None:
        """Return the figure once it has been drawn."""
        return None if self._canvas is None else self._canvas.figure

    def show_drawing(self, draw: Callable[[Figure], None], *, words: str = "") -> None:
        """Draw on the figure now, or when the view is first seen.

        Args:
            draw: draws on a cleared figure; it is called again for another size or theme.
            words: what the chart says, for a screen reader.
        """
        self._draw = draw
        if words:
            self.setAccessibleDescription(words)
        self._stale = True
        if self.isVisible():
            self._redraw()

    def picture(self) -> QImage:
        """Return the chart as pixels, at twice the size of the screen."""
        image = QImage(self.size() * 2, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(2)
        image.fill(self.palette().window().color())
        self.render(image)
        return image

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        QGuiApplication.clipboard().setImage(self.picture())

    def save(self, path: Path) -> None:
        """Write the chart as PNG or SVG, by the suffix of the path; an old file stays whole.

        Raises:
            OutputError: it cannot be written there.
        """
        if self.figure is None:
            self._redraw()
        if self.figure is not None:
            kind = path.suffix.lstrip(".").lower()
            with atomic_path(path) as part:
                self.figure.savefig(part, format=kind, dpi=2 * DPI)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._timer.start(0)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._canvas is not None:
            self._stale = True
            self._timer.start(PAUSE_MS)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start(0)

    def _redraw(self) -> None:
        if self._draw is None or not self._stale:
            return
        canvas = self._canvas_there()
        figure = canvas.figure
        figure.clear()
        figure.set_size_inches(max(1, self.width()) / DPI, max(1, self.height()) / DPI)
        self._draw(figure)
        self._stale = False
        canvas.draw_idle()
        self.drawn.emit()

    def _canvas_there(self) -> Any:
        if self._canvas is None:
            from matplotlib.figure import Figure  # noqa: PLC0415  slow to import: when needed

            self._canvas = _canvas_class()(Figure(dpi=DPI))
            self._canvas.setMinimumSize(1, 1)
            self._column.addWidget(self._canvas)
        return self._canvas


@cache
def _canvas_class() -> type[Any]:
    """Return matplotlib's canvas, kept from drawing anew at each step of a resize."""
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg  # noqa: PLC0415  slow too

    class Canvas(FigureCanvasQTAgg):
        """Shows the last drawing until the view draws the next one."""

        @guarded
        def resizeEvent(self, event: QResizeEvent) -> None:
            QWidget.resizeEvent(self, event)

    return Canvas
