"""What the alerts of projects are found in, read in a fixed number of statements.

Reading holds the file; what follows from it needs no session, so that of a thousand projects it is
worked out without keeping the window from reading.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from core import terms
from core.model import (
    Action,
    ConformityDocument,
    Guarantee,
    IssuedReport,
    Milestone,
    Payment,
    Permit,
    Project,
    PunchItem,
)
from core.money import Money
from core.queries.accounts import shop_prices
from core.queries.calendars import work_calendars
from core.queries.portfolio import portfolio_file
from core.queries.register import kept_rows
from core.registers import MILESTONES, register
from core.rules.facts import MilestoneFacts
from core.rules.guarantee import ENDED as NOT_IN_FORCE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow
    from core.rules.calendar import WorkCalendar

_CLOSING: Final = ("S10", "S12", "S13", "S15", "S16", "S19")
"""Stages whose end releases guarantees, credits and damages, reached or not."""
_SETTLED: Final = ("PAID", "CANCELLED", "PROPOSED")
_READ: Final = (
    *("guarantees", "credits", "shipments", "payments", "draws", "claims", "conformity"),
    *("permits", "punch_list", "actions", "issued_reports", "damages"),
)
TABLES: Final = frozenset(
    {
        *("milestone", "project", "portfolio", "shop", "calendar", "calendar_day"),
        *("calendar_year", "shutdown"),
        *(register(key).entity.__tablename__ for key in _READ),
    }
)
"""Tables whose rows change what alerts find."""


@dataclass(frozen=True, slots=True)
class AlertProject:
    """A project as a list of alerts names it."""

    id: int
    code: str
    name: str
    name_zh: str
    name_ru: str
    project_manager: str
    status: str
    stated: dt.date | None
    value: Money
    office: str
    site: str
    country: str

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


@dataclass(frozen=True, slots=True)
class MilestoneRead:
    """A milestone as it is read; `facts` knows only what alerts ask of it."""

    facts: MilestoneFacts
    name: str
    name_zh: str
    name_ru: str
    calendar: str
    start: dt.date | None


def milestone_read(row: Sequence[Any]) -> MilestoneRead:
    """Return a milestone from the columns that were read of it."""
    _, id_, code, stage, shop, baseline, forecast, actual, contractual, who, *rest = row
    dates = (None, baseline, None, forecast, None, actual)
    facts = MilestoneFacts(id_, code, stage, shop, 0.0, *dates, 0.0, False, contractual, who)
    return MilestoneRead(facts, *rest)


@dataclass(frozen=True, slots=True)
class AlertReading:
    """What was read: rows of projects that are not ended, nothing worked out yet."""

    status_date: dt.date
    projects: tuple[AlertProject, ...]
    milestones: Mapping[int, Sequence[Sequence[Any]]]
    """As `milestone_read` takes them: a hundred thousand are put together away from the file."""
    rows: Mapping[str, Mapping[int, Sequence[RegisterRow]]]
    prices: Mapping[int, Mapping[str, Money]]
    calendars: Mapping[str, WorkCalendar]


def alert_reading(
    session: Session, project_id: int | None = None, *, status_date: dt.date | None = None
) -> AlertReading:
    """Return what the alerts of one project or of all are found in.

    Args:
        session: where to read.
        project_id: of one project, or None for all of them.
        status_date: the day to state them at; by default that of the file.
    """

    def ask(query: Callable[..., Any], *args: Any) -> Any:
        return query(session, *args)

    return gathered(ask, project_id, status_date=status_date)


def gathered(
    ask: Callable[..., Any], project_id: int | None = None, *, status_date: dt.date | None = None
) -> AlertReading:
    """Return the same, asked for piece by piece, so that others can read in between.

    Args:
        ask: what runs a query: `Workspace.read`, or one session.
        project_id: of one project, or None for all of them.
        status_date: the day to state them at; by default that of the file.
    """
    on = status_date or ask(portfolio_file).status_date
    keys = {*_READ, *(name for key in _READ for name in register(key).needs)} - {MILESTONES}
    return AlertReading(
        on,
        ask(_projects, project_id),
        ask(_milestones, project_id),
        {key: ask(_rows, key, project_id, on) for key in sorted(keys)},
        ask(shop_prices, project_id),
        ask(work_calendars),
    )


def _rows(
    session: Session, key: str, project_id: int | None, on: dt.date
) -> dict[int, list[RegisterRow]]:
    found: dict[int, list[RegisterRow]] = defaultdict(list)
    for row in kept_rows(session, register(key), project_id, only=_only(key, on)):
        found[row.project_id].append(row)
    return found


def _only(key: str, on: dt.date) -> tuple[ColumnElement[bool], ...]:
    """Return what must hold of a row for an alert to speak of it."""
    of: dict[str, tuple[ColumnElement[bool], ...]] = {
        "guarantees": (Guarantee.status.not_in(NOT_IN_FORCE), Guarantee.expiry.is_not(None)),
        "payments": (Payment.status.not_in(_SETTLED),),
        "conformity": (ConformityDocument.status == "VALID",),
        "permits": (Permit.status == "VALID",),
        "punch_list": (PunchItem.category == "A", PunchItem.status != "CLOSED", PunchItem.due < on),
        "actions": (Action.status.not_in(("CLOSED", "CANCELLED")), Action.due < on),
        "issued_reports": (IssuedReport.kind == "MONTHLY",),
    }
    return of.get(key, ())


def _projects(session: Session, project_id: int | None) -> tuple[AlertProject, ...]:
    wanted = select(
        *(Project.id, Project.code, Project.name, Project.name_zh, Project.name_ru),
        *(Project.project_manager, Project.status, Project.status_date),
        *(Project.value_minor, Project.currency),
        *(Project.calendar_office, Project.calendar_site, Project.country),
    ).where(Project.status.not_in(terms.ENDED))
    if project_id is not None:
        wanted = wanted.where(Project.id == project_id)
    found = []
    for row in session.execute(wanted.order_by(Project.position, Project.id)):
        id_, code, name, zh, ru, manager, status, stated, minor, currency, *where = row
        value = Money(minor, currency)
        found.append(AlertProject(id_, code, name, zh, ru, manager, status, stated, value, *where))
    return tuple(found)


def _milestones(session: Session, project_id: int | None) -> dict[int, list[Sequence[Any]]]:
    """Return the milestones that alerts look at: open, or closing a stage that releases money."""
    wanted = (
        select(
            *(Milestone.project_id, Milestone.id, Milestone.code, Milestone.stage, Milestone.shop),
            *(Milestone.baseline_finish, Milestone.forecast_finish, Milestone.actual_finish),
            *(Milestone.contractual, Milestone.responsible),
            *(Milestone.name, Milestone.name_zh, Milestone.name_ru, Milestone.calendar),
            func.coalesce(Milestone.actual_start, Milestone.forecast_start),
        )
        .where(
            or_(
                Milestone.actual_finish.is_(None),
                Milestone.stage.in_(_CLOSING),
                Milestone.responsible == "customer",
                Milestone.id.in_(select(Payment.trigger_id)),
                Milestone.id.in_(select(Guarantee.release_id)),
            )
        )
        .order_by(Milestone.position, Milestone.id)
    )
    if project_id is not None:
        wanted = wanted.where(Milestone.project_id == project_id)
    found: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for row in session.execute(wanted):
        found[row[0]].append(row)
    return found
