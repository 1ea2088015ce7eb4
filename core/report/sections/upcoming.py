"""What of all projects wants somebody's hand: payments, papers, lots on the way, the worst risks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from core.language import mark, words
from core.report.blocks import Notes
from core.report.sections._registers import PROJECT, RegisterTables, both, open_rows
from core.report.sections._spec import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow
    from core.report.blocks import Block
    from core.report.request import ReportRequest

AHEAD: Final = dt.timedelta(90)
MOST: Final = 10
_SETTLED: Final = frozenset({"PAID", "CANCELLED", "PROPOSED"})
_WRONG: Final = frozenset({"AMBER", "RED"})


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the tables that have rows."""
    w = words(request.language)
    made = RegisterTables(session, request, w)
    found = both(
        made.table(
            "payments",
            f"{PROJECT} code name amount forecast_date due open overdue_days status",
            only=_due_until(request.status_date + AHEAD),
            title=mark("Payments due in the next 90 days, and overdue"),
            order=_expected,
        ),
        made.table(
            "guarantees",
            f"{PROJECT} code type issuer amount expiry needed gap_days days_to_expiry alarm",
            only=lambda row: row.values["alarm"] in _WRONG,
            title=mark("Guarantees to be extended or watched"),
            order=lambda row: row.values["expiry"] or dt.date.max,
        ),
        made.table(
            "credits",
            f"{PROJECT} number issuing_bank undrawn latest_shipment_date last_shipment"
            " shipment_margin expiry expiry_margin alarm",
            only=lambda row: row.values["alarm"] in _WRONG,
            title=mark("Letters of credit to be amended or watched"),
        ),
        made.table(
            "shipments",
            f"{PROJECT} code contents mode transport_document_no status atd eta_planned"
            " eta_forecast delay_days",
            only=lambda row: row.values["atd"] is not None and row.values["ata"] is None,
            title=mark("Shipments under way"),
            order=lambda row: row.values["eta_forecast"] or dt.date.max,
        ),
        made.table(
            "risks",
            f"{PROJECT} code title category shop score rating owner due status",
            only=open_rows("CLOSED"),
            title=mark("The ten greatest risks"),
            order=lambda row: -(row.values["score"] or 0),
            most=MOST,
        ),
    )
    if found:
        return found
    return (Notes((w(mark("No project has anything to be seen to in the next 90 days.")),)),)


def _expected(row: RegisterRow) -> dt.date:
    day: dt.date | None = row.values["due"] or row.values["forecast_date"]
    return day or dt.date.max


def _due_until(last: dt.date) -> Callable[[RegisterRow], bool]:
    return lambda row: row.values["status"] not in _SETTLED and _expected(row) <= last


SPEC = Section(
    key="upcoming", order=150, scope="portfolio", title=mark("To be seen to"), build=build
)
