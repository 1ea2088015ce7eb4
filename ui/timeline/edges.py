"""Scrolling a Gantt while something is dragged at or beyond its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.timeline.view import GanttView

NEAR: Final = 28
"""Within so many pixels of an edge it scrolls, the faster the nearer."""
_BEAT_MS: Final = 30
_FASTEST: Final = 36.0
_SLACK: Final = 6.0
"""A drag that begins at an edge has to go so much further before anything scrolls."""


class EdgeScroll(QObject):
    """Scrolls as long as the pointer rests at an edge nearer than where it was pressed."""

    def __init__(self, view: GanttView, scrolled: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._scrolled = scrolled
        self._at = self._from = QPointF()
        self._goes_down = False
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def watch(self, at: QPointF, pressed: QPointF, *, down: bool) -> None:
        """Note where the pointer is, where it was pressed, and whether lines are scrolled too."""
        self._at, self._from, self._goes_down = at, pressed, down
        if any(self._speed()) and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def _beat(self) -> None:
        across, down = self._speed()
        if not across and not down:
            self._timer.stop()
            return
        if across:
            self._view.pan(across)
        if down:
            bar = self._view.lines.table.verticalScrollBar()
            bar.setValue(bar.value() + round(down))
        self._scrolled()

    def _speed(self) -> tuple[float, float]:
        """Return the pixels a beat to the right and down."""
        top, view = self._view.lines.head, self._view
        across = _beyond(self._at.x(), self._from.x(), 0, view.width())
        down = _beyond(self._at.y(), self._from.y(), top, view.height()) / 2
        return across, down if self._goes_down else 0.0


def _beyond(at: float, pressed: float, first: float, last: float) -> float:
    """Return how far a point is into the strip along one of two edges, negative at the first."""
    near = max(0.0, min(first + NEAR, pressed - _SLACK) - at)
    far = max(0.0, at - max(last - NEAR, pressed + _SLACK))
    return max(-_FASTEST, min(_FASTEST, far - near))
