"""Every signed project in money: invoiced, received, overdue, and what delay may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.money import Money
from core.queries.standings import standings
from core.report.blocks import Column, Kind, Notes, Table
from core.report.sections._spec import Section

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.portfolio import PortfolioRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest
    from core.rules.accounts import Accounts
    from core.rules.standing import Standing


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of sums, and the table of damages where delay costs any."""
    w = words(request.language)
    found = standings(session, request.status_date)
    owed = [each for each in found if each[2].damages is not None]
    told = w(mark("Each contract in its own currency. Damages are an estimate, for internal use."))
    return (
        Notes((told,)),
        Table(
            "commercial",
            w(mark("Payments")),
            _payment_columns(w),
            tuple(_payments(w, *each) for each in found),
            w(mark("No contract is signed yet.")),
            fixed=2,
        ),
        Table(
            "damages",
            w(mark("Liquidated damages for delay")),
            _damage_columns(w),
            tuple(_damages(w, *each) for each in owed),
            w(mark("No contract has a clause of damages.")),
            fixed=2,
        ),
    )


def _payment_columns(w: Words) -> tuple[Column, ...]:
    return (
        Column("code", w(mark("Code"))),
        Column("project", w(mark("Project")), Kind.LONG),
        Column("contract", w(mark("Contract value")), Kind.MONEY),
        Column("revised", w(mark("Revised value")), Kind.MONEY),
        Column("invoiced", w(mark("Invoiced")), Kind.MONEY),
        Column("received", w(mark("Received")), Kind.MONEY),
        Column("receivable", w(mark("Receivable")), Kind.MONEY),
        Column("overdue", w(mark("Overdue")), Kind.MONEY),
        Column("days", w(mark("Longest overdue")), Kind.SPAN),
        Column("remaining", w(mark("To be invoiced")), Kind.MONEY),
    )


def _payments(
    w: Words, row: PortfolioRow, accounts: Accounts, standing: Standing
) -> tuple[Value, ...]:
    days = max((days for days, _sum in accounts.overdue), default=None)
    overdue = sum(money.minor for _days, money in accounts.overdue)
    return (
        row.code,
        row.named(w.language),
        standing.contract,
        standing.revised,
        standing.invoiced,
        standing.received,
        standing.receivable,
        Money(overdue, standing.contract.currency),
        days,
        standing.remaining_to_invoice,
    )


def _damage_columns(w: Words) -> tuple[Column, ...]:
    return (
        Column("code", w(mark("Code"))),
        Column("project", w(mark("Project")), Kind.LONG),
        Column("slip", w(mark("PAC slip")), Kind.SLIP),
        Column("gross", w(mark("Gross")), Kind.MONEY),
        Column("granted", w(mark("Net of granted extension")), Kind.MONEY),
        Column("claimed", w(mark("Net of claimed extension")), Kind.MONEY),
        Column("cap", w(mark("Cap")), Kind.MONEY),
        Column("share", w(mark("Net, share of cap")), Kind.PERCENT),
    )


def _damages(
    w: Words, row: PortfolioRow, _accounts: Accounts, standing: Standing
) -> tuple[Value, ...]:
    assert standing.damages is not None
    gross, net = standing.damages.gross, standing.damages.net_of_claimed
    return (
        row.code,
        row.named(w.language),
        row.pac_slip,
        gross.amount,
        standing.damages.net_of_granted.amount,
        net.amount,
        gross.cap,
        net.amount.minor / gross.cap.minor if gross.cap is not None and gross.cap.minor else None,
    )


SPEC = Section(
    key="commercial", order=145, scope="portfolio", title=mark("Payments and damages"), build=build
)
