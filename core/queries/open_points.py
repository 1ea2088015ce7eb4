"""The open points of a project, or of all: risks on their matrix, the punch list in figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from core.model import Project, PunchItem, Risk
from core.rules import punch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class RiskPlace:
    """Where an open risk stands on the matrix."""

    id: int
    project_code: str
    code: str
    title: str
    probability: int
    impact: int


def risk_places(session: Session, project_id: int | None = None) -> list[RiskPlace]:
    """Return the risks that are not closed and say how probable and how grave they are."""
    wanted = (
        select(Risk.id, Project.code, Risk.code, Risk.title, Risk.probability, Risk.impact)
        .join(Project, Project.id == Risk.project_id)
        .where(Risk.status != CLOSED)
        .order_by(Project.position, Project.id, Risk.position, Risk.id)
    )
    if project_id is not None:
        wanted = wanted.where(Risk.project_id == project_id)
    return [
        RiskPlace(id_, project, code, title, probability, impact)
        for id_, project, code, title, probability, impact in session.execute(wanted)
        if probability is not None and impact is not None
    ]


def short_code(code: str) -> str:
    """Return what tells a row apart among its like: R-07 is 07."""
    return code.rpartition("-")[2] or code


def punch_items(session: Session, project_id: int | None = None) -> list[punch.PunchItem]:
    """Return the punch list as its figures need it."""
    wanted = select(
        PunchItem.shop, PunchItem.category, PunchItem.status, PunchItem.raised, PunchItem.due
    ).order_by(PunchItem.position, PunchItem.id)
    if project_id is not None:
        wanted = wanted.where(PunchItem.project_id == project_id)
    return [
        punch.PunchItem(shop, category, status == CLOSED, raised, due)
        for shop, category, status, raised, due in session.execute(wanted)
    ]
