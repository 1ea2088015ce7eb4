"""A project to be: what its template, dates, shops and calendars make of it, before it is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core import terms
from core.model import Calendar, Project
from core.queries.calendars import work_calendar
from core.rules.plan_checks import checks
from core.rules.planning import Calendars, plan
from core.rules.public_holidays import country_year, weekend_in
from core.rules.slip import PAC
from core.templates import templates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from core.rules.clashes import Clash
    from core.rules.planning import PlannedMilestone
    from core.templates import Template, TemplateMilestone

FIRST_CODE: Final = "P-001"
YEARS_AHEAD: Final = 6
"""The longest supply contract with its warranty lies within so many years."""
_NUMBERED: Final = re.compile(r"(.*?)(\d+)(\D*)")


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template on offer, with its words by language and the kinds of shops it starts with."""

    key: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    shops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A calendar kept in the file: its code and its country."""

    code: str
    country: str


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What a plan is made of; a calendar that the file does not keep is a country's own."""

    template: str
    signed: dt.date
    effective: dt.date | None
    contract_pac: dt.date | None
    shops: tuple[tuple[str, Decimal], ...]
    jph: Decimal | None
    calendar_office: str
    calendar_site: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A milestone of the template with its finish by shop; of the whole project where alone."""

    key: str
    names: Mapping[str, str]
    is_key: bool
    finishes: Mapping[str, dt.date]

    def named(self, language: str) -> str:
        """Return the name in a language, in English where it has no other."""
        return self.names[language] or self.names["en"]


@dataclass(frozen=True, slots=True)
class ClashRow:
    """A milestone on a day off of a country; the kinds are those of `core.rules.clashes`."""

    kind: str
    key: str
    shop: str
    names: Mapping[str, str]
    finish: dt.date
    country: str
    holiday: str

    def named(self, language: str) -> str:
        """Return the name of the milestone in a language, in English where it has no other."""
        return self.names[language] or self.names["en"]


@dataclass(frozen=True, slots=True)
class PlanBar:
    """A phase of a shop from its first start to its last finish."""

    shop: str
    phase: str
    start: dt.date
    finish: dt.date


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as it would be stored, and what to show and to know of it."""

    milestones: tuple[PlannedMilestone, ...]
    lines: tuple[PlanLine, ...]
    bars: tuple[PlanBar, ...]
    pacs: Mapping[str, dt.date]
    last_pac: dt.date | None
    pac_float: int | None
    clashes: tuple[ClashRow, ...]


def template_rows() -> tuple[TemplateRow, ...]:
    """Return the templates in the order they are offered."""
    return tuple(TemplateRow(t.key, t.names, t.texts, t.shops) for t in templates().values())


def calendar_rows(session: Session) -> tuple[CalendarRow, ...]:
    """Return the calendars that the file keeps."""
    found = session.execute(select(Calendar.code, Calendar.country).order_by(Calendar.id))
    return tuple(CalendarRow(code, country) for code, country in found)


def project_codes(session: Session) -> frozenset[str]:
    """Return the codes that are taken."""
    return frozenset(session.scalars(select(Project.code)))


def next_code(session: Session) -> str:
    """Return a free code: the newest one counted on, in its own form (P-2502 after P-2501)."""
    taken = project_codes(session)
    newest = session.scalars(select(Project.code).order_by(Project.id.desc())).first()
    found = _NUMBERED.fullmatch(max((c for c in taken if _alike(c, newest)), default=""))
    if found is None:
        return FIRST_CODE
    before, digits, after = found.groups()
    number = int(digits) + 1
    while (code := f"{before}{number:0{len(digits)}}{after}") in taken:
        number += 1
    return code


def load_holidays(countries: Iterable[str], first_year: int) -> None:
    """Load the holidays that a plan will ask for; the first time takes half a second.

    Needs no session: a worker does it while the user still types.
    """
    for country in countries:
        weekend_in(country)
        for year in range(first_year, first_year + YEARS_AHEAD):
            country_year(country, year)


def plan_view(session: Session, wish: PlanWish) -> PlanView:
    """Return the plan that a wish makes, dated on the working days of its calendars.

    Raises:
        InvalidInput: it would take effect before it is signed.
    """
    calendars = Calendars(
        office=work_calendar(session, wish.calendar_office),
        site=work_calendar(session, wish.calendar_site),
    )
    template = templates()[wish.template]
    planned = plan(
        template,
        signed=wish.signed,
        effective=wish.effective,
        shops=wish.shops,
        jph=wish.jph,
        calendars=calendars,
    )
    found = checks(planned, contract_pac=wish.contract_pac, calendars=calendars)
    return PlanView(
        milestones=planned,
        lines=tuple(_lines(template, planned)),
        bars=tuple(_bars(planned)),
        pacs=_pacs(planned),
        last_pac=found.last_pac,
        pac_float=found.pac_float,
        clashes=tuple(_clash(m, clash) for m, clash in found.clashes),
    )


def _alike(code: str, other: str | None) -> bool:
    """Return whether two codes differ in their digits only."""
    return other is not None and re.sub(r"\d", "0", code) == re.sub(r"\d", "0", other)


def _names(source: TemplateMilestone | PlannedMilestone) -> dict[str, str]:
    return {"en": source.name, "zh": source.name_zh, "ru": source.name_ru}


def _clash(m: PlannedMilestone, clash: Clash) -> ClashRow:
    return ClashRow(
        *(clash.kind, m.template_key, m.shop, _names(m), m.finish, clash.country, clash.name)
    )


def _lines(template: Template, planned: Sequence[PlannedMilestone]) -> Iterable[PlanLine]:
    finishes: dict[str, dict[str, dt.date]] = {}
    for milestone in planned:
        finishes.setdefault(milestone.template_key, {})[milestone.shop] = milestone.finish
    for source in template.milestones:
        if source.key in finishes:
            yield PlanLine(source.key, _names(source), source.is_key, finishes[source.key])


def _bars(planned: Sequence[PlannedMilestone]) -> Iterable[PlanBar]:
    spans: dict[tuple[str, str], list[dt.date]] = {}
    for milestone in planned:
        if milestone.shop != terms.PROJECT_LEVEL:
            days = spans.setdefault((milestone.shop, terms.phase_of(milestone.stage).key), [])
            days += [milestone.start or milestone.finish, milestone.finish]
    for (shop, phase), days in spans.items():
        yield PlanBar(shop, phase, min(days), max(days))


def _pacs(planned: Sequence[PlannedMilestone]) -> dict[str, dt.date]:
    found: dict[str, dt.date] = {}
    for milestone in planned:
        if milestone.stage == PAC:
            found[milestone.shop] = max(
                milestone.finish, found.get(milestone.shop, milestone.finish)
            )
    return found
