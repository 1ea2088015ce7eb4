"""The registers of projects as the rules take them: a dozen statements, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.model import Project, Shop
from core.money import Money
from core.queries.portfolio import portfolio_file
from core.queries.register import register_rows
from core.registers import registers
from core.rules.accounts import (
    Accounts,
    ChangeFacts,
    ClaimFacts,
    CreditFacts,
    DamagesClause,
    GuaranteeFacts,
    PunchFacts,
)
from core.rules.damages import DelayTerms
from core.rules.logistics import Lot

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.registers import Values

_READ: Final = (
    *("shipments", "payments", "draws", "guarantees", "credits", "damages", "variations"),
    *("claims", "cost_lines", "cost_months", "punch_list", "performance_tests"),
)
_FOLLOWING: Final = {
    "payments": ("open", "overdue_days"),
    "guarantees": ("needed", "gap_days", "days_to_expiry", "alarm"),
    "credits": ("alarm", "shipment_margin", "expiry_margin"),
    "punch_list": ("overdue_days",),
}
"""The computed columns that the accounts take."""
TABLES: Final = frozenset({"shop", *(registers()[key].entity.__tablename__ for key in _READ)})
"""Tables whose rows change the accounts of a project."""
OF_DAMAGES: Final = ("damages", "claims")
"""Those that damages for delay follow from."""
_SETTLED: Final = frozenset({"PAID", "CANCELLED", "PROPOSED"})
_CLOSED: Final = "CLOSED"


def accounts(
    session: Session,
    project_id: int | None = None,
    *,
    status_date: dt.date | None = None,
    only: Iterable[str] = _READ,
) -> dict[int, Accounts]:
    """Return the accounts of one project or of all, by project.

    Args:
        session: where to read.
        project_id: of one project, or None for all of them.
        status_date: the day to state them at; by default that of the file.
        only: the registers that are asked about; the others are taken to be empty.
    """
    on = status_date or portfolio_file(session).status_date
    rows: dict[int, dict[str, list[Values]]] = defaultdict(lambda: {key: [] for key in _READ})
    for key in only:
        taken = _FOLLOWING.get(key, ())
        for row in register_rows(session, key, project_id, status_date=on, computed=taken):
            rows[row.project_id][key].append(row.values)
    prices = shop_prices(session, project_id)
    wanted = select(
        *(Project.id, Project.value_minor, Project.currency),
        *(Project.bac_minor, Project.cost_currency),
    )
    if project_id is not None:
        wanted = wanted.where(Project.id == project_id)
    return {
        id_: _accounts(
            rows[id_],
            on,
            contract=Money(minor, currency),
            prices=prices.get(id_, {}),
            bac=None if bac is None else Money(bac, cost_currency or currency),
        )
        for id_, minor, currency, bac, cost_currency in session.execute(wanted)
    }


def shop_prices(session: Session, project_id: int | None = None) -> dict[int, dict[str, Money]]:
    """Return the price of each shop: as stated, else its share of the contract."""
    wanted = select(
        *(Shop.project_id, Shop.code, Shop.price_minor, Shop.share_percent),
        *(Project.value_minor, Project.currency),
    ).join(Project)
    if project_id is not None:
        wanted = wanted.where(Shop.project_id == project_id)
    found: dict[int, dict[str, Money]] = defaultdict(dict)
    for owner, code, price, share, value, currency in session.execute(wanted):
        if price is not None:
            found[owner][code] = Money(price, currency)
        elif share is not None:
            found[owner][code] = Money(value, currency).times(share / 100)
    return found


def delay_accounts(
    contract: Money,
    prices: Mapping[str, Money],
    *,
    clauses: Iterable[Values],
    claims: Iterable[Values],
) -> Accounts:
    """Return accounts that hold what damages for delay follow from, and nothing else.

    Args:
        contract: the value of the contract.
        prices: price of each shop.
        clauses: rows of the register of damages.
        claims: rows of the register of claims.
    """
    nothing = Money(0, contract.currency)
    return Accounts(
        contract=contract,
        prices=prices,
        bac=None,
        actual_cost=None,
        to_complete=None,
        variations=(),
        claims=(),
        extensions=tuple(_extension(row) for row in claims),
        invoiced=nothing,
        received=nothing,
        overdue=(),
        guarantees=(),
        credits=(),
        clauses=tuple(_clause(row) for row in clauses if _has_rate(row)),
        lots=(),
        punch=None,
        failed_tests=0,
    )


def _accounts(
    rows: Mapping[str, Sequence[Values]],
    on: dt.date,
    *,
    contract: Money,
    prices: Mapping[str, Money],
    bac: Money | None,
) -> Accounts:
    paid = [row for row in rows["payments"] if row["status"] != "CANCELLED"]
    budgets = _sum(row["budget"] for row in rows["cost_lines"])
    return Accounts(
        contract=contract,
        prices=prices,
        bac=bac or budgets,
        actual_cost=_actual_cost(rows, on),
        to_complete=_sum(row["estimate_to_complete"] for row in rows["cost_lines"]),
        variations=tuple(_change(row, "amount") for row in rows["variations"]),
        claims=tuple(_change(row, "amount_claimed") for row in rows["claims"]),
        extensions=tuple(_extension(row) for row in rows["claims"]),
        invoiced=_sum(row["invoiced"] or row["paid"] for row in paid)
        or Money(0, contract.currency),
        received=_sum(row["paid"] for row in paid) or Money(0, contract.currency),
        overdue=tuple(_overdue(paid, rows["draws"], on)),
        guarantees=tuple(_guarantee(row) for row in rows["guarantees"]),
        credits=tuple(_credit(row) for row in rows["credits"]),
        clauses=tuple(_clause(row) for row in rows["damages"] if _has_rate(row)),
        lots=tuple(_lot(row) for row in rows["shipments"] if row["status"] != "CANCELLED"),
        punch=_punch(rows["punch_list"]),
        failed_tests=sum(row["status"] == "FAILED" for row in rows["performance_tests"]),
    )


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    """Return the sum of sums of one currency, None where there are none."""
    found = [each for each in amounts if each is not None]
    return Money(sum(each.minor for each in found), found[0].currency) if found else None


def _actual_cost(rows: Mapping[str, Sequence[Values]], on: dt.date) -> Money | None:
    """Return cost to the status date: of the last month kept, else of the categories."""
    months = [row for row in rows["cost_months"] if row["date"] <= on]
    if months:
        latest: Money = max(months, key=lambda row: row["date"])["actual"]
        return latest
    return _sum(row["actual"] for row in rows["cost_lines"])


def _change(row: Values, amount: str) -> ChangeFacts:
    return ChangeFacts(row["code"], row["status"], row[amount])


def _extension(row: Values) -> ClaimFacts:
    claimed, granted = row["eot_days_claimed"] or 0, row["eot_days_granted"] or 0
    return ClaimFacts(row["code"], row["status"], row["shop"], claimed, granted)


def _overdue(
    payments: Iterable[Values], draws: Iterable[Values], on: dt.date
) -> Iterable[tuple[int, Money]]:
    """Yield what is overdue: drawing by drawing where a payment is drawn, else as a whole."""
    drawn: dict[str, list[Values]] = defaultdict(list)
    for row in draws:
        drawn[row["payment"]].append(row)
    for row in payments:
        if own := drawn.get(row["code"]):
            for draw in own:
                if draw["due"] is not None and draw["paid"] is None and draw["due"] < on:
                    yield (on - draw["due"]).days, draw["amount"]
        elif row["overdue_days"] is not None and row["status"] not in _SETTLED:
            yield row["overdue_days"], row["open"]


def _guarantee(row: Values) -> GuaranteeFacts:
    return GuaranteeFacts(
        *(row["code"], row["status"], row["expiry"], row["needed"]),
        *(row["gap_days"], row["days_to_expiry"], row["alarm"]),
    )


def _credit(row: Values) -> CreditFacts:
    return CreditFacts(row["number"], row["alarm"], row["shipment_margin"], row["expiry_margin"])


def _has_rate(row: Values) -> bool:
    return bool(row["weekly_rate"] or row["daily_rate"])


def _clause(row: Values) -> DamagesClause:
    return DamagesClause(
        terms=DelayTerms(
            row["weekly_rate"] or Decimal(0),
            row["daily_rate"] or Decimal(0),
            row["rounding"],
            row["grace_days"] or 0,
        ),
        milestone=row["milestone"],
        shop=row["shop"],
        base=row["base"],
        amount=row["base_amount"],
        cap_percent=row["delay_cap_percent"],
        cap_base=row["cap_base"],
    )


def _lot(row: Values) -> Lot:
    return Lot(
        planned=row["etd_planned"],
        departed=row["atd"],
        due=row["eta_planned"],
        arrived=row["ata"],
        containers=row["container_count"] or 0,
        gross_t=row["gross_weight_t"] or Decimal(0),
    )


def _punch(rows: Sequence[Values]) -> tuple[PunchFacts, ...] | None:
    if not rows:
        return None
    still: list[Any] = [row for row in rows if row["status"] != _CLOSED]
    return tuple(PunchFacts(row["category"], row["overdue_days"]) for row in still)
