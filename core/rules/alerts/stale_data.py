"""A project whose figures are older than the file's status date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding
from core.rules.health import AMBER, RED
from core.rules.slip import VERY_LATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

OLD: Final = 7
"""Days that figures may be old, a week's report."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield that the figures are more than 7 days old, red above 30."""
    if facts.stated is None:
        return
    days = (facts.status_date - facts.stated).days
    if days > OLD:
        rag = RED if days > VERY_LATE else AMBER
        yield Finding(rag, days, mark("figures stated for {day}"), {"day": facts.stated})


SPEC: Final = Alert(
    key="stale_data",
    title=mark("Data out of date"),
    order=220,
    todo=mark("Bring its dates and registers up to date, then its status date."),
    check=check,
)
