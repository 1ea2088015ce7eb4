"""What may happen, what has happened, what is done about it."""

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
    "risks": "code title category shop score rating response action owner due status",
    "issues": "code title severity shop owner due overdue_days status resolution",
    "actions": "code title origin owner due revised_due percent overdue_days status",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(
    key="risks", order=89, scope="project", title=mark("Risks, issues and actions"), build=build
)
