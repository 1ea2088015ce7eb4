"""Changing what holds for the whole file: its title, its currency, its status date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from core import terms
from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Milestone, Portfolio, Project
from core.operations.summaries import ADVANCE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

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


def change_status_date(
    session: Session,
    status_date: dt.date,
    *,
    advance: Callable[[int, int], None] = lambda _done, _of: None,
) -> None:
    """State everything as of another date, for the file and each project still under way.

    Args:
        session: where to change it.
        status_date: the new date.
        advance: told how many projects of how many are reckoned anew; may raise to give up.

    Raises:
        InvalidInput: an actual date lies after it; the message names the first.
    """
    _refuse_later_actuals(session, status_date)
    session.info[ADVANCE] = advance
    portfolio_of(session).status_date = status_date
    for project in session.scalars(select(Project).where(Project.status.not_in(terms.ENDED))):
        project.status_date = status_date


def _refuse_later_actuals(session: Session, status_date: dt.date) -> None:
    late = session.execute(
        select(Project.code, Milestone.code, Milestone.name)
        .join(Milestone)
        .where(or_(Milestone.actual_start > status_date, Milestone.actual_finish > status_date))
        .order_by(Project.id, Milestone.position)
        .limit(1)
    ).first()
    if late is not None:
        project, code, name = tuple(late)
        raise InvalidInput(
            tr(
                mark("{code}, {name} has an actual date after {day}. Correct it first."),
                code=f"{project} {code}",
                name=name,
                day=status_date.isoformat(),
            )
        )


def rename_portfolio(session: Session, title: str) -> None:
    """Give the file another title."""
    portfolio_of(session).title = title.strip()
