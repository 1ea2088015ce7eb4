"""The contracts of the portfolio: with whom, for what, how much; and what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.language import mark, words
from core.money import Money
from core.queries.portfolio import portfolio
from core.report.blocks import Column, Kind, Matching, Table, Total
from core.report.sections._spec import Section
from core.report.sections._words import shop_name
from core.text import country, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.portfolio import PortfolioRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of contracts and their sums by currency."""
    w = words(request.language)
    rows = portfolio(session)
    return (
        Table(
            "contracts",
            w(mark("Contracts")),
            (
                Column("code", w(mark("Code"))),
                Column("project", w(mark("Project")), Kind.LONG),
                Column("customer", w(mark("Customer")), Kind.LONG),
                Column("country", w(mark("Country"))),
                Column("shops", w(mark("Shops")), Kind.LONG),
                Column("jph", "JPH", Kind.PLAIN),
                Column("status", w(mark("Status"))),
                Column("contract", w(mark("Contract number"))),
                Column("signed", w(mark("Signed")), Kind.DATE),
                Column("incoterm", w(mark("Incoterms rule")), Kind.LONG),
                Column("value", w(mark("Contract value")), Kind.MONEY),
                Column("currency", w(mark("Currency"))),
                Column("manager", w(mark("Project manager"))),
            ),
            tuple(_row(w, row) for row in rows),
            w(mark("There are no projects yet.")),
            fixed=2,
        ),
        _currencies(w, rows),
    )


def _row(w: Words, row: PortfolioRow) -> tuple[Value, ...]:
    return (
        row.code,
        row.named(w.language),
        row.customer or None,
        country(row.country, w.language) if row.country else None,
        listed((shop_name(w, code) for code in row.shops), w.language) or None,
        row.design_jph,
        w(terms.PROJECT_STATUSES[row.status]),
        row.contract_no or None,
        row.signed,
        f"{row.incoterm} {row.incoterm_place}".strip() or None,
        row.value,
        row.value.currency,
        row.project_manager or None,
    )


def _currencies(w: Words, rows: Sequence[PortfolioRow]) -> Table:
    sums: dict[str, list[int]] = {}
    for row in rows:
        sums.setdefault(row.value.currency, []).append(row.value.minor)
    return Table(
        "currencies",
        w(mark("Contract value by currency, prospects included")),
        (
            Column("currency", w(mark("Currency"))),
            Column(
                "projects",
                w(mark("Projects")),
                Kind.WHOLE,
                Matching("contracts", "currency", key="currency"),
                Total("sum"),
            ),
            Column(
                "value",
                w(mark("Contract value")),
                Kind.MONEY,
                Matching("contracts", "currency", key="currency", added="value"),
            ),
        ),
        tuple((code, len(sums[code]), Money(sum(sums[code]), code)) for code in sorted(sums)),
        w(mark("There are no projects yet.")),
        total_label=w(mark("Total")),
    )


SPEC = Section(key="contracts", order=140, scope="portfolio", title=mark("Contracts"), build=build)
