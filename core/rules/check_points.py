"""The points of a schedule assessment: what each is called, what it means, what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.language import mark

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """What a check points at: a milestone, and where it is a link, the one it waits for.

    Attributes:
        milestone: id of the milestone.
        other: id of the predecessor of a link.
        value: how many days, where that says more.
    """

    milestone: int
    other: int | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One point of the assessment.

    Attributes:
        key: its name in `CHECKS`.
        places: what it found.
        of: how many it looked at.
        figure: what is measured: a share, an index, or a count where none may be.
        limit: what the figure must keep to; None where there was nothing to measure.
        is_met: whether it does.
    """

    key: str
    places: tuple[Place, ...]
    of: int
    figure: float | None
    limit: float
    is_met: bool


CHECKS: Final[Mapping[str, tuple[str, str]]] = {
    "no_predecessor": (
        mark("Missing predecessors"),
        mark("Open milestones that wait for nothing: nobody sees why they come when they come."),
    ),
    "no_successor": (
        mark("Open ends"),
        mark("Open milestones that nothing waits for: their delay delays nothing on paper."),
    ),
    "leads": (mark("Leads"), mark("Links with a negative lag start work before its reason.")),
    "lags": (mark("Excessive lag"), mark("Links that wait longer than 44 working days.")),
    "link_kinds": (mark("Finish-to-start links"), mark("At least 90 % of the links should be so.")),
    "hard_constraints": (
        mark("Hard constraints"),
        mark("Dates that stop a delay from being seen: must start, must finish, no later than."),
    ),
    "high_float": (mark("High float"), mark("More than 44 working days: a link may be missing.")),
    "negative_float": (mark("Negative float"), mark("A date that must be kept cannot be.")),
    "high_duration": (
        mark("Long durations"),
        mark("Work of more than 44 working days that has not begun: part it to see progress."),
    ),
    "future_actuals": (
        mark("Actual dates in the future"),
        mark("What has happened lies on or before the status date."),
    ),
    "past_forecasts": (
        mark("Forecasts before the status date"),
        mark("What has not happened is still to come: ask for a new forecast."),
    ),
    "out_of_sequence": (
        mark("Progress out of sequence"),
        mark("Work that began before what it waits for was finished."),
    ),
    "missed": (mark("Missed milestones"), mark("Due by the status date and late, or not reached.")),
    "critical_path": (
        mark("Critical path test"),
        mark("600 days put into the critical path must come out at its end."),
    ),
    "cpli": (
        mark("Critical path length index"),
        mark("(days to the last PAC + its float against the contract) ÷ days to the last PAC."),
    ),
    "bei": (mark("Baseline execution index"), mark("Milestones reached ÷ milestones due.")),
}
"""Each check with its name and what it means, as catalogue keys, in the order they are shown."""
MEASURES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("leads", "negative_float", "future_actuals"), "count"),
    **dict.fromkeys(("past_forecasts", "out_of_sequence"), "count"),
    **dict.fromkeys(("cpli", "bei"), "index"),
    "critical_path": "days",
}
"""What the figure of a check is where it is not a share."""
