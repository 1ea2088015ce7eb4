"""Changing what holds for the whole file: its title, its currency, its status date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core import terms
from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Portfolio, Project

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def start_portfolio(
    session: Session, *, status_date: dt.date, title: str = "", base_currency: str = "USD"
) -> None:
    """Write the one row that a new file needs; a file that has it stays as it is."""
    if session.get(Portfolio, 1) is None:
        session.add(
            Portfolio(id=1, title=title, base_currency=base_currency, status_date=status_date)
        )


def portfolio_of(session: Session) -> Portfolio:
    """Return the row of the file; `NotFound` where the file was never started."""
    found = session.get(Portfolio, 1)
    if found is None:
        raise NotFound
    return found


def change_status_date(session: Session, status_date: dt.date) -> None:
    """State everything as of another date, for the file and each project still under way.

    Raises:
        InvalidInput: an actual date lies after it; the message names the first.
    """
    portfolio_of(session).status_date = status_date
    for project in session.scalars(select(Project)):
        late = [
            m
            for m in project.milestones
            for actual in (m.actual_start, m.actual_finish)
            if actual is not None and actual > status_date
        ]
        if late:
            raise InvalidInput(
                tr(
                    mark("{code}, {name} has an actual date after {day}. Correct it first."),
                    code=f"{project.code} {late[0].code}",
                    name=late[0].name,
                    day=status_date.isoformat(),
                )
            )
        if project.status not in terms.ENDED:
            project.status_date = status_date


def rename_portfolio(session: Session, title: str) -> None:
    """Give the file another title."""
    portfolio_of(session).title = title.strip()
