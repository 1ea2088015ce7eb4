"""What is asked of a report: of what, in which language, as of when, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

Scope = Literal["project", "portfolio"]


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A wish for a report; a project's needs its id, the portfolio's has none."""

    scope: Scope
    language: str
    status_date: dt.date
    author: str
    created: dt.datetime
    project_id: int | None = None

    def __post_init__(self) -> None:
        """Refuse a report of a project that is not named."""
        assert (self.project_id is None) == (self.scope == "portfolio"), self.scope

    @property
    def project(self) -> int:
        """Return the id of the project that the report is about."""
        assert self.project_id is not None
        return self.project_id
