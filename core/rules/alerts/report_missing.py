"""A monthly report that was not issued by the 7th of the next month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts, Reported

DAY: Final = 7
"""The day of the month by which the report of the month before is due (FIDIC 4.20)."""
VERY_LATE: Final = 7
MONTHLY: Final = "MONTHLY"
REPORTED: Final = frozenset({"SIGNED", "ACTIVE"})
"""Statuses of projects that report each month; one that keeps no report is left in peace."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the monthly report that was due on the last 7th that has passed, red a week later."""
    on = facts.status_date
    kept = [each for each in facts.reports if each.kind == MONTHLY]
    if not kept or facts.status not in REPORTED:
        return
    due = on.replace(day=DAY)
    if on <= due:
        due = (on.replace(day=1) - dt.timedelta(1)).replace(day=DAY)
    month = (due.replace(day=1) - dt.timedelta(1)).replace(day=1)
    if any(_covers(each, month, on) for each in kept):
        return
    days = (on - due).days
    text = mark("the report for {month} was due on {day}")
    yield Finding(RED if days > VERY_LATE else AMBER, days, text, {"month": month, "day": due})


def _covers(report: Reported, month: dt.date, on: dt.date) -> bool:
    """Return whether a report was issued by now of a period that reaches into the month."""
    if report.issued is None or report.finish is None:
        return False
    return report.issued <= on and report.finish >= month


SPEC: Final = Alert(
    key="report_missing",
    title=mark("Report not issued"),
    order=200,
    todo=mark("Issue the report of the month."),
    check=check,
)
