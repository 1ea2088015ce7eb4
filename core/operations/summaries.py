"""Keeping each project's figures beside it: the computed consequence of every step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core import terms
from core.model import Portfolio, Project, ProjectSummary
from core.queries.accounts import TABLES, accounts
from core.queries.milestones import facts
from core.rules.figures import figures

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    from core.db.recorder import Change
    from core.rules.figures import Figures

ADVANCE: Final = "advance"
"""Under this an operation leaves in `session.info` what is told how many summaries are done."""
_FOLLOWS: Final = frozenset({"milestone", "project", "portfolio"}) | TABLES
_PLACES: Final = Decimal("0.0001")


def derive(session: Session, changes: Iterable[Change]) -> None:
    """Rewrite the summary of each project that these changes touch, in the same step."""
    touched: set[int] = set()
    for change in changes:
        if change.table not in _FOLLOWS:
            continue
        if change.table == "portfolio":
            touched |= set(session.scalars(select(Project.id)))
        elif change.table == "project":
            touched.add(change.key[0])
        else:
            touched |= {row["project_id"] for row in (change.before, change.after) if row}
    advance = session.info.get(ADVANCE, lambda _done, _of: None)
    summarise(session, touched, lambda done: advance(done, len(touched)))


def summarise(
    session: Session,
    project_ids: Iterable[int],
    advance: Callable[[int], None] = lambda _done: None,
) -> None:
    """Compute the figures of these projects and keep them; tell how many are done."""
    status_date = session.scalars(select(Portfolio.status_date)).first()
    if status_date is None:
        return
    wanted = sorted(project_ids)
    kept = accounts(session, wanted[0] if len(wanted) == 1 else None) if wanted else {}
    for done, project_id in enumerate(wanted, start=1):
        project = session.get(Project, project_id)
        if project is not None:
            found = figures(
                facts(session, project_id),
                status_date=status_date,
                is_prospect=project.status in terms.PURSUITS,
                accounts=kept[project_id],
            )
            _keep(session, project, found, status_date)
            advance(done)


def _keep(session: Session, project: Project, found: Figures, status_date: dt.date) -> None:
    summary = session.get(ProjectSummary, project.id)
    if summary is None:
        summary = ProjectSummary(project_id=project.id)
        session.add(summary)
    for name, value in summary_values(project.stage_set, found, status_date).items():
        if getattr(summary, name) != value:
            setattr(summary, name, value)


def summary_values(stage_set: str, found: Figures, status_date: dt.date) -> dict[str, Any]:
    """Return what the summary row of a project holds for these figures."""
    following = found.next_milestone
    return {
        "status_date": status_date,
        "pv_pct": _fixed(found.pv_pct),
        "ev_pct": _fixed(found.ev_pct),
        "spi": _fixed(found.spi),
        "spi_t": _fixed(found.spi_t),
        "milestones_total": found.milestones_total,
        "milestones_done": found.milestones_done,
        "overdue": len(found.overdue_milestones),
        "late": found.late_milestones,
        "due_30": len(found.due_next_30_days),
        "current_stage": stage_set or found.current_stage,
        "pac_baseline": found.pac_baseline,
        "pac_finish": found.pac_finish,
        "pac_slip": found.last_pac_slip_days,
        "next_id": following and following.id,
        "next_finish": following and following.finish,
        "next_slip": following and following.slip,
        "rag": found.rag.overall,
        "reasons": [[reason.text, dict(reason.values)] for reason in found.rag.headline],
        "phases": [
            [
                cell.key,
                cell.state,
                cell.fraction,
                cell.finish and cell.finish.isoformat(),
                cell.slip,
            ]
            for cell in found.phases
        ],
    }


def _fixed(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value)).quantize(_PLACES)
