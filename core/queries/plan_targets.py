"""The projects that a plan could update, and which one it most likely is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from core.model import Milestone, Project
from core.queries.plan_matching import UID_BASE
from core.rules import plan_fields as own

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.rules.schedule.draft import PlanDraft


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """A project, and how many tasks of the plan are milestones of it."""

    id: int
    code: str
    name: str
    name_zh: str
    name_ru: str
    known: int

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


def plan_targets(session: Session, draft: PlanDraft) -> tuple[PlanTarget, ...]:
    """Return every project in the user's own order, with how much of the plan it has."""
    tasks = {row.uid: row for row in draft.rows if row.level > 0 and not row.is_summary}
    known: dict[int, int] = {}
    columns = (Milestone.id, Milestone.project_id, Milestone.uid, Milestone.code, Milestone.name)
    for id_, project_id, uid, code, name in session.execute(select(*columns)):
        row = tasks.get(UID_BASE + id_ if uid is None else uid)
        if row is not None and (row.name == name or row.fields.get(own.CODE) == code):
            known[project_id] = known.get(project_id, 0) + 1
    named = (Project.id, Project.code, Project.name, Project.name_zh, Project.name_ru)
    found = session.execute(select(*named).order_by(Project.position, Project.id))
    return tuple(PlanTarget(*plain, known.get(plain[0], 0)) for plain in found)


def likely_target(targets: tuple[PlanTarget, ...], shown: int | None) -> int | None:
    """Return the project that has most of the plan, else the one that is shown; None for a new one.

    Unique ids alone say little: every plan of Microsoft Project counts from one. So tasks are
    known by name or code too.
    """
    best = max(targets, key=lambda each: each.known, default=None)
    if best is not None and best.known:
        return best.id
    return shown if any(each.id == shown for each in targets) else None
