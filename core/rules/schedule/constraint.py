"""What the constraints of an activity come to: the dates it may not pass, early and late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.language import mark, tr
from core.rules.schedule.plan import (
    ALAP,
    CONSTRAINTS,
    FNET,
    FNLT,
    MFO,
    MSO,
    SNET,
    SNLT,
)

if TYPE_CHECKING:
    from core.rules.schedule.plan import Activity


@dataclass(slots=True)
class Limits:
    """The dates that constraints and deadline of one activity set; None where they set none.

    Attributes:
        start_from: it starts no earlier.
        finish_from: it finishes no earlier.
        start_by: it starts no later.
        finish_by: it finishes no later.
        due: its deadline: counts for late dates only.
        start_on: it must start then, whatever links say.
        finish_on: it must finish then, whatever links say.
        is_late: it is planned as late as possible.
    """

    start_from: int | None = None
    finish_from: int | None = None
    start_by: int | None = None
    finish_by: int | None = None
    due: int | None = None
    start_on: int | None = None
    finish_on: int | None = None
    is_late: bool = False

    def not_before(self, at: int, by: int | None) -> tuple[int, int | None]:
        """Return the first start and finish, given those that links demand."""
        if self.start_from is not None:
            at = max(at, self.start_from)
        if self.finish_from is not None:
            by = self.finish_from if by is None else max(by, self.finish_from)
        return at, by

    def not_after(self, by: int, at: int | None) -> tuple[int, int | None]:
        """Return the last finish and start, given those that links leave room for."""
        by = min([by, *(date for date in (self.finish_by, self.due) if date is not None)])
        if self.start_by is not None:
            at = self.start_by if at is None else min(at, self.start_by)
        return by, at


_FROM: Final = {SNET: "start_from", FNET: "finish_from"}
_BY: Final = {SNLT: "start_by", FNLT: "finish_by"}
_ON: Final = {MSO: "start_on", MFO: "finish_on"}


def limits(activity: Activity) -> Limits | None:
    """Return what an activity's constraints and deadline set; None where it has none of them.

    Of two of a kind the stricter holds.
    """
    if not activity.constraints and activity.deadline is None:
        return None
    made = Limits(due=activity.deadline)
    for constraint in activity.constraints:
        kind, date = constraint.kind, constraint.date
        if kind == ALAP:
            made.is_late = True
        elif date is None or kind not in CONSTRAINTS:
            raise InvalidInput(tr(mark("A constraint of {code} has no date."), code=activity.code))
        elif kind in _FROM:
            before = getattr(made, _FROM[kind])
            setattr(made, _FROM[kind], date if before is None else max(before, date))
        elif kind in _BY:
            before = getattr(made, _BY[kind])
            setattr(made, _BY[kind], date if before is None else min(before, date))
        else:
            setattr(made, _ON[kind], date)
    return made
