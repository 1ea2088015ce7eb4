"""A milestone that the baseline wants by now and that is not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import MILESTONES, Alert, Finding, Spot
from core.rules.health import AMBER, RED
from core.rules.slip import VERY_LATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the open milestones whose baseline has passed, red above 30 days."""
    for each in facts.milestones:
        if each.baseline_finish is not None and each.baseline_finish <= facts.status_date:
            days = (facts.status_date - each.baseline_finish).days
            yield Finding(
                RED if days > VERY_LATE else AMBER,
                days,
                mark("was due on {day}"),
                {"day": each.baseline_finish},
                (Spot(MILESTONES, each.id),),
            )


SPEC: Final = Alert(
    key="overdue_milestone",
    title=mark("Milestone overdue"),
    order=10,
    todo=mark("Reach it, or say when it will be and why."),
    check=check,
)
