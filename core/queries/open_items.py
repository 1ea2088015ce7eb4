"""How many things wait for somebody on each page of all projects: the counts of the rail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from core import terms
from core.model import Milestone, Project, Risk
from core.queries.portfolio import portfolio_file
from core.rules.risk import HIGH_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.queries.alerts import AlertRow

LOOK_AHEAD, SHIPMENTS, PAYMENTS, RISKS = "look_ahead", "shipments", "payments", "risks"
"""The pages that count, by their keys."""
AHEAD: Final = 14
"""Days that the look-ahead counts: what comes next on site."""
_PAGES: Final[Mapping[str, str]] = {
    "shipments": SHIPMENTS,
    "conformity": SHIPMENTS,
    "payments": PAYMENTS,
    "draws": PAYMENTS,
    "guarantees": PAYMENTS,
    "credits": PAYMENTS,
    "punch_list": RISKS,
    "actions": RISKS,
}
"""The pages of the rows that alerts speak of."""


def open_items(session: Session, alerts: Iterable[AlertRow]) -> dict[str, int]:
    """Return by page what waits for somebody in projects that are not ended; two statements.

    Look-ahead: milestones expected within two weeks or before. Shipments, payments and bonds: rows
    with an alert. Risks: open ones rated high or very high, and actions and punch items overdue.

    Args:
        session: where to read.
        alerts: what must be acted on in all projects.
    """
    found = dict.fromkeys((LOOK_AHEAD, SHIPMENTS, PAYMENTS, RISKS), 0)
    for spot in {row.spots[0] for row in alerts if row.spots}:
        if page := _PAGES.get(spot.register):
            found[page] += 1
    until = portfolio_file(session).status_date + dt.timedelta(AHEAD)
    going = select(Project.id).where(Project.status.not_in(terms.ENDED))
    finish = func.coalesce(Milestone.forecast_finish, Milestone.baseline_finish)
    soon = select(func.count()).where(
        Milestone.project_id.in_(going), Milestone.actual_finish.is_(None), finish <= until
    )
    grave = select(func.count()).where(
        Risk.project_id.in_(going),
        Risk.status.in_(("OPEN", "ACTIVE", "OCCURRED")),
        Risk.probability * Risk.impact >= HIGH_FROM,
    )
    milestones, risks = session.execute(
        select(soon.scalar_subquery(), grave.scalar_subquery())
    ).one()
    found[LOOK_AHEAD] += milestones
    found[RISKS] += risks
    return found
