"""The lots, what they carry, when they leave and arrive."""

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
    "shipments": "code shop contents mode transport_document_no container_count"
    " gross_weight_t status etd_forecast atd border_arrival border_departure"
    " eta_planned eta_forecast ata delay_days customs_cleared_on discrepancies",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(key="shipments", order=83, scope="project", title=mark("Shipments"), build=build)
