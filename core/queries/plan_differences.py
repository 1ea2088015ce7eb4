"""How a milestone here differs from what a plan says of it, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core.language import mark
from core.queries.plan_rows import Change
from core.rules import plan_fields as own
from core.rules.planning import LAST_OFFICE_STAGE
from core.rules.project_plan import BOTH
from core.rules.schedule.instant import MINUTE
from core.rules.schedule.plan import STANDARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.queries.milestones import MilestoneRow
    from core.rules.plan_proposal import Proposal
    from core.rules.project_plan import Planned, ProjectPlan

PROGRESS_KEPT: Final = mark("That it is not that far: the progress told here stays")

_PROGRESS: Final = ("actual_start", "actual_finish", "percent")
_FORECAST: Final = frozenset({"forecast_start", "forecast_finish"})
_CUT: Final = frozenset({"owner", "evidence", "name_zh", "name_ru"})
_UNKNOWN: Final = frozenset({"source"})
"""What is taken with a new milestone and never asked of one that is here."""
_NUMBERS: Final = frozenset({"weight", "percent"})
_NEAR: Final = 0.00005


@dataclass(frozen=True, slots=True)
class Places:
    """By which calendars a project goes, and which here work at the same times as a plan's.

    Attributes:
        office: code of the calendar of the office.
        site: code of the calendar of the site.
        known: codes of the calendars there are or will be.
        alike: for each code that a plan's calendar has here, all that work as it does.
    """

    office: str
    site: str
    known: frozenset[str]
    alike: Mapping[str, frozenset[str]]

    def implied(self, stage: str, responsible: str) -> str:
        """Return the calendar that stage and responsible say."""
        if responsible == BOTH:
            wanted = self.office if self.office == self.site else BOTH
        elif responsible == "contractor" and stage <= LAST_OFFICE_STAGE:
            wanted = self.office
        else:
            wanted = self.site
        return wanted if wanted in self.known else STANDARD

    def kept(self, code: str, stage: str, responsible: str, now: str | None) -> str:
        """Return what a milestone keeps as its calendar, empty where it is implied anyway.

        Args:
            code: the calendar that the plan says.
            stage: of the milestone.
            responsible: for it.
            now: the calendar it has now; None where it is new.
        """
        same = self.alike.get(code, frozenset()) | {code}
        if now and now in same:
            return now
        return "" if self.implied(stage, responsible) in same else code


def differences(
    here: MilestoneRow,
    planned: Planned,
    plan: ProjectPlan,
    proposal: Proposal,
    fields: Mapping[str, Any],
    *,
    by_logic: bool,
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Return what would change, and what of the plan is not taken.

    Progress that is told here is not taken back by a plan that has none. Where forecasts follow
    from logic, they are no field of their own: they follow.
    """
    lost: tuple[str, ...] = ()
    asked = dict(fields)
    if _takes_back(here, asked):
        lost = (PROGRESS_KEPT,)
        for name in _PROGRESS:
            asked.pop(name)
    done = asked.get("actual_finish", here.actual_finish)
    follows = by_logic and not asked["manual"] if done is None else done == here.actual_finish
    unasked = _FORECAST if follows else frozenset[str]()
    if _lasts_as_long(here, planned, plan, asked):
        unasked |= {"duration", "elapsed"}
    if _is_past_its_pin(here, fields):
        unasked |= {"constraint_kind", "constraint_date"}
    changes = (
        Change(name, getattr(here, name), new)
        for name, new in asked.items()
        if name not in unasked | _UNKNOWN
        and not _is_same(name, here, new, is_ours=proposal.is_ours)
    )
    return tuple(changes), lost


def _takes_back(here: MilestoneRow, asked: Mapping[str, Any]) -> bool:
    has_none = asked["actual_start"] is None and not asked["percent"]
    is_begun = here.actual_start is not None or here.percent > 0
    return asked["actual_finish"] is None and (here.is_done or (has_none and is_begun))


def _is_past_its_pin(here: MilestoneRow, said: Mapping[str, Any]) -> bool:
    """Return whether only a limit of the start of work that has begun would be taken away."""
    has_begun = said["actual_start"] is not None or here.actual_start is not None
    return has_begun and (here.constraint_kind, said["constraint_kind"]) == ("SNET", "ASAP")


def _lasts_as_long(
    here: MilestoneRow, planned: Planned, plan: ProjectPlan, asked: Mapping[str, Any]
) -> bool:
    """Return whether a duration of the plan is that between the dates here, where those say it."""
    if here.duration is not None or asked["elapsed"] or asked["duration"] is None:
        return False
    return bool(asked["duration"] == plan.ticks(planned) // MINUTE)


def _is_same(name: str, here: MilestoneRow, new: Any, *, is_ours: bool) -> bool:
    old: Any = getattr(here, name)
    if name in _NUMBERS:
        return bool(abs(old - float(new)) < _NEAR)
    if name in _CUT or (is_ours and name == "name"):
        return own.cut(old) == own.cut(new)
    if name == "forecast_start" and new is None:
        return old is None or bool(old == here.forecast_finish and not here.duration)
    if name == "elapsed" and not here.duration:
        return True
    return bool(old == new)
