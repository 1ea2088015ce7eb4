"""Plans as read from another program, written short, for tests of what becomes of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from core.rules.schedule.calendar import Calendar
from core.rules.schedule.draft import Dates, PlanDraft, PlanRow
from core.rules.schedule.instant import MINUTE, instant
from core.rules.schedule.plan import STANDARD, Activity

if TYPE_CHECKING:
    from core.rules.schedule.plan import Link

MONDAY: Final = dt.datetime.fromisoformat("2025-03-03T08:00")
DAY: Final = 480 * MINUTE
_OF_ROW: Final = frozenset(
    {"notes", "wbs", "fields", "percent", "baselines", "resources", "is_external", "id"}
)


def tick(text: str) -> int:
    """Return the tick of an ISO moment."""
    return instant(dt.datetime.fromisoformat(text))


def task(
    uid: int,
    name: str = "FAT of the paint shop",
    *,
    days: float = 1,
    start: str = "2025-03-03T08:00",
    finish: str = "",
    parent: int | None = None,
    level: int = 1,
    **how: Any,
) -> PlanRow:
    """Return a task of so many working days; without days it is a point."""
    of_row = {name: how.pop(name) for name in _OF_ROW & how.keys()}
    begins = dt.datetime.fromisoformat(start)
    ends = dt.datetime.fromisoformat(finish) if finish else begins.replace(hour=17)
    activity = Activity(id=uid, parent=parent, duration=round(days * DAY), **how)
    return PlanRow(
        uid=uid,
        name=name,
        parent=parent,
        level=level,
        is_milestone=not days,
        activity=activity,
        stored=Dates(begins if days else ends, ends),
        **{"id": str(uid), **of_row},
    )


def summary(
    uid: int, name: str, *, parent: int | None = None, level: int = 1, **how: Any
) -> PlanRow:
    """Return a summary."""
    of_row = {name: how.pop(name) for name in _OF_ROW & how.keys()}
    activity = Activity(id=uid, parent=parent, is_summary=True, **how)
    return PlanRow(
        uid=uid,
        id=str(uid),
        name=name,
        parent=parent,
        level=level,
        is_summary=True,
        activity=activity,
        **of_row,
    )


def plan(*rows: PlanRow, links: tuple[Link, ...] = (), **how: Any) -> PlanDraft:
    """Return a plan that starts on Monday, 3 March 2025."""
    given: dict[str, Any] = {
        "title": "Paint shop schedule",
        "source": "Test",
        "start": MONDAY,
        "calendars": {STANDARD: Calendar(STANDARD)},
        "calendar": STANDARD,
        **how,
    }
    return PlanDraft(rows=rows, links=links, **given)
