"""Key figures in one band: each a figure, its label and one line, and a button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import paint
from ui.delegates.place import runs
from ui.guard import guarded
from ui.theme import line_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.models.cells import Run

HEIGHT: Final = 80
BAR: Final = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the band.

    Attributes:
        key: what is said when it is pressed.
        label: what it is.
        value: the figure.
        unit: its unit, weaker.
        below: one line of explanation.
        shapes: status shapes with counts, before the line.
        bar: actual and planned in percent, before the line.
        tip: how it is reckoned.
        tone: of the figure.
        is_on: whether the list is narrowed to it now.
    """

    key: str
    label: str
    value: str
    unit: str = ""
    below: tuple[Run, ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()
    bar: tuple[float, float] | None = None
    tip: str = ""
    tone: str = ""
    is_on: bool = False


class KpiBand(QWidget):
    """Figures beside each other with short dividers, no boxes.

    Signals:
        pressed: a figure was pressed; carries its key.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 0, 1)
        self._row.setSpacing(0)
        self._buttons: list[_FigureButton] = []

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; those that are there already are only told anew."""
        while len(self._buttons) > len(figures):
            gone = self._buttons.pop()
            self._row.removeWidget(gone)
            gone.deleteLater()
        while len(self._buttons) < len(figures):
            made = _FigureButton(self, divided=bool(self._buttons))
            made.clicked.connect(lambda _=False, made=made: self.pressed.emit(made.key))
            self._buttons.append(made)
            self._row.addWidget(made, 1)
        for made, figure in zip(self._buttons, figures, strict=True):
            made.show_figure(figure)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.hline(painter, 0, self.width(), self.height() - 1)
        painter.end()


class _FigureButton(QAbstractButton):
    """One figure, painted."""

    def __init__(self, parent: QWidget, *, divided: bool) -> None:
        super().__init__(parent)
        self._divided = divided
        self._figure: Figure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def key(self) -> str:
        """Return what is said when it is pressed."""
        return self._figure.key if self._figure is not None else ""

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._figure = figure
        self.setToolTip(figure.tip)
        words = " ".join(run.text for run in figure.below)
        self.setAccessibleName(f"{figure.label}: {figure.value} {figure.unit}. {words}".strip())
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(120, HEIGHT))
    def sizeHint(self) -> QSize:
        words = 2 * line_height("small") + line_height("kpi")
        return QSize(120, max(HEIGHT, round(words) + 21))

    @guarded(default=QSize(80, HEIGHT))
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._divided:
            paint.vline(painter, 0, 16, rect.height() - 16)
        if self._figure is not None:
            inner = rect.adjusted(4, 4, -4, -4)
            if self._figure.is_on:
                paint.rounded(painter, inner, 6, "accent_soft")
            elif self.underMouse():
                paint.rounded(painter, inner, 6, "hover")
            self._words(painter, self._figure, rect.adjusted(12, 0, -10, 0))
            if self.hasFocus():
                paint.focus_ring(painter, inner, 6)
        painter.end()

    def _words(self, painter: QPainter, figure: Figure, rect: QRectF) -> None:
        small, large = line_height("small"), line_height("kpi") - 1
        top = (rect.height() - 2 * small - large) / 2
        line = QRectF(rect.x(), top, rect.width(), small)
        paint.text(painter, line, figure.label, "small", "text3")
        line = QRectF(rect.x(), top + small, rect.width(), large)
        width = paint.text(painter, line, figure.value, "kpi", figure.tone or "text")
        if figure.unit:
            unit = line.adjusted(width + 5, 0, 0, -3)
            paint.text(painter, unit, figure.unit, "small", "text3", across="bottom")
        line = QRectF(rect.x(), top + small + large, rect.width(), small)
        x = self._before(painter, figure, line)
        runs(painter, line.adjusted(x, 0, 0, 0), figure.below)

    def _before(self, painter: QPainter, figure: Figure, line: QRectF) -> float:
        """Paint what stands before the line of words and return how wide it is."""
        x = 0.0
        if figure.bar is not None:
            width = min(BAR, line.width() * 0.45)
            bar = QRectF(line.x(), line.y(), width, line.height())
            paint.progress(painter, bar, figure.bar[0] / 100, figure.bar[1] / 100)
            x = width + 10
        for shape, count in figure.shapes:
            paint.rag(painter, line.x() + x + 5, line.center().y(), shape, 9)
            place = line.adjusted(x + 14, 0, 0, 0)
            x += 26 + paint.text(painter, place, count, "small", "text2")
        return x


__all__ = ["Figure", "KpiBand"]
