"""What variations make of a contract, and which days claims are to be noticed and detailed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.money import Money
from core.queries.project import project
from core.queries.register import register_rows
from core.rules.accounts import APPROVED, OPEN_CLAIMS, OPEN_VARIATIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """The contract as signed and as it stands.

    Attributes:
        signed: its value as signed.
        approved: what approved variations add.
        open: what variations that are asked for would add.
        open_days: days that these would take.
        approved_rows: ids of the approved variations.
        open_rows: ids of those asked for.
    """

    signed: Money
    approved: Money
    open: Money
    open_days: int
    approved_rows: tuple[int, ...]
    open_rows: tuple[int, ...]

    @property
    def revised(self) -> Money:
        """Return the value with its approved variations."""
        return self.signed.plus(self.approved)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """The next day a claim must be noticed or detailed by; days left are negative once missed."""

    row_id: int
    code: str
    on: dt.date
    left: int


@dataclass(frozen=True, slots=True)
class ClaimedRow:
    """What is claimed and granted, and the next deadlines where some are still to be met."""

    claimed: Money
    granted: Money
    days_claimed: int
    days_granted: int
    open_rows: tuple[int, ...]
    notice: DeadlineRow | None
    details: DeadlineRow | None


def changed(session: Session, project_id: int) -> ChangedRow:
    """Return what the variations of a project make of its contract."""
    signed = project(session, project_id).value
    rows = register_rows(session, "variations", project_id)
    approved = [row for row in rows if row.values["status"] in APPROVED]
    asked = [row for row in rows if row.values["status"] in OPEN_VARIATIONS]
    return ChangedRow(
        signed,
        _sum(approved, "amount", signed.currency),
        _sum(asked, "amount", signed.currency),
        sum(row.values["time_impact_days"] or 0 for row in asked),
        tuple(row.id for row in approved),
        tuple(row.id for row in asked),
    )


def claimed(session: Session, project_id: int, status_date: dt.date) -> ClaimedRow:
    """Return what the claims of a project ask for, and by when they must be made."""
    currency = project(session, project_id).currency
    rows = register_rows(session, "claims", project_id, status_date=status_date)
    open_ = [row for row in rows if row.values["status"] in OPEN_CLAIMS]
    return ClaimedRow(
        _sum(rows, "amount_claimed", currency),
        _sum(rows, "amount_granted", currency),
        _days(rows, "eot_days_claimed"),
        _days(rows, "eot_days_granted"),
        tuple(row.id for row in open_),
        _next(open_, "notice_by", "days_left"),
        _next(open_, "details_by", "details_left"),
    )


def _sum(rows: Iterable[RegisterRow], key: str, currency: str) -> Money:
    found = (row.values[key] for row in rows)
    return Money(sum(each.minor for each in found if each is not None), currency)


def _days(rows: Iterable[RegisterRow], key: str) -> int:
    found: Iterable[Any] = (row.values[key] or 0 for row in rows)
    return sum(found)


def _next(rows: Iterable[RegisterRow], day: str, left: str) -> DeadlineRow | None:
    found = [
        DeadlineRow(row.id, row.values["code"], row.values[day], row.values[left])
        for row in rows
        if row.values[left] is not None
    ]
    return min(found, key=lambda each: each.on, default=None)
