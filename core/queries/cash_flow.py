"""The cash of a project, or of all signed ones together, in and out by month.

Payments come in as they were planned, drawing by drawing where they are drawn; cost goes out as
`core.rules.outflow` says. What is of another currency is converted here, to be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core import terms
from core.model import Project
from core.money import Money
from core.queries.milestones import facts_by_project
from core.queries.payments import payments_by_project
from core.queries.portfolio import portfolio_file
from core.queries.rates import budget_rates, dated_rates
from core.queries.register import kept_rows
from core.registers import register
from core.rules.cash_flow import Outflow, cash_flow, together
from core.rules.outflow import Spent, begin, budgeted, coming, paid
from core.rules.payments import instalments

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.registers import Values
    from core.rules.cash import Instalment
    from core.rules.cash_flow import FlowMonth
    from core.rules.currency import Rates
    from core.rules.facts import MilestoneFacts

_READ: Final = ("cost_lines", "cost_months")
TABLES: Final = frozenset(
    {
        *(register(key).entity.__tablename__ for key in ("payments", "draws", *_READ)),
        *("project", "milestone", "portfolio", "fx_rate", "budget_rate"),
    }
)
"""Tables whose rows change the cash flow."""
_APART: Final = terms.PURSUITS | {"LOST", "CANCELLED"}
"""Projects whose payments are not expected: they have no part in the cash of all."""


@dataclass(frozen=True, slots=True)
class CashFlowRow:
    """The cash of a project or of all.

    Attributes:
        months: without a gap.
        currency: all sums are shown in.
        status_date: up to which cash has happened.
        converted: currencies shown at a rate.
        left_out: currencies that have no rate, so that their sums are missing.
        can_budget: whether the project has budget rates for what is converted.
        at_budget: whether these are the rates taken.
    """

    months: tuple[FlowMonth, ...]
    currency: str
    status_date: dt.date
    converted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    can_budget: bool = False
    at_budget: bool = False


def cash_flow_of(
    session: Session, project_id: int | None, status_date: dt.date, *, at_budget: bool = False
) -> CashFlowRow | None:
    """Return the cash of a project in the currency of its contract, or of all in that of the file.

    None where there is no cash at all.

    Args:
        session: where to read.
        project_id: the project, or None for all of them.
        status_date: the day to state it at.
        at_budget: convert at the rates the project was budgeted at, where it has any; else at
            those of the day. All projects together have no budget.
    """
    rates, agreed = dated_rates(session, status_date), None
    wanted = select(Project.id, Project.currency, Project.cost_currency, Project.bac_minor)
    if project_id is None:
        currency = portfolio_file(session).base_currency
        wanted = wanted.where(Project.status.not_in(_APART))
    else:
        wanted = wanted.where(Project.id == project_id)
        currency = session.execute(wanted).one()[1]
        agreed = budget_rates(session, project_id, currency)
        if at_budget and agreed.of:
            rates = agreed
    show = _Shown(rates, currency)
    rows, payments = _rows(session, project_id), payments_by_project(session, project_id)
    milestones = facts_by_project(session, project_id)
    flows = []
    for id_, own, cost, bac in session.execute(wanted):
        budget = None if bac is None else Money(bac, cost or own)
        outflow = _outflow(rows[id_], budget, milestones.get(id_, ()), status_date)
        parts = (part for payment in payments.get(id_, ()) for part in instalments(payment))
        inflow = [show.instalment(part) for part in parts]
        flows.append(
            cash_flow(
                [each for each in inflow if each is not None],
                Outflow(*(show.months(part) for part in outflow)),
                status_date,
                currency,
            )
        )
    months = together(flows, currency)
    if not months and not show.missing:
        return None
    foreign = show.used | show.missing
    return CashFlowRow(
        months,
        currency,
        status_date,
        tuple(sorted(show.used)),
        tuple(sorted(show.missing)),
        can_budget=agreed is not None and bool(foreign & set(agreed.of)),
        at_budget=rates is agreed,
    )


def _within(sum_: Money, most: Money) -> Money:
    """Return a sum, at most another and at least nothing."""
    return max(Money(0, most.currency), min(sum_, most))


def _outflow(
    rows: Mapping[str, Sequence[Values]],
    budget: Money | None,
    ms: Sequence[MilestoneFacts],
    status_date: dt.date,
) -> tuple[dict[dt.date, Money], dict[dt.date, Money], dict[dt.date, Money]]:
    lines = rows["cost_lines"]
    whole = budget or _sum(row["budget"] for row in lines)
    spent = [Spent(row["date"], row["actual"]) for row in rows["cost_months"]]
    known = _sum(row["actual"] for row in lines)
    if not spent and known is not None:
        spent = [Spent(status_date, known)]
    so_far = max((s for s in spent if s.by <= status_date), key=lambda s: s.by, default=None)
    left = _sum(row["estimate_to_complete"] for row in lines)
    if left is None and whole is not None:
        left = whole if so_far is None else _within(whole.minus(so_far.total), whole)
    return (
        budgeted(whole, ms) if whole is not None else {},
        paid(spent, begin(ms), status_date),
        coming(left, ms, status_date) if left is not None and left.minor > 0 else {},
    )


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    found = [each for each in amounts if each is not None]
    return Money(sum(each.minor for each in found), found[0].currency) if found else None


def _rows(session: Session, project_id: int | None) -> dict[int, dict[str, list[Values]]]:
    found: dict[int, dict[str, list[Values]]] = defaultdict(lambda: {key: [] for key in _READ})
    for key in _READ:
        for row in kept_rows(session, register(key), project_id):
            found[row.project_id][key].append(row.values)
    return found


class _Shown:
    """Converts to the currency that is shown, and notes what it took and what it could not."""

    def __init__(self, rates: Rates, currency: str) -> None:
        self._rates, self._currency = rates, currency
        self.used: set[str] = set()
        self.missing: set[str] = set()

    def sum(self, amount: Money) -> Money | None:
        """Return a sum in the currency that is shown; None where a rate is missing."""
        found = self._rates.converted(amount, self._currency)
        if amount.currency != self._currency:
            (self.missing if found is None else self.used).add(amount.currency)
        return found

    def instalment(self, each: Instalment) -> Instalment | None:
        """Return an instalment in the currency that is shown; None where a rate is missing."""
        amount, received = self.sum(each.amount), self.sum(each.received)
        if amount is None or received is None:
            return None
        return replace(each, amount=amount, received=received)

    def months(self, part: Mapping[dt.date, Money]) -> dict[dt.date, Any]:
        """Return sums by month in the currency that is shown."""
        shown = ((month, self.sum(amount)) for month, amount in part.items())
        return {month: amount for month, amount in shown if amount is not None}
