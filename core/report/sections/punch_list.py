"""What is still to be put right."""

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
    "punch_list": "code category shop location description responsible raised due age_days"
    " overdue_days status",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(key="punch_list", order=91, scope="project", title=mark("Punch list"), build=build)
