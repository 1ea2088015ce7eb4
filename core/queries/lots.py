"""Where the lots of a project, or of all of them, are, and their indicators with their rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.queries.register import kept_rows
from core.registers import register
from core.rules import lots as rules

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow
    from core.rules.lots import Indicator, Lot, StateShare


@dataclass(frozen=True, slots=True)
class LotsSummary:
    """What is where, and how it travels."""

    shares: tuple[StateShare, ...]
    indicators: tuple[Indicator, ...]


def lots_summary(session: Session, project_id: int | None = None) -> LotsSummary:
    """Return where the lots are and their indicators: of one project, or with None of all."""
    found = [lot_of(row) for row in kept_rows(session, register("shipments"), project_id)]
    terms = [
        rules.Terms(row.values["presentation_period_days"], row.values["expiry"])
        for row in kept_rows(session, register("credits"), project_id)
    ]
    # A margin needs the credit of its own project; over all of them it would compare strangers.
    return LotsSummary(
        rules.shares(found), rules.indicators(found, terms if project_id is not None else ())
    )


def lot_of(row: RegisterRow) -> Lot:
    """Return a row of the shipments as the rules see it."""
    v = row.values
    return rules.Lot(
        id=row.id,
        status=v["status"],
        mode=v["mode"],
        etd=v["etd_planned"],
        atd=v["atd"],
        eta=v["eta_planned"],
        ata=v["ata"],
        at_border=v["border_arrival"],
        off_border=v["border_departure"],
        released=v["customs_cleared_on"],
        document=v["transport_document_date"],
        presented=v["lc_documents_presented_on"],
        inspected=v["open_package_inspection_on"] is not None,
        discrepancies=v["discrepancies"] or 0,
        demurrage=v["demurrage"],
        containers=v["container_count"] or 0,
        tonnes=v["gross_weight_t"] or Decimal(0),
    )
