"""Exchange rates, for figures to look at: stored sums stay in the currency they were agreed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core.model import BudgetRate, FxRate
from core.queries.portfolio import portfolio_file
from core.rules.currency import agreed_rates, rates_on

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.rules.currency import Rates


def dated_rates(session: Session, on: dt.date) -> Rates:
    """Return the newest rates of the file up to a day, against its base currency."""
    base = portfolio_file(session).base_currency
    found = session.execute(select(FxRate.on, FxRate.base, FxRate.quote, FxRate.rate))
    return rates_on(on, base, ((row.on, row.base, row.quote, row.rate) for row in found))


def budget_rates(session: Session, project_id: int, currency: str) -> Rates:
    """Return the rates a project was budgeted at, against a currency."""
    found = session.execute(
        select(BudgetRate.base, BudgetRate.quote, BudgetRate.rate).where(
            BudgetRate.project_id == project_id, BudgetRate.rate.is_not(None)
        )
    )
    return agreed_rates(currency, ((base, quote, rate) for base, quote, rate in found if rate))
