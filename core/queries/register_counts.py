"""How many rows of the registers of a project there are, and how many of them wait for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from core.queries._projects import among
from core.registers import register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

WAITING: Final[Mapping[str, tuple[str, ...]]] = {
    "shipments": ("HELD",),
    "payments": ("OVERDUE", "DISPUTED"),
    "risks": ("OPEN", "ACTIVE", "OCCURRED"),
}
"""The statuses of the rows that a tab counts beside its name."""


def row_counts(session: Session, project_id: int | None, keys: Iterable[str]) -> dict[str, int]:
    """Return how many rows each of these registers has in a project, or with None in all."""
    found = {}
    for key in keys:
        entity = register(key).entity
        counted = select(func.count()).select_from(entity)
        counted = counted.where(among(entity.project_id, project_id))
        found[key] = session.scalar(counted) or 0
    return found


def waiting_counts(session: Session, project_id: int) -> dict[str, int]:
    """Return by register how many rows of a project wait for somebody; see `WAITING`."""
    found = {}
    for key, statuses in WAITING.items():
        described = register(key)
        entity = described.entity
        status = getattr(entity, described.status)
        counted = select(func.count()).select_from(entity)
        counted = counted.where(entity.project_id == project_id, status.in_(statuses))
        found[key] = session.scalar(counted) or 0
    return found
