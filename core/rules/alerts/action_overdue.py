"""An action that was to be done by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED
from core.rules.slip import VERY_LATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield open actions past their day, red above 30 days."""
    for each in facts.actions:
        if each.status in {"CLOSED", "CANCELLED"} or each.due is None:
            continue
        days = (facts.status_date - each.due).days
        if days > 0:
            spots = (Spot("actions", each.id),)
            rag = RED if days > VERY_LATE else AMBER
            yield Finding(rag, days, mark("was due on {day}"), {"day": each.due}, spots)


SPEC: Final = Alert(
    key="action_overdue",
    title=mark("Action overdue"),
    order=180,
    todo=mark("Do it, or agree another date."),
    check=check,
)
