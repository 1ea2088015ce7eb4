"""What a list of all projects says of the project of each row: one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core.model import Project, ProjectSummary

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ProjectBrief:
    """A project in one line.

    Attributes:
        id: of the project.
        code: of the project.
        name: in the original language.
        name_zh: in Chinese, where it has one.
        name_ru: in Russian, where it has one.
        country: as ISO code.
        project_manager: who leads it.
        status: where it is in its life.
        currency: of the contract.
        cost_currency: of the cost; empty where it is that of the contract.
        rag: its health, RED to GREY.
    """

    id: int
    code: str
    name: str
    name_zh: str
    name_ru: str
    country: str
    project_manager: str
    status: str
    currency: str
    cost_currency: str
    rag: str

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


def project_briefs(session: Session, project_id: int | None = None) -> list[ProjectBrief]:
    """Return one project, or all of them in the user's own order."""
    wanted = (
        select(
            *(Project.id, Project.code, Project.name, Project.name_zh, Project.name_ru),
            *(Project.country, Project.project_manager, Project.status),
            *(Project.currency, Project.cost_currency, func.coalesce(ProjectSummary.rag, "GREY")),
        )
        .outerjoin(ProjectSummary, ProjectSummary.project_id == Project.id)
        .order_by(Project.position, Project.id)
    )
    if project_id is not None:
        wanted = wanted.where(Project.id == project_id)
    return [ProjectBrief(*found) for found in session.execute(wanted)]
