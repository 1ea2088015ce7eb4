"""Drawings and papers, and where they are in review."""

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
    "documents": "number title revision purpose shop planned submitted due_back returned"
    " review_code transmittal overdue_days",
    "transmittals": "number direction date sender recipient purpose subject acknowledged",
}


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return a table for each of these registers that the project keeps."""
    return tables(session, request, words(request.language), TABLES)


SPEC = Section(key="documents", order=93, scope="project", title=mark("Documents"), build=build)
