"""The figures of the file by name, as scripts take them: numbers, ISO dates, null where none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core import terms
from core.errors import NotFound
from core.language import tr
from core.model import Project
from core.queries._commercial_kpi import commercial_kpi
from core.queries.accounts import accounts
from core.queries.milestones import facts_by_project
from core.queries.portfolio import portfolio, portfolio_file, totals
from core.queries.project import declared_of
from core.rules.figures import figures
from core.rules.guarantee import ENDED, SOON
from core.text import reason

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.queries.portfolio import PortfolioRow
    from core.rules.accounts import GuaranteeFacts
    from core.rules.figures import Figures
    from core.rules.health import Health
    from core.rules.progress import GroupProgress
    from core.rules.rag import Declared

_PLAIN: Final = (
    *("pv_pct", "ev_pct", "sv_pct", "spi", "es_months", "at_months", "sv_t_months", "spi_t"),
    *("sop_slip_days", "pac_slip_days", "last_pac_slip_days", "milestones_total"),
    *("milestones_done", "milestones_due_by_data_date", "bei", "overdue_milestones"),
    *("due_next_30_days", "due_next_60_days", "due_next_90_days"),
)
_PLACES: Final = 4
_GROUP_PLACES: Final = 2


def kpi(
    session: Session, *, status_date: dt.date | None = None, project_code: str | None = None
) -> dict[str, Any]:
    """Return the figures of one project or all, and of the portfolio as a whole.

    Args:
        session: where to read.
        status_date: the date to state them at; by default that of the file.
        project_code: list this project only; the portfolio is that of all projects.

    Raises:
        NotFound: there is no project of this code.
    """
    on = status_date or portfolio_file(session).status_date
    found: dict[str, Figures] = {}
    projects: dict[str, Project] = {}
    kept, milestones = accounts(session, status_date=on), facts_by_project(session)
    wanted = select(Project).order_by(Project.position, Project.id)
    for project in session.scalars(wanted):
        projects[project.code] = project
        found[project.code] = figures(
            milestones.get(project.id, []),
            status_date=on,
            is_prospect=project.status in terms.PURSUITS,
            accounts=kept[project.id],
        )
    if project_code is not None and project_code not in found:
        raise NotFound(tr("There is no project {code} in this file.", code=project_code))
    rows = [_stated(row, found[row.code]) for row in portfolio(session)]
    asked = found if project_code is None else {project_code: found[project_code]}
    guarantees = {code: kept[project.id].guarantees for code, project in projects.items()}
    return {
        "status_date": on.isoformat(),
        "projects": {code: _project(each, projects[code], on) for code, each in asked.items()},
        "portfolio": {**_portfolio(session, rows, on), **_guarantees(guarantees)},
    }


def _stated(row: PortfolioRow, found: Figures) -> PortfolioRow:
    """Return a row of the portfolio with progress and health as of the date asked for."""
    return replace(row, pv_pct=found.pv_pct, ev_pct=found.ev_pct, rag=found.rag.overall)


def _project(found: Figures, project: Project, on: dt.date) -> dict[str, Any]:
    assert found.standing is not None
    return {
        "data_date": found.status_date.isoformat(),
        **{name: _number(getattr(found, name)) for name in _PLAIN},
        "current_stage": project.stage_set or found.current_stage,
        "by_shop": _groups(found.by_shop, "shop", "_of_shop"),
        "by_stage": _groups(found.by_stage, "stage", ""),
        "currency": project.currency,
        "cost_currency": project.cost_currency or project.currency,
        **commercial_kpi(found.standing),
        "rag": {**_rag(found.rag), "declared": _declared(declared_of(project, on))},
    }


def _declared(declared: Declared | None) -> dict[str, str] | None:
    if declared is None:
        return None
    return {
        "rag": declared.rag,
        "reason": declared.reason,
        "until": declared.until.isoformat(),
    }


def _guarantees(by_project: Mapping[str, Sequence[GuaranteeFacts]]) -> dict[str, Any]:
    """Return guarantees that end soon, and those that end before they may."""
    in_force = [
        (code, each)
        for code, found in by_project.items()
        for each in found
        if each.status not in ENDED and each.expiry is not None
    ]
    return {
        f"bonds_expiring_within_{SOON}_days": [
            _guarantee(code, each)
            for code, each in in_force
            if each.left is not None and each.left <= SOON
        ],
        "bonds_expiring_before_required": [
            _guarantee(code, each)
            for code, each in in_force
            if each.gap is not None and each.gap > 0
        ],
    }


def _guarantee(code: str, each: GuaranteeFacts) -> dict[str, Any]:
    return {
        "project": code,
        "bond": each.code,
        "expiry": each.expiry and each.expiry.isoformat(),
        "required_until": each.needed and each.needed.isoformat(),
        "gap_days": each.gap,
    }


def _groups(groups: Iterable[GroupProgress], name: str, ending: str) -> list[dict[str, Any]]:
    return [
        {
            name: group.code,
            "weight": _number(group.weight),
            f"planned_pct{ending}": _number(group.planned_pct, _GROUP_PLACES),
            f"actual_pct{ending}": _number(group.actual_pct, _GROUP_PLACES),
            **({"spi": _number(group.spi)} if ending else {}),
        }
        for group in groups
    ]


def _rag(health: Health) -> dict[str, Any]:
    return {
        **health.dimensions,
        "overall": health.overall,
        "reasons": [reason(each.text, each.values, "en") for each in health.reasons],
    }


def _portfolio(session: Session, rows: list[PortfolioRow], on: dt.date) -> dict[str, Any]:
    whole = totals(session, rows)
    base = whole.signed_value.currency
    ending = base.lower()
    return {
        "data_date": on.isoformat(),
        "base_currency": base,
        "projects": whole.projects,
        "signed_projects": whole.active + whole.in_warranty,
        f"signed_value_{ending}": round(whole.signed_value.amount),
        f"weighted_pipeline_{ending}": round(whole.pipeline.amount),
        "rag_counts": dict(whole.rag),
        "value_weighted_progress_pct": _number(whole.progress_pct),
        "currencies_without_rate": list(whole.unconverted),
    }


def _number(value: Any, places: int = _PLACES) -> Any:
    """Return a value as JSON has it: whole numbers whole, others rounded, tuples as lists."""
    if isinstance(value, tuple):
        return list(value)
    if not isinstance(value, float):
        return value
    rounded = round(value, places)
    return int(rounded) if rounded.is_integer() else rounded
