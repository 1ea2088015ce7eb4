"""What is due when, and the papers that secure it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark, words
from core.report.sections._registers import tables
from core.report.sections._spec import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from core.report.blocks import Block
    from core.report.request import ReportRequest

TABLES: Final[Mapping[str, str]] = {
    "payments": "code name percent amount trigger forecast_date invoice_no invoice_date due"
    " paid_date paid open overdue_days status",
    "guarantees": "code type issuer amount issued expiry release needed gap_days"
    " days_to_expiry alarm status",
    "credits": "number issuing_bank amount drawn undrawn latest_shipment_date"
    " last_shipment shipment_margin expiry expiry_margin alarm",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(
    key="payments", order=85, scope="project", title=mark("Payments and guarantees"), build=build
)
