"""What is supplied, and where each package stands."""

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
    "equipment": "code shop name supplier quantity unit status percent fat_forecast"
    " fat_actual site_planned site_forecast site_actual late_days"
    " required_on_site float_days value",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(key="equipment", order=81, scope="project", title=mark("Equipment"), build=build)
