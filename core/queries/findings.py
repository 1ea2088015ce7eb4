"""What is not sound in a file: plans that contradict themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core import terms
from core.errors import CircularPlan
from core.language import tr
from core.model import Calendar, KeptSection, Link, Milestone, Project, Shop
from core.queries.payment_plans import payment_plans
from core.queries.portfolio import portfolio_file
from core.queries.schedule_checks import schedule_checks
from core.text import money, number, percent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from core.rules.payment_plan import PaymentPlan

WHOLE: Final = Decimal(100)
_STAGES: Final = frozenset(stage.code for stage in terms.STAGES)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something that is not sound: where, and what."""

    where: str
    reason: str


def findings(session: Session) -> list[FindingRow]:
    """Return what in the plans of the file contradicts itself."""
    status_date = portfolio_file(session).status_date
    by_project: dict[int, list[Milestone]] = defaultdict(list)
    for milestone in session.scalars(select(Milestone).order_by(Milestone.position)):
        by_project[milestone.project_id].append(milestone)
    plans = payment_plans(session)
    calendars = set(session.scalars(select(Calendar.code)))
    found: list[FindingRow] = []
    for project in session.scalars(select(Project).order_by(Project.position)):
        milestones = by_project[project.id]
        found += _of_project(project, milestones, calendars)
        if project.id in plans:
            found += _of_payments(project.code, plans[project.id])
        shops = {*session.scalars(select(Shop.code).where(Shop.project_id == project.id))}
        for milestone in milestones:
            where = f"{project.code} {milestone.code}"
            reasons = [*_of_dates(milestone, status_date), *_of_words(milestone, shops)]
            found += [FindingRow(where, reason) for reason in reasons]
        found += _of_schedule(session, project)
    return [*found, *_of_links(session, by_project), *_of_kept(session)]


def _of_project(
    project: Project, milestones: Sequence[Milestone], calendars: set[str]
) -> Iterator[FindingRow]:
    total = sum((m.weight for m in milestones), Decimal(0))
    if milestones and total != WHOLE:
        reason = tr("The weights add up to {sum}, not 100.", sum=f"{total.normalize():f}")
        yield FindingRow(project.code, reason)
    if project.signed and project.effective and project.effective < project.signed:
        yield FindingRow(project.code, tr("It cannot take effect before it is signed."))
    for name in sorted({project.calendar_office, project.calendar_site} - calendars - {""}):
        reason = tr("There is no calendar {code} in this file.", code=name)
        yield FindingRow(project.code, reason)


def _of_payments(code: str, plan: PaymentPlan) -> Iterator[FindingRow]:
    if not plan.is_whole:
        reason = tr(
            "The payments add up to {sum}, the contract to {value}.",
            sum=money(plan.total),
            value=money(plan.value),
        )
        yield FindingRow(code, reason)
    if plan.percent not in {None, WHOLE}:
        reason = tr("The shares of the payments add up to {sum}.", sum=percent(plan.percent, 1))
        yield FindingRow(code, reason)


def _of_dates(milestone: Milestone, status_date: dt.date) -> Iterator[str]:
    for kind in ("baseline", "forecast", "actual"):
        start: dt.date | None = getattr(milestone, f"{kind}_start")
        finish: dt.date | None = getattr(milestone, f"{kind}_finish")
        if start and finish and finish < start:
            yield tr(
                "It cannot finish on {finish}, before its start on {start}.",
                finish=finish,
                start=start,
            )
    for actual in (milestone.actual_start, milestone.actual_finish):
        if actual and actual > status_date:
            why = "The actual date {day} lies after the data date {status}."
            yield tr(why, day=actual, status=status_date)
    if milestone.percent == WHOLE and milestone.actual_finish is None:
        yield tr("100 % has no actual date it was reached on.")
    if milestone.percent != WHOLE and milestone.actual_finish is not None:
        yield tr("It has an actual finish and is not at 100 %.")


def _of_words(milestone: Milestone, shops: set[str]) -> Iterator[str]:
    if milestone.stage not in _STAGES:
        yield tr("There is no stage {stage}.", stage=milestone.stage)
    if milestone.shop not in shops | {terms.PROJECT_LEVEL}:
        yield tr("The project has no shop {shop}.", shop=milestone.shop)


def _of_schedule(session: Session, project: Project) -> Iterator[FindingRow]:
    """Yield what cannot come as it is planned; of a ring, which is found elsewhere, nothing."""
    try:
        checks = {check.key: check for check in schedule_checks(session, project.id)}
    except CircularPlan:
        return
    codes = dict(
        session.execute(
            select(Milestone.id, Milestone.code).where(Milestone.project_id == project.id)
        ).all()
    )
    for place in checks["negative_float"].places:
        reason = tr(
            "A date that must be kept cannot be: its float is {days} working days.",
            days=number(place.value, 0 if place.value == int(place.value or 0) else 1),
        )
        yield FindingRow(f"{project.code} {codes[place.milestone_id]}", reason)
    for place in checks["past_forecasts"].places:
        reason = tr("It is not reached and its forecast does not lie after the data date.")
        yield FindingRow(f"{project.code} {codes[place.milestone_id]}", reason)


def _of_links(session: Session, by_project: dict[int, list[Milestone]]) -> Iterator[FindingRow]:
    milestones = {m.id: m for each in by_project.values() for m in each}
    waits: dict[int, set[int]] = defaultdict(set)
    for link in session.scalars(select(Link)):
        waits[link.successor_id].add(link.predecessor_id)
        after, before = milestones[link.successor_id], milestones[link.predecessor_id]
        if after.project_id != before.project_id:
            reason = tr("It waits for {code} of another project.", code=before.code)
            yield FindingRow(after.code, reason)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        ring = " → ".join(milestones[each].code for each in error.args[1])
        code = session.scalars(
            select(Project.code).where(Project.id == milestones[error.args[1][0]].project_id)
        ).one()
        yield FindingRow(code, tr("The links close a ring: {ring}.", ring=ring))


def _of_kept(session: Session) -> Iterator[FindingRow]:
    """Yield the kept fields of milestones and shops that are gone."""
    ids = {
        "milestone": set(session.scalars(select(Milestone.id))),
        "shop": set(session.scalars(select(Shop.id))),
    }
    for name in session.scalars(select(KeptSection.name).where(KeptSection.name.contains("\t"))):
        kind, _, key = name.partition("\t")
        if kind in ids and int(key) not in ids[kind]:
            reason = tr("Fields are kept for a row that is gone; they are not exported.")
            yield FindingRow(f"{kind} {key}", reason)
