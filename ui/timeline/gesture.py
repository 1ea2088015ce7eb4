"""A drag in the Gantt: an object installed from the press until it is released or given up."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt

from core.language import mark, tr
from ui.timeline.card import Words

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    from ui.timeline.bar import Bar, Span
    from ui.timeline.lines import Lines
    from ui.timeline.planner import Planner
    from ui.timeline.scale import Scale
    from ui.timeline.spot import Spot

Held = Qt.KeyboardModifier
Cursor = Qt.CursorShape
NO_GHOSTS: Final[Mapping[Hashable, Span]] = MappingProxyType({})


class Canvas(Protocol):
    """What a gesture is given: the Gantt it works on."""

    @property
    def lines(self) -> Lines:
        """Return where the lines of the table lie."""
        ...

    @property
    def planner(self) -> Planner:
        """Return who answers for the plan."""
        ...

    @property
    def scale_now(self) -> Scale:
        """Return which days are shown and how wide."""
        ...

    def bar(self, line: int) -> Bar | None:
        """Return what is painted of a line."""
        ...

    def pan(self, pixels: float) -> None:
        """Show later days by so many pixels."""
        ...

    def say(self, words: Words | None) -> None:
        """Show a card beside the pointer, or none."""
        ...

    def update(self) -> None:
        """Paint anew."""
        ...


class Gesture:
    """What a drag does; one that has not moved far enough yet is only a click.

    Attributes:
        cursor: the shape of the pointer meanwhile.
        scrolls: whether the Gantt follows it beyond its left and right edge.
        scrolls_down: whether it follows it up and down too.
    """

    cursor = Cursor.ArrowCursor
    scrolls = False
    scrolls_down = False

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def move(self, at: QPointF, held: Held) -> None:
        """Follow the pointer and the keys held with it."""
        raise NotImplementedError

    def release(self) -> None:
        """Carry out what the drag asks, as one step."""

    def end(self) -> None:
        """Leave nothing of the drag on the screen."""
        self.canvas.say(None)
        self.canvas.update()

    @property
    def ghosts(self) -> Mapping[Hashable, Span]:
        """Return where rows would lie, by id."""
        return NO_GHOSTS

    def paint(self, painter: QPainter) -> None:
        """Paint what the drag itself shows over the bars."""


class Pan(Gesture):
    """Moves the days under the pointer along with it."""

    cursor = Cursor.ClosedHandCursor

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        super().__init__(canvas)
        self._at = at

    def move(self, at: QPointF, held: Held) -> None:  # noqa: ARG002  no key changes it
        self.canvas.pan(self._at.x() - at.x())
        self._at = at


class Refused(Gesture):
    """A drag of what cannot be dragged: says why."""

    cursor = Cursor.ForbiddenCursor

    def __init__(self, canvas: Canvas, spot: Spot, why: str) -> None:
        super().__init__(canvas)
        self._words = Words(canvas.planner.name(spot.row), refusal=why)

    def move(self, at: QPointF, held: Held) -> None:  # noqa: ARG002  it says the same anywhere
        self.canvas.say(self._words)


def hints(*, follow: bool, can_hold: bool, others: tuple[str, ...] = ()) -> str:
    """Return which keys help in a drag that others follow."""
    said = list(others)
    if can_hold and follow:
        said.append(tr(mark("Ctrl leaves what follows where it is")))
    elif can_hold:
        said.append(tr(mark("Ctrl is held: what follows stays where it is")))
    return " · ".join([*said, tr(mark("Esc cancels"))])
