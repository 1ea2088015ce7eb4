"""What the pointer does over a Gantt: what lies under it, and the drag that a press begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QApplication

from ui.timeline.date_drag import DateDrag, part_of
from ui.timeline.edges import EdgeScroll
from ui.timeline.gesture import NO_GHOSTS, Cursor, Held, Pan, Refused
from ui.timeline.link_drag import LinkDrag
from ui.timeline.spot import Part, Spot, part_at

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from PySide6.QtGui import QMouseEvent

    from ui.timeline.bar import Span
    from ui.timeline.gesture import Gesture
    from ui.timeline.view import GanttView

_CURSORS: Final = {
    Part.BODY: Cursor.SizeAllCursor,
    Part.START: Cursor.SizeHorCursor,
    Part.FINISH: Cursor.SizeHorCursor,
    Part.GATE: Cursor.SizeHorCursor,
    Part.LINK_START: Cursor.CrossCursor,
    Part.LINK_FINISH: Cursor.CrossCursor,
}


class Hand(QObject):
    """The pointer over a Gantt; a press installs a gesture, its release or Esc takes it away."""

    def __init__(self, view: GanttView) -> None:
        super().__init__(view)
        self._view = view
        self._gesture: Gesture | None = None
        self._pressed = QPointF()
        self._at = QPointF()
        self._held = Held.NoModifier
        self._is_dragging = False
        self.line = -1
        self._edges = EdgeScroll(view, self._follow)

    @property
    def gesture(self) -> Gesture | None:
        """Return the drag under way, None before it moved far enough to be one."""
        return self._gesture if self._is_dragging else None

    @property
    def pointer(self) -> QPointF:
        """Return where the pointer is."""
        return self._at

    @property
    def ghosts(self) -> Mapping[Hashable, Span]:
        """Return where the drag under way would put rows, by id."""
        return NO_GHOSTS if self.gesture is None else self.gesture.ghosts

    def spot_at(self, at: QPointF) -> Spot | None:
        """Return the part of a bar at a point, None where there is none."""
        lines = self._view.lines
        line = lines.at(at.y())
        row = lines.row(line)
        bar = self._view.bar(line) if row is not None else None
        if row is None or bar is None:
            return None
        place = lines.place(line, self._view.width())
        level = lines.level(place)
        has_handles = self.shows_handles(line)
        part = part_at(bar, level, self._view.scale_now, at, has_handles=has_handles)
        return None if part is None else Spot(row, bar, part, place, level)

    def shows_handles(self, line: int) -> bool:
        """Return whether the handles that draw links are shown at a line."""
        row = self._view.lines.row(line)
        return (
            line == self.line
            and self.gesture is None
            and row is not None
            and not self._view.planner.refusal(row, Part.LINK_FINISH)
        )

    def refusal(self, spot: Spot) -> str:
        """Return why a part is not dragged, empty where it may be."""
        part = spot.part if spot.part.is_handle or spot.part is Part.START else part_of(spot)
        return self._view.planner.refusal(spot.row, part)

    # events of the view

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what lies under the pointer; another button gives up a drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
            return
        at = self._pressed = self._at = event.position()
        spot = self.spot_at(at)
        if spot is None:
            self._gesture = Pan(self._view, at)
        elif refusal := self.refusal(spot):
            self._gesture = Refused(self._view, spot, refusal)
        elif spot.part.is_handle:
            self._gesture = LinkDrag(self._view, spot, self)
        else:
            self._gesture = DateDrag(self._view, spot, at, self)

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held, else look what lies under the pointer."""
        self._at = event.position()
        if self._gesture is None:
            self._look()
        elif not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()
        else:
            self._drag(event.modifiers())

    def release(self) -> None:
        """Carry out what the drag asks, then leave nothing of it on the screen."""
        gesture = self.gesture
        try:
            if gesture is not None:
                gesture.release()
        finally:
            self.cancel()

    def cancel(self) -> None:
        """Give up the drag: nothing was changed."""
        gesture, self._gesture, self._is_dragging = self._gesture, None, False
        self._edges.stop()
        if gesture is not None:
            gesture.end()
            self._look()

    def leave(self) -> None:
        """Lie over nothing."""
        if self._gesture is None:
            self._hover(-1)
            self._view.unsetCursor()

    def key(self, key: int, held: Held) -> bool:
        """Follow a key pressed or released during a drag; return whether there was one."""
        if self.gesture is None:
            return False
        if key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            self._held = held
            self.gesture.move(self._at, held)
        return True

    # private

    def _drag(self, held: Held) -> None:
        gesture, self._held = self._gesture, held
        assert gesture is not None
        if not self._is_dragging:
            far = (self._at - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance() and not isinstance(gesture, Pan):
                return
            self._is_dragging = True
            self._hover(-1)
            self._view.setCursor(gesture.cursor)
        gesture.move(self._at, held)
        if gesture.scrolls:
            self._edges.watch(self._at, self._pressed, down=gesture.scrolls_down)

    def _follow(self) -> None:
        """Let the drag follow what was scrolled under it."""
        if self.gesture is not None:
            self.gesture.move(self._at, self._held)

    def _look(self) -> None:
        at = self._at
        inside = self._view.rect().contains(at.toPoint())
        self._hover(self._view.lines.at(at.y()) if inside else -1)
        spot = self.spot_at(at) if inside else None
        if spot is None:
            link = self._view.link_at(at) if inside else None
            if link is None:
                self._view.unsetCursor()
            else:
                self._view.setCursor(Cursor.PointingHandCursor)
        elif self.refusal(spot):
            self._view.unsetCursor()
        else:
            self._view.setCursor(_CURSORS[spot.part])

    def _hover(self, line: int) -> None:
        if line != self.line:
            self.line = line
            self._view.hovered.emit(line)
            self._view.update()
