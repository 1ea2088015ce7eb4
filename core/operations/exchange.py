"""Taking a portfolio that was read from a file into this one, as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import func, select

from core.errors import ImportProblems, Problem
from core.language import mark, tr
from core.model import (
    Baseline,
    BaselineDate,
    Calendar,
    CalendarDay,
    CalendarYear,
    ForecastPoint,
    FxRate,
    KeptSection,
    Link,
    Milestone,
    Portfolio,
    Project,
    Shop,
    Shutdown,
)
from core.operations._register_rows import add_register_rows, attach_parts
from core.queries.attachments import MILESTONE, PROJECT, lacking
from core.queries.exchange import calendars, extra_name
from core.queries.incoming import late
from core.queries.milestones import facts
from core.rules.figures import current_stage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    from core.queries.attachments import KeptFileRow
    from core.queries.parts import (
        CalendarPart,
        Draft,
        MilestonePart,
        ProjectPart,
        RatePart,
        ShopPart,
    )

IMPORT: Final = mark("Import portfolio")
"""What Undo calls this step."""

OnConflict = Literal["refuse", "replace"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: codes of projects, and what the user should be told."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    notices: tuple[Problem, ...]

    def with_lacking(self, files: Iterable[KeptFileRow]) -> Imported:
        """Return this with a notice for each attached file of its projects that is not here."""
        own = {*self.added, *self.replaced}
        lacking_ = tuple(lacking(each) for each in files if each.project_code in own)
        return replace(self, notices=(*self.notices, *lacking_))


def import_portfolio(
    session: Session,
    draft: Draft,
    *,
    on_conflict: OnConflict = "refuse",
    advance: Callable[[int, int], None] = lambda _done, _of: None,
) -> Imported:
    """Add the projects of a draft; what is there already is refused, or replaced where asked.

    A file without projects takes title, base currency and status date from the draft too.

    Args:
        session: where to add them.
        draft: what was read.
        on_conflict: what to do with a project, calendar or rate that differs from one here.
        advance: told how many projects of how many are done; may raise to give up.

    Raises:
        ImportProblems: names what is there already, or dates after the file's status date.
    """
    existing = {p.code: p for p in session.scalars(select(Project))}
    file = _file(session, draft, is_new=not existing)
    problems = late(draft, file.status_date)
    if on_conflict == "refuse":
        problems += _conflicts(session, draft, existing)
    if problems:
        raise ImportProblems(tuple(problems))
    _take_calendars(session, draft.calendars)
    _take_rates(session, draft.rates)
    notices = [*draft.notices, *_keep_sections(session, draft, is_new=not existing)]
    last = session.scalar(select(func.max(Project.position))) or 0
    replaced = []
    for done, part in enumerate(draft.projects, start=1):
        position = last + done
        if old := existing.get(part.code):
            position = old.position
            replaced.append(part.code)
            session.delete(old)
            session.flush()
        _add(session, part, position, file.status_date)
        advance(done, len(draft.projects))
    added = tuple(p.code for p in draft.projects if p.code not in existing)
    return Imported(added, tuple(replaced), tuple(notices))


def _file(session: Session, draft: Draft, *, is_new: bool) -> Portfolio:
    file = session.get(Portfolio, 1)
    if file is None:
        file = Portfolio(id=1, status_date=draft.status_date)
        session.add(file)
    if is_new:
        file.title, file.note = draft.title, draft.note
        file.base_currency, file.status_date = draft.base_currency, draft.status_date
    return file


def _conflicts(session: Session, draft: Draft, existing: dict[str, Project]) -> list[Problem]:
    why = mark("{code} is already in this file. Leave it out, or replace what is here.")
    kept = {part.code: part for part in calendars(session)}
    rates = _rates(session)
    return [
        *(
            Problem(None, f"projects[{i}].code", tr(why, code=part.code))
            for i, part in enumerate(draft.projects)
            if part.code in existing
        ),
        *(
            Problem(None, f"calendars[{i}].code", tr(why, code=part.code))
            for i, part in enumerate(draft.calendars)
            if kept.get(part.code, part) != part
        ),
        *(
            Problem(None, f"fx_rates[{i}]", tr(why, code=f"{part.base}/{part.quote} {part.on}"))
            for i, part in enumerate(draft.rates)
            if (old := rates.get((part.on, part.base, part.quote))) and old.rate != part.rate
        ),
    ]


def _rates(session: Session) -> dict[tuple[dt.date, str, str], FxRate]:
    return {(r.on, r.base, r.quote): r for r in session.scalars(select(FxRate))}


def _take_rates(session: Session, parts: Iterable[RatePart]) -> None:
    found = _rates(session)
    for part in parts:
        rate = found.get((part.on, part.base, part.quote))
        if rate is None:
            session.add(FxRate(**_values(part)))
        else:
            rate.rate, rate.note = part.rate, part.note


def _take_calendars(session: Session, parts: Iterable[CalendarPart]) -> None:
    same = set(calendars(session))
    found = {c.code: c for c in session.scalars(select(Calendar))}
    for part in parts:
        if part in same:
            continue
        calendar = found.get(part.code) or Calendar(code=part.code)
        session.add(calendar)
        calendar.country, calendar.weekend = part.country, " ".join(part.weekend)
        calendar.public_holidays, calendar.name = part.public_holidays, part.name
        calendar.hours, calendar.hours_by_day = part.hours, dict(part.hours_by_day)
        calendar.days = [CalendarDay(**_values(day)) for day in part.days]
        calendar.years = [CalendarYear(year=year) for year in part.years]
        calendar.shutdowns = [Shutdown(**_values(span)) for span in part.shutdowns]
        _keep(session, extra_name("calendar", part.code), part.extra)


def _keep(session: Session, name: str, content: str) -> None:
    """Keep a section of the file itself; an empty one is taken away."""
    found = session.scalars(
        select(KeptSection).where(KeptSection.project_id.is_(None), KeptSection.name == name)
    ).first()
    if found is not None and content:
        found.content = content
    elif found is not None:
        session.delete(found)
    elif content:
        session.add(KeptSection(name=name, content=content))


def _keep_sections(session: Session, draft: Draft, *, is_new: bool) -> list[Problem]:
    """Keep the file's own sections; one that this file has otherwise stays, and is told."""
    notices = []
    wanted = select(KeptSection.name, KeptSection.content).where(KeptSection.project_id.is_(None))
    found = {row.name: row.content for row in session.execute(wanted)}
    for part in draft.kept:
        if is_new or part.name not in found:
            _keep(session, part.name, part.content)
        elif found[part.name] != part.content:
            why = tr("Not taken: this file has its own.")
            notices.append(Problem(None, part.name.replace("\t", "."), why))
    return notices


_NOT_COLUMNS: Final = frozenset(
    {
        *("value", "current_stage", "shops", "milestones", "trend", "baselines", "kept"),
        *("extra", "price", "links", "bac", "registers", "attachments"),
    }
)


def _values(part: Any) -> dict[str, Any]:
    """Return the fields of a part that are columns of its table."""
    names = part.__dataclass_fields__.keys() - _NOT_COLUMNS
    return {name: getattr(part, name) for name in names}


def _add(session: Session, part: ProjectPart, position: int, status_date: dt.date) -> None:
    project = Project(
        **_values(part),
        position=position,
        currency=part.value.currency,
        value_minor=part.value.minor,
        bac_minor=part.bac and part.bac.minor,
    )
    project.shops = [
        Shop(**_values(shop), position=i, price_minor=shop.price and shop.price.minor)
        for i, shop in enumerate(part.shops)
    ]
    project.milestones = [
        Milestone(**_values(m), position=i) for i, m in enumerate(part.milestones, start=1)
    ]
    session.add(project)
    session.flush()
    ids = {m.code: m.id for m in project.milestones}
    _link(project, part.milestones, ids)
    _date(project, part, ids)
    _keep_rows(project, part)
    add_register_rows(session, project.id, part.registers, ids)
    attach_parts(session, project.id, PROJECT, project.id, part.attachments)
    for m in part.milestones:
        attach_parts(session, project.id, MILESTONE, ids[m.code], m.attachments)
    session.flush()
    if part.current_stage != current_stage(facts(session, project.id), status_date):
        project.stage_set = part.current_stage


def _link(project: Project, parts: Iterable[MilestonePart], ids: dict[str, int]) -> None:
    for milestone, part in zip(project.milestones, parts, strict=True):
        milestone.waits_for = [
            Link(
                predecessor_id=ids[link.predecessor],
                kind=link.kind,
                lag=link.lag,
                lag_unit=link.lag_unit,
            )
            for link in part.links
        ]


def _date(project: Project, part: ProjectPart, ids: dict[str, int]) -> None:
    project.baselines = [
        Baseline(
            name=baseline.name,
            set_on=baseline.set_on,
            reason=baseline.reason,
            contractual=baseline.contractual,
            is_current=baseline.is_current,
            dates=[
                BaselineDate(milestone_id=ids[code], start=start, finish=finish)
                for code, start, finish in baseline.dates
            ],
        )
        for baseline in part.baselines
    ]
    by_code = {m.code: m for m in project.milestones}
    for trend in part.trend:
        by_code[trend.milestone].forecast_points = [
            ForecastPoint(report_date=reported, finish=finish) for reported, finish in trend.points
        ]


def _keep_rows(project: Project, part: ProjectPart) -> None:
    """Keep sections, and the fields of single rows that nothing shows yet."""
    rows: list[tuple[str, int, MilestonePart | ShopPart]] = [
        *(("milestone", m.id, p) for m, p in zip(project.milestones, part.milestones, strict=True)),
        *(("shop", s.id, p) for s, p in zip(project.shops, part.shops, strict=True)),
    ]
    project.kept = [
        *(KeptSection(name=kept.name, content=kept.content) for kept in part.kept),
        *(
            KeptSection(name=extra_name(kind, id_), content=each.extra)
            for kind, id_, each in rows
            if each.extra
        ),
    ]
