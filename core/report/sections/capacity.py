"""What the plant is to make an hour, and what it made."""

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
    "capacity": "design_jph jph_basis planned_efficiency net_jph takt_seconds"
    " hours_per_shift shifts_per_day days_per_year annual_capacity",
    "line_rates": "shop line gross_jph takt_seconds target_availability first_time_ok_target",
    "ramp_up": "week planned_jph actual_jph scheduled_hours units good_units downtime_min cause",
    "performance_tests": "name shop planned_start started guaranteed_jph achieved_jph required_units"
    " units required_availability availability status",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(
    key="capacity",
    order=95,
    scope="project",
    title=mark("Capacity and performance tests"),
    build=build,
)
