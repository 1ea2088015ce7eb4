"""What the payments of projects add up to against their contracts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from core.model import Payment, Project, Variation
from core.money import Money
from core.rules.accounts import APPROVED
from core.rules.payment_plan import payment_plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.rules.payment_plan import PaymentPlan


def payment_plans(session: Session, project_id: int | None = None) -> dict[int, PaymentPlan]:
    """Return it for one project or for all, by project; those without a payment are left out."""
    projects = select(Project.id, Project.value_minor, Project.currency)
    payments = select(Payment.project_id, Payment.amount_minor, Payment.percent).where(
        Payment.status != "CANCELLED"
    )
    changes = select(Variation.project_id, Variation.amount_minor).where(
        Variation.status.in_(APPROVED)
    )
    if project_id is not None:
        projects = projects.where(Project.id == project_id)
        payments = payments.where(Payment.project_id == project_id)
        changes = changes.where(Variation.project_id == project_id)
    amounts: dict[int, list[Any]] = defaultdict(list)
    shares: dict[int, list[Any]] = defaultdict(list)
    for owner, minor, percent in session.execute(payments):
        if minor is not None:
            amounts[owner].append(minor)
        if percent is not None:
            shares[owner].append(percent)
    changed: dict[int, int] = defaultdict(int)
    for owner, minor in session.execute(changes):
        changed[owner] += minor or 0
    found = {}
    for id_, value, currency in session.execute(projects):
        plan = payment_plan(
            (Money(minor, currency) for minor in amounts[id_]),
            shares[id_],
            signed=Money(value, currency),
            revised=Money(value + changed[id_], currency),
        )
        if plan is not None:
            found[id_] = plan
    return found


def received_count(session: Session, project_id: int) -> int:
    """Return how many payments of a project something was received of."""
    counted = select(func.count()).select_from(Payment)
    counted = counted.where(Payment.project_id == project_id, Payment.paid_minor > 0)
    return session.scalar(counted) or 0
