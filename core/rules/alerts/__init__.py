"""What somebody must act on now, one file an alert: each looks at plain facts and gives findings."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from core.registry import discover
from core.rules.alerts._spec import MILESTONES, Alert, Finding, Spot, worst_first

if TYPE_CHECKING:
    from core.rules.alerts._facts import AlertFacts

__all__ = ["MILESTONES", "Alert", "Finding", "Spot", "alerts", "findings", "worst_first"]


@cache
def alerts() -> dict[str, Alert]:
    """Return every alert by its key, in the order of filters and reports."""
    return discover(sys.modules[__name__], Alert)


def findings(facts: AlertFacts) -> list[tuple[str, Finding]]:
    """Return what all alerts find in a project, each with the key of its alert, worst first."""
    found = [(key, each) for key, alert in alerts().items() for each in alert.check(facts)]
    return sorted(found, key=lambda pair: worst_first(pair[1]))
