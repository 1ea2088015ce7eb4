"""Standing for another colour than the computed one, with a reason and for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.language import mark, tr
from core.operations.portfolio import portfolio_of
from core.operations.projects import project_of
from core.rules.rag import DECLARABLE, Declared

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["DECLARABLE", "Declared", "declare_health", "withdraw_health"]


def declare_health(session: Session, project_id: int, declared: Declared) -> None:
    """Let a project be shown in this colour beside the computed one, to a last day.

    Raises:
        InvalidInput: no reason is given, or the last day has passed at the status date.
    """
    assert declared.rag in DECLARABLE, f"no colour to declare: {declared.rag}"
    if not declared.reason.strip():
        raise InvalidInput(tr(mark("Say why: the computed colour stands beside it.")))
    if declared.until < portfolio_of(session).status_date:
        why = mark("The last day, {day}, has passed. Choose a later one.")
        raise InvalidInput(tr(why, day=declared.until.isoformat()))
    project = project_of(session, project_id)
    project.declared_rag, project.declared_reason = declared.rag, declared.reason.strip()
    project.declared_until = declared.until


def withdraw_health(session: Session, project_id: int) -> None:
    """Let the computed colour of a project stand alone again."""
    project = project_of(session, project_id)
    project.declared_rag = project.declared_reason = ""
    project.declared_until = None
