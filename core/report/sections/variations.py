"""What changes the contract, in money and in time."""

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
    "variations": "code title shop amount time_impact_days requested submitted status"
    " approved amendment_no",
    "claims": "code title type clause notice_by notice_date detailed_claim_date"
    " eot_days_claimed eot_days_granted amount_claimed amount_granted status",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(
    key="variations", order=87, scope="project", title=mark("Variations and claims"), build=build
)
