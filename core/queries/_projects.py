"""Which projects a query is about: one, some, or all of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import true

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

Projects: TypeAlias = int | Collection[int] | None
"""The id of a project, those of some, or None for all."""


def among(column: Any, projects: Projects) -> ColumnElement[bool]:
    """Return the condition that a column names one of these projects."""
    if projects is None:
        return true()
    found: ColumnElement[bool] = (
        column == projects if isinstance(projects, int) else column.in_(list(projects))
    )
    return found
