"""A project at a glance: what the side pane of the portfolio shows beside the row itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.queries.milestones import facts
from core.queries.project import project, status_date
from core.rules.board import board
from core.rules.progress import by_shop, s_curve

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.queries.project import ProjectRow
    from core.rules.board import BoardRow
    from core.rules.facts import MilestoneFacts
    from core.rules.progress import CurvePoint


@dataclass(frozen=True, slots=True)
class Glance:
    """A project with its gates shop by shop and its S-curve, at the status date of the file."""

    project: ProjectRow
    board: tuple[BoardRow, ...]
    curve: tuple[CurvePoint, ...]
    status_date: dt.date


def glance(session: Session, project_id: int) -> Glance:
    """Return a project at a glance; `NotFound` where it is no longer there."""
    row = project(session, project_id)
    found = facts(session, project_id)
    on = status_date(session)
    return Glance(row, _board(found, row, on), s_curve(found, on), on)


def gates(session: Session, project_id: int) -> tuple[BoardRow, ...]:
    """Return the gates of a project shop by shop, and nothing that takes longer."""
    row = project(session, project_id)
    return _board(facts(session, project_id), row, status_date(session))


def _board(found: Sequence[MilestoneFacts], row: ProjectRow, on: dt.date) -> tuple[BoardRow, ...]:
    progress = {g.code: (g.weight, g.planned_pct, g.actual_pct) for g in by_shop(found, on)}
    return board(found, [shop.code for shop in row.shops], status_date=on, planned=progress)
