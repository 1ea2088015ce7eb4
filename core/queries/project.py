"""One project: its head, its key facts and its shops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core import terms
from core.errors import NotFound
from core.language import mark, tr
from core.model import Milestone, Portfolio, Project, Shop
from core.money import Money
from core.queries.accounts import accounts
from core.queries.milestones import facts
from core.rules.figures import figures
from core.rules.rag import Declared, in_effect

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from core.rules.figures import Figures


@dataclass(frozen=True, slots=True)
class ShopRow:
    """A shop of a project; the share is a percentage of the contract."""

    id: int
    code: str
    share_percent: Decimal | None
    price: Money | None
    design_jph: Decimal | None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """What is kept of a project, as its key facts show and edit it."""

    id: int
    position: int
    code: str
    name: str
    name_zh: str
    name_ru: str
    customer: str
    country: str
    site: str
    contractor: str
    contract_type: str
    contract_no: str
    signed: dt.date | None
    effective: dt.date | None
    contract_pac: dt.date | None
    status: str
    stage_set: str
    currency: str
    value: Money
    bac: Money | None
    """The budget at completion, in the currency of the cost."""
    cost_currency: str
    """Empty where it is the currency of the contract."""
    incoterm: str
    incoterm_place: str
    incoterm_text: str
    design_jph: Decimal | None
    warranty_months: int | None
    win_probability: Decimal | None
    priority: int | None
    project_manager: str
    status_date: dt.date | None
    calendar_office: str
    calendar_site: str
    note: str
    near_critical: int
    by_logic: bool
    declared: Declared | None
    """The colour somebody stands for in place of the computed one, if any does now."""
    shops: tuple[ShopRow, ...]

    def days_old(self, on: dt.date) -> int:
        """Return days that it was last stated before a day; none once it has ended."""
        if self.status_date is None or self.status in terms.ENDED:
            return 0
        return max(0, (on - self.status_date).days)

    @property
    def is_pursuit(self) -> bool:
        """Return whether it is not signed yet."""
        return self.status in terms.PURSUITS

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


def status_date(session: Session) -> dt.date:
    """Return the date the file is stated at."""
    found = session.scalars(select(Portfolio.status_date)).first()
    if found is None:
        raise NotFound
    return found


def project(session: Session, project_id: int) -> ProjectRow:
    """Return a project with its shops; `NotFound` where it is no longer there."""
    found = session.get(Project, project_id)
    if found is None:
        raise NotFound
    made = {"value", "bac", "declared", "shops"}
    names = [name for name in ProjectRow.__dataclass_fields__ if name not in made]
    values = {name: getattr(found, name) for name in names}
    budget = found.bac_minor
    return ProjectRow(
        **values,
        value=Money(found.value_minor, found.currency),
        bac=None if budget is None else Money(budget, found.cost_currency or found.currency),
        declared=declared_of(found, status_date(session)),
        shops=shops(session, project_id),
    )


def declared_of(found: Project, on: dt.date) -> Declared | None:
    """Return the colour declared for a project, as far as it holds on a day."""
    if not found.declared_rag or found.declared_until is None:
        return None
    declared = Declared(found.declared_rag, found.declared_reason, found.declared_until)
    return in_effect(declared, on)


def project_id(session: Session, code: str) -> int:
    """Return the id of the project with this code; `NotFound` where there is none."""
    found = session.scalars(select(Project.id).where(Project.code == code)).first()
    if found is None:
        raise NotFound(tr(mark("There is no project {code} in this file."), code=code))
    return found


def shops(session: Session, project_id: int) -> tuple[ShopRow, ...]:
    """Return the shops of a project in its own order."""
    found = session.execute(
        select(
            Shop.id,
            Shop.code,
            Shop.share_percent,
            Shop.price_minor,
            Project.currency,
            Shop.design_jph,
        )
        .join(Project)
        .where(Shop.project_id == project_id)
        .order_by(Shop.position, Shop.id)
    )
    return tuple(
        ShopRow(id_, code, share, None if price is None else Money(price, currency), jph)
        for id_, code, share, price, currency, jph in found
    )


def project_figures(session: Session, project_id: int, *, on: dt.date | None = None) -> Figures:
    """Return the computed figures of a project, at the file's status date or another."""
    status = session.scalars(select(Project.status).where(Project.id == project_id)).first()
    if status is None:
        raise NotFound
    on = on or status_date(session)
    return figures(
        facts(session, project_id),
        status_date=on,
        is_prospect=status in terms.PURSUITS,
        accounts=accounts(session, project_id, status_date=on)[project_id],
    )


def milestone_count(session: Session, project_id: int) -> int:
    """Return how many milestones a project has."""
    return (
        session.scalar(
            select(func.count()).select_from(Milestone).where(Milestone.project_id == project_id)
        )
        or 0
    )
