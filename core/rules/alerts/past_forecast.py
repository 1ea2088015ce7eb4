"""A forecast that has passed without its milestone being reached: nobody says when it comes."""

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
    """Yield the open milestones forecast by the status date, red above 30 days."""
    for each in facts.milestones:
        if each.forecast_finish is not None and each.forecast_finish <= facts.status_date:
            days = (facts.status_date - each.forecast_finish).days
            yield Finding(
                RED if days > VERY_LATE else AMBER,
                days,
                mark("is still forecast for {day}"),
                {"day": each.forecast_finish},
                (Spot(MILESTONES, each.id),),
            )


SPEC: Final = Alert(
    key="past_forecast",
    title=mark("Forecast in the past"),
    order=20,
    todo=mark("Give its actual date, or a new forecast."),
    check=check,
)
