"""A report put together: every section that belongs to it, asked in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.queries.portfolio import portfolio_file
from core.queries.project import project
from core.report.blocks import Chapter, Document
from core.report.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.report.request import ReportRequest


def build(session: Session, request: ReportRequest) -> Document:
    """Return the report as plain values; `NotFound` where the project is no longer there."""
    w = words(request.language)
    if request.scope == "project":
        title, head = mark("Status report"), project(session, request.project)
        subject = f"{head.code} {head.named(request.language)}".strip()
    else:
        title, subject = mark("Portfolio report"), portfolio_file(session).title.strip()
    return Document(
        title=w(title),
        subject=subject or w(mark("Portfolio")),
        language=request.language,
        status_date=request.status_date,
        author=request.author,
        created=request.created,
        chapters=tuple(_chapters(session, request, w)),
    )


def _chapters(session: Session, request: ReportRequest, w: Words) -> Iterator[Chapter]:
    """Yield a chapter for each section of the report that has something to say."""
    for section in sections().values():
        blocks = section.build(session, request) if section.scope == request.scope else ()
        if blocks:
            yield Chapter(
                section.key,
                w(section.title),
                blocks,
                is_cover=section.is_cover,
                is_landscape=section.is_landscape,
            )
