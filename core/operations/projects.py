"""Creating, editing, ordering and removing projects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from core import terms
from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import (
    Baseline,
    BaselineDate,
    Calendar,
    Link,
    Milestone,
    Project,
    Shop,
)
from core.money import Money
from core.operations._figures import keep_figures
from core.operations.portfolio import portfolio_of
from core.rules.public_holidays import weekend_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from core.rules.planning import PlannedMilestone

EDITABLE: Final = frozenset(
    {
        *("code", "name", "name_zh", "name_ru", "customer", "country", "site", "contractor"),
        *("contract_type", "contract_no", "signed", "effective", "contract_pac", "status"),
        *("stage_set", "currency", "value_minor", "incoterm", "incoterm_place", "incoterm_text"),
        *("design_jph", "warranty_months", "win_probability", "priority", "project_manager"),
        *("calendar_office", "calendar_site", "note", "near_critical", "bac_minor"),
        "cost_currency",
    }
)


@dataclass(frozen=True, slots=True)
class ShopDraft:
    """A shop of a project to be: its kind, its share of the contract in percent."""

    code: str
    share_percent: Decimal


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """All that New project asks for; nothing is stored before Create.

    Attributes:
        fields: what is kept of the project itself, by name.
        shops: its shops in their order.
        milestones: its dated plan.
        countries: countries whose own calendars it names and the file may not keep yet.
    """

    fields: Mapping[str, Any]
    shops: Sequence[ShopDraft] = ()
    milestones: Sequence[PlannedMilestone] = field(default=())
    countries: frozenset[str] = frozenset()


def create_project(session: Session, draft: ProjectDraft) -> int:
    """Create a project with its shops and dated milestones, and return its id.

    Forecast and first baseline (BL1) are both the dates of the plan.
    """
    _keep_calendars(session, draft.countries)
    last = session.scalar(select(func.max(Project.position))) or 0
    project = Project(
        position=last + 1,
        code="",
        name="",
        status_date=portfolio_of(session).status_date,
    )
    _write(session, project, draft.fields)
    project.shops = [
        Shop(position=i, code=shop.code, share_percent=shop.share_percent)
        for i, shop in enumerate(draft.shops)
    ]
    session.add(project)
    project.milestones = [_planned(i, m) for i, m in enumerate(draft.milestones, start=1)]
    session.flush()
    by_code = {m.code: m for m in project.milestones}
    for planned in draft.milestones:
        by_code[planned.code].waits_for = [
            Link(predecessor_id=by_code[link.predecessor].id, kind=link.kind, lag=link.lag)
            for link in planned.links
        ]
    if draft.milestones:
        project.baselines = [baseline_from(project, name="BL1", contractual=True)]
    session.flush()
    return project.id


def baseline_from(project: Project, *, name: str, contractual: bool = False) -> Baseline:
    """Return a baseline of the baseline dates that the project's milestones have now."""
    return Baseline(
        name=name,
        contractual=contractual,
        is_current=True,
        set_on=project.signed,
        dates=[
            BaselineDate(milestone_id=m.id, start=m.baseline_start, finish=m.baseline_finish)
            for m in project.milestones
        ],
    )


def edit_project(session: Session, project_id: int, **fields: Any) -> None:
    """Change fields of a project; unknown fields and broken rules are refused."""
    _write(session, project_of(session, project_id), fields)


def edit_projects(session: Session, project_ids: Iterable[int], **fields: Any) -> None:
    """Change the same fields of several projects: all of them or none."""
    for project_id in project_ids:
        _write(session, project_of(session, project_id), fields)


def remove_projects(session: Session, project_ids: Iterable[int]) -> None:
    """Remove projects and everything kept under them."""
    for project_id in project_ids:
        session.delete(project_of(session, project_id))


def order_projects(session: Session, project_ids: Sequence[int]) -> None:
    """Make this the user's own order of the portfolio; projects not named follow as they were."""
    ordered = select(Project.id, Project.position).order_by(Project.position)
    found = {row.id: row.position for row in session.execute(ordered)}
    named = set(project_ids)
    rest = [project_id for project_id in found if project_id not in named]
    for position, project_id in enumerate([*project_ids, *rest], start=1):
        if found.get(project_id) != position:
            project_of(session, project_id).position = position


def project_of(session: Session, project_id: int) -> Project:
    """Return the entity; `NotFound` where it is no longer there."""
    found = session.get(Project, project_id)
    if found is None:
        raise NotFound
    return found


def _keep_calendars(session: Session, countries: Iterable[str]) -> None:
    """Keep a country's working calendar under the code of the country, where there is none."""
    kept = set(session.scalars(select(Calendar.code)))
    for country in sorted(set(countries) - kept):
        session.add(Calendar(code=country, country=country, weekend=weekend_in(country)))


def _planned(position: int, planned: PlannedMilestone) -> Milestone:
    return Milestone(
        position=position,
        code=planned.code,
        stage=planned.stage,
        shop=planned.shop,
        name=planned.name,
        name_zh=planned.name_zh,
        name_ru=planned.name_ru,
        weight=planned.weight,
        baseline_start=planned.start,
        baseline_finish=planned.finish,
        forecast_start=planned.start,
        forecast_finish=planned.finish,
        responsible=planned.responsible,
        key=planned.key,
        contractual=planned.contractual,
        evidence=planned.evidence,
    )


def _write(session: Session, project: Project, fields: Mapping[str, Any]) -> None:
    unknown = set(fields) - EDITABLE
    assert not unknown, f"not editable: {sorted(unknown)}"
    if fields.get("near_critical", 0) < 0:
        raise InvalidInput(tr(mark("The limit of nearly critical is not below zero days.")))
    before, cost_before = project.currency, project.cost_currency
    for name, value in fields.items():
        setattr(project, name, value.strip() if isinstance(value, str) else value)
    if before and (before, cost_before) != (project.currency, project.cost_currency):
        _keep_prices(project, before)
        keep_figures(session, project, before, cost_before, stated=fields.keys())
    _check(session, project)


def _keep_prices(project: Project, before: str) -> None:
    """Keep the prices of shops the same figures: a currency may have other decimal places."""
    for shop in project.shops:
        if shop.price_minor is not None:
            price = Money(shop.price_minor, before)
            shop.price_minor = Money.of(price.amount, project.currency).minor


def _check(session: Session, project: Project) -> None:
    if not project.code:
        raise InvalidInput(tr(mark("A project needs a code.")))
    if not project.name:
        raise InvalidInput(tr(mark("A project needs a name.")))
    with session.no_autoflush:
        other = session.scalars(select(Project.id).where(Project.code == project.code)).first()
    if other is not None and other != project.id:
        raise InvalidInput(
            tr(mark("There is already a project {code}. Choose another code."), code=project.code)
        )
    if project.status not in terms.PROJECT_STATUSES:
        raise InvalidInput(tr(mark("There is no project status {status}."), status=project.status))
    if project.incoterm and project.incoterm not in terms.INCOTERMS:
        raise InvalidInput(
            tr(mark("There is no Incoterms 2020 rule {rule}."), rule=project.incoterm)
        )
    if project.signed and project.effective and project.effective < project.signed:
        raise InvalidInput(
            tr(mark("{code}: it cannot take effect before it is signed."), code=project.code)
        )
