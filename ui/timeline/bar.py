"""What the Gantt paints of a row: where its bar and diamonds lie, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the Gantt.

    Attributes:
        start: when the work began or is to begin; None where there is only a gate.
        finish: when the gate was or will be reached.
        baseline_start: when it was to begin.
        baseline_finish: when the gate was to be reached.
        state: how the gate is drawn: done, now, open, late or very_late.
        has_begun: whether some of the bar is actual work.
        label: words right of the gate, empty on most.
        is_summary: whether it is the thin bar of a group.
        ghost: where the gate would go by the date being typed.
    """

    start: dt.date | None
    finish: dt.date | None
    baseline_start: dt.date | None = None
    baseline_finish: dt.date | None = None
    state: str = "open"
    has_begun: bool = False
    label: str = ""
    is_summary: bool = False
    ghost: dt.date | None = None

    @property
    def is_late(self) -> bool:
        """Return whether the gate has a class of lateness."""
        return self.state in {"late", "very_late"}
