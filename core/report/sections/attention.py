"""What must be acted on in the project now, without what is nobody else's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark, words
from core.queries.alerts import alerts
from core.registers import registers
from core.report.alert_list import alert_table
from core.report.sections._spec import Section

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.alerts import AlertRow
    from core.report.blocks import Block
    from core.report.request import ReportRequest

INTERNAL: Final = frozenset({"damages_half_cap", "stale_data", "report_missing"})
"""Alerts that a reader outside is not told: what it may cost us, what we have not done yet."""


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a line for each alert that names neither people nor what is internal."""
    found = alerts(session, request.project, status_date=request.status_date)
    told = [row for row in found if _is_for_all(row)]
    return (alert_table(words(request.language), told, with_project=False),)


def _is_for_all(row: AlertRow) -> bool:
    own = (registers().get(spot.register) for spot in row.spots)
    hidden = any(each is not None and (each.personal or each.internal) for each in own)
    return row.kind not in INTERNAL and not hidden


SPEC = Section(key="attention", order=15, scope="project", title=mark("Attention"), build=build)
