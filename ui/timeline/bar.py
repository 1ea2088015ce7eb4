"""What the Gantt paints of a row: where its bar and diamonds lie, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when; None where there is no such date, or where it is not touched."""

    start: dt.date | None
    finish: dt.date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the Gantt.

    Attributes:
        start: when the work began or is to begin; None where there is only a gate.
        finish: when the gate was or will be reached.
        baseline_start: when it was to begin.
        baseline_finish: when the gate was to be reached.
        state: how the gate is drawn: done, now, open, late or very_late.
        has_begun: whether some of the bar is actual work, so that its start is a fact.
        label: words right of the gate, empty on most.
        is_summary: whether it is the thin bar of a group.
        ghost: where bar and gate would go by the dates being typed or dragged.
        decides: whether it decides the end of the plan ("critical") or nearly does ("near").
        others: its dates in each baseline that is compared with, in their order.
    """

    start: dt.date | None
    finish: dt.date | None
    baseline_start: dt.date | None = None
    baseline_finish: dt.date | None = None
    state: str = "open"
    has_begun: bool = False
    label: str = ""
    is_summary: bool = False
    ghost: Span | None = None
    others: tuple[Span | None, ...] = ()
    decides: str = ""

    @property
    def is_late(self) -> bool:
        """Return whether the gate has a class of lateness."""
        return self.state in {"late", "very_late"}

    @property
    def has_length(self) -> bool:
        """Return whether there is a bar before the gate."""
        return self.start is not None and self.finish is not None and self.finish > self.start
