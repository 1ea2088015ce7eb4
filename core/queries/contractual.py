"""The contractual milestones of all projects that a date will find due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core import terms
from core.model import Baseline, Milestone, Project

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ContractualRow:
    """An open contractual milestone of some project."""

    project_code: str
    project_name: str
    project_name_zh: str
    project_name_ru: str
    code: str
    name: str
    name_zh: str
    name_ru: str
    shop: str
    stage: str
    baseline: dt.date | None
    baseline_name: str | None
    """The baseline that its slip is measured against."""
    finish: dt.date
    responsible: str
    owner: str

    @property
    def slip(self) -> int | None:
        """Return days later than the baseline; None without a baseline."""
        return None if self.baseline is None else (self.finish - self.baseline).days

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name

    def project_named(self, language: str) -> str:
        """Return the name of the project in a language."""
        names = {"zh": self.project_name_zh, "ru": self.project_name_ru}
        return names.get(language) or self.project_name


def contractual_until(session: Session, until: dt.date) -> list[ContractualRow]:
    """Return the open contractual milestones expected by a date, the earliest first.

    Those whose expected day has passed are among them; those of ended projects are not.
    """
    finish = func.coalesce(Milestone.forecast_finish, Milestone.baseline_finish)
    found = session.execute(
        select(
            *(Project.code, Project.name, Project.name_zh, Project.name_ru),
            *(Milestone.code, Milestone.name, Milestone.name_zh, Milestone.name_ru),
            *(Milestone.shop, Milestone.stage, Milestone.baseline_finish, Baseline.name),
            func.coalesce(Milestone.forecast_finish, Milestone.baseline_finish),
            *(Milestone.responsible, Milestone.owner),
        )
        .select_from(Milestone)
        .join(Project)
        .outerjoin(Baseline, (Baseline.project_id == Project.id) & Baseline.is_current)
        .where(
            Milestone.contractual,
            Milestone.actual_finish.is_(None),
            finish <= until,
            Project.status.not_in(terms.ENDED),
        )
        .order_by(finish, Project.position, Milestone.position)
    )
    return [ContractualRow(*tuple(row)) for row in found]
