"""What a Gantt asks of the page about the plan it shows: it knows none itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from ui.timeline.bar import Span
    from ui.timeline.spot import Part
    from ui.widgets.date_popup import Consequence


@dataclass(frozen=True, slots=True)
class Preview:
    """What a drag would lead to.

    Attributes:
        lines: what it causes, in words.
        ghosts: where the rows that follow would lie, by id.
        own: where the dragged row itself would lie, where that is not as asked.
        refusal: why it is not done, empty where it can be.
        can_hold: whether the user may leave what follows where it is.
    """

    lines: tuple[Consequence, ...] = ()
    ghosts: Mapping[Hashable, Span] = field(default_factory=dict)
    own: Span | None = None
    refusal: str = ""
    can_hold: bool = False


class Planner(Protocol):
    """Answers for the rows of a Gantt, and carries out what a drag asks."""

    def name(self, row: Any) -> str:
        """Return what a row is called."""
        ...

    def refusal(self, row: Any, part: Part) -> str:
        """Return why a part of a bar is not dragged, empty where it may be."""
        ...

    def preview(self, row: Any, asked: Span, *, follow: bool, fully: bool) -> Preview:
        """Return what these dates would lead to; a date that is None is not touched.

        Args:
            row: the row dragged.
            asked: its new dates.
            follow: whether what follows moves too.
            fully: whether to say what takes long to find out.
        """
        ...

    def move(self, row: Any, asked: Span, *, follow: bool) -> None:
        """Give a row these dates, and what follows too unless it is to stay."""
        ...

    def link_preview(self, before: Any, after: Any, kind: str, *, follow: bool) -> Preview:
        """Return what a link from one row to another would lead to."""
        ...

    def link(self, before: Any, after: Any, kind: str, *, follow: bool) -> None:
        """Let one row wait for another."""
        ...

    def link_words(self, link_id: int) -> str:
        """Return what a link says: what waits for what, and how."""
        ...

    def open_link(self, link_id: int) -> None:
        """Let the user edit a link."""
        ...
