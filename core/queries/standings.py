"""The commercial figures of all projects: a fixed number of statements, whatever their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.queries.accounts import accounts
from core.queries.milestones import facts_by_project
from core.queries.portfolio import portfolio
from core.rules import progress
from core.rules.standing import standing

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.queries.portfolio import PortfolioRow
    from core.rules.accounts import Accounts
    from core.rules.standing import Standing


def standings(session: Session, on: dt.date) -> list[tuple[PortfolioRow, Accounts, Standing]]:
    """Return every project that is signed, with its accounts and its commercial figures at a day."""
    kept, ms = accounts(session, status_date=on), facts_by_project(session)
    found = []
    for row in portfolio(session):
        if row.is_pursuit:
            continue
        own = ms.get(row.id, [])
        figures = standing(
            kept[row.id],
            own,
            pv_pct=progress.planned_progress(own, on),
            ev_pct=progress.earned_progress(own, on),
        )
        found.append((row, kept[row.id], figures))
    return found
