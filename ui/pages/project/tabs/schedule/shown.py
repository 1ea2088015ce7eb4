"""Which milestones the schedule shows: the choices, and what a milestone must be for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.language import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.queries.milestones import MilestoneRow

CRITICAL: Final = "critical"
"""The choice that needs to know what decides the end."""
_LATE: Final = 10
"""Days of slip beyond which the design calls a milestone late."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice of which milestones are shown; no test shows all."""

    words: str
    test: Callable[[MilestoneRow, dt.date], bool] | None = None


def _within(days: int) -> Callable[[MilestoneRow, dt.date], bool]:
    def test(row: MilestoneRow, status: dt.date) -> bool:
        return (
            not row.is_done and row.finish is not None and row.finish <= status + dt.timedelta(days)
        )

    return test


SHOWN: Final[Mapping[str, Shown]] = {
    "all": Shown(mark("Open and done")),
    "open": Shown(mark("Open"), lambda row, _status: not row.is_done),
    "done": Shown(mark("Done"), lambda row, _status: row.is_done),
    "late": Shown(mark("Late"), lambda row, _status: not row.is_done and (row.slip or 0) > _LATE),
    CRITICAL: Shown(mark("Critical, nearly too")),
    "30": Shown(mark("Due in 30 days, overdue too"), _within(30)),
    "90": Shown(mark("Due in 90 days, overdue too"), _within(90)),
    "key": Shown(mark("Key milestones"), lambda row, _status: row.key),
    "contractual": Shown(mark("Contractual"), lambda row, _status: row.contractual),
}


def shown_test(
    key: str, status: dt.date, decides: Callable[[int], str]
) -> Callable[[MilestoneRow], bool] | None:
    """Return what a milestone must be to be shown by a choice; None where all are.

    Args:
        key: the choice.
        status: the status date.
        decides: says whether a milestone decides the end, by its id.
    """
    if key == CRITICAL:
        return lambda row: bool(decides(row.id))
    test = SHOWN[key].test
    return None if test is None else lambda row: test(row, status)
