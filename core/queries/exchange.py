"""The whole file as one value, for an exchange format to write."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.model import (
    Attachment,
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
    Project,
    ProjectSummary,
    Shop,
    Shutdown,
)
from core.money import Money
from core.queries.attachments import MILESTONE, PROJECT
from core.queries.parts import (
    AttachmentPart,
    BaselinePart,
    CalendarPart,
    DayPart,
    Draft,
    KeptPart,
    LinkPart,
    MilestonePart,
    ProjectPart,
    RatePart,
    RowPart,
    ShopPart,
    ShutdownPart,
    TrendPart,
)
from core.queries.portfolio import portfolio_file
from core.queries.register import kept_rows
from core.registers import registers

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def draft(session: Session) -> Draft:
    """Return the whole file, projects in the user's own order."""
    file = portfolio_file(session)
    kept = _Kept(session)
    return Draft(
        title=file.title,
        base_currency=file.base_currency,
        status_date=file.status_date,
        note=file.note,
        calendars=calendars(session),
        rates=tuple(
            RatePart(*row)
            for row in session.execute(
                select(FxRate.on, FxRate.base, FxRate.quote, FxRate.rate, FxRate.note).order_by(
                    FxRate.id
                )
            )
        ),
        projects=_projects(session, kept),
        kept=kept.sections(None),
    )


def calendars(session: Session) -> tuple[CalendarPart, ...]:
    """Return the calendars of the file."""
    kept = _Kept(session)
    spans: dict[int, list[ShutdownPart]] = defaultdict(list)
    wanted = select(Shutdown.calendar_id, Shutdown.name, Shutdown.start, Shutdown.finish)
    for calendar_id, name, start, finish in session.execute(wanted.order_by(Shutdown.id)):
        spans[calendar_id].append(ShutdownPart(name, start, finish))
    days, years = _days(session), _years(session)
    return tuple(
        CalendarPart(
            code=found.code,
            country=found.country,
            weekend=tuple(found.weekend.split()),
            public_holidays=found.public_holidays,
            shutdowns=tuple(spans[found.id]),
            name=found.name,
            hours=found.hours,
            hours_by_day=tuple(found.hours_by_day.items()),
            days=tuple(days[found.id]),
            years=tuple(years[found.id]),
            extra=kept.of_row(None, "calendar", found.code),
        )
        for found in session.scalars(select(Calendar).order_by(Calendar.id))
    )


def _days(session: Session) -> dict[int, list[DayPart]]:
    found: dict[int, list[DayPart]] = defaultdict(list)
    columns = [getattr(CalendarDay, name) for name in DayPart.__dataclass_fields__]
    wanted = select(CalendarDay.calendar_id, *columns).order_by(CalendarDay.day)
    for calendar_id, *plain in session.execute(wanted):
        found[calendar_id].append(DayPart(*plain))
    return found


def _years(session: Session) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    wanted = select(CalendarYear.calendar_id, CalendarYear.year).order_by(CalendarYear.year)
    for calendar_id, year in session.execute(wanted):
        found[calendar_id].append(year)
    return found


def extra_name(kind: str, key: str | int) -> str:
    """Return the name under which the extra fields of a milestone, shop or calendar are kept."""
    return f"{kind}\t{key}"


class _Kept:
    """The kept sections of the file, taken by owner; those of single rows by `extra_name`."""

    _ROWS: Final = ("milestone\t", "shop\t", "calendar\t")

    def __init__(self, session: Session) -> None:
        self._found: dict[int | None, dict[str, str]] = defaultdict(dict)
        wanted = select(KeptSection.project_id, KeptSection.name, KeptSection.content)
        for owner, name, content in session.execute(wanted.order_by(KeptSection.id)):
            self._found[owner][name] = content

    def of_row(self, owner: int | None, kind: str, key: str | int) -> str:
        """Return the kept fields of one row."""
        return self._found[owner].get(extra_name(kind, key), "")

    def sections(self, owner: int | None) -> tuple[KeptPart, ...]:
        """Return the kept sections of a project, or of the file itself."""
        return tuple(
            KeptPart(name, content)
            for name, content in self._found[owner].items()
            if not name.startswith(self._ROWS)
        )


_PROJECT: Final = (
    *("code", "name", "name_zh", "name_ru", "customer", "country", "site", "contractor"),
    *("contract_type", "contract_no", "signed", "effective", "contract_pac", "status"),
    *("incoterm", "incoterm_place", "incoterm_text", "design_jph", "warranty_months"),
    *("win_probability", "priority", "project_manager", "status_date", "calendar_office"),
    *("calendar_site", "note", "by_logic", "near_critical", "declared_rag", "declared_reason"),
    *("declared_until", "cost_currency"),
)
_MILESTONE: Final = (
    *("code", "stage", "shop", "name", "name_zh", "name_ru", "weight", "baseline_start"),
    *("baseline_finish", "forecast_start", "forecast_finish", "actual_start", "actual_finish"),
    *("percent", "responsible", "owner", "key", "contractual", "evidence", "slip_reason"),
    *("note", "source", "uid", "duration", "elapsed", "constraint_kind", "constraint_date"),
    *("deadline", "calendar", "manual"),
)


_Attached = dict[tuple[str, int], tuple[AttachmentPart, ...]]
"""What is attached, by kind of row and its id."""


def _attached(session: Session) -> _Attached:
    columns = [getattr(Attachment, name) for name in AttachmentPart.__dataclass_fields__]
    wanted = select(Attachment.subject, Attachment.row_id, *columns)
    found: dict[tuple[str, int], list[AttachmentPart]] = defaultdict(list)
    for kind, row_id, *plain in session.execute(
        wanted.order_by(Attachment.position, Attachment.id)
    ):
        found[kind, row_id].append(AttachmentPart(*plain))
    return {place: tuple(parts) for place, parts in found.items()}


def _projects(session: Session, kept: _Kept) -> tuple[ProjectPart, ...]:
    shops, attached = _shops(session, kept), _attached(session)
    milestones, codes = _milestones(session, kept, attached)
    trends = _trends(session, codes)
    baselines = _baselines(session, codes)
    rows = _registers(session, attached)
    found = session.execute(
        select(
            Project.id,
            Project.currency,
            Project.value_minor,
            Project.bac_minor,
            Project.stage_set,
            ProjectSummary.current_stage,
            *(getattr(Project, name) for name in _PROJECT),
        )
        .outerjoin(ProjectSummary)
        .order_by(Project.position, Project.id)
    )
    return tuple(
        ProjectPart(
            **dict(zip(_PROJECT, plain, strict=True)),
            value=Money(minor, currency),
            bac=None if bac is None else Money(bac, plain[-1] or currency),
            current_stage=stage_set or stage or "",
            shops=tuple(shops[id_]),
            milestones=tuple(milestones[id_]),
            trend=tuple(trends[id_]),
            baselines=tuple(baselines[id_]),
            registers=rows[id_],
            attachments=attached.get((PROJECT, id_), ()),
            kept=kept.sections(id_),
        )
        for id_, currency, minor, bac, stage_set, stage, *plain in found
    )


def _registers(session: Session, attached: _Attached) -> dict[int, dict[str, tuple[RowPart, ...]]]:
    """Return the rows of all registers by project, each with the rows that belong to it."""
    found: dict[int, dict[str, tuple[RowPart, ...]]] = defaultdict(dict)
    owned: dict[tuple[str, int], dict[str, list[RowPart]]] = defaultdict(lambda: defaultdict(list))
    for described in reversed(registers().values()):
        parent = described.field(described.parent) if described.parent else None
        by_project: dict[int, list[RowPart]] = defaultdict(list)
        for row in kept_rows(session, described):
            values = {key: value for key, value in row.values.items() if key != described.parent}
            lists = owned.pop((described.key, row.id), {})
            part = RowPart(
                values,
                {key: tuple(rows) for key, rows in lists.items()},
                row.extra,
                attached.get((described.key, row.id), ()),
            )
            if parent is None:
                by_project[row.project_id].append(part)
            else:
                owned[parent.to, row.refs[parent.key]][described.key].append(part)
        for project_id, rows in by_project.items():
            found[project_id][described.key] = tuple(rows)
    return found


def _shops(session: Session, kept: _Kept) -> dict[int, list[ShopPart]]:
    found = session.execute(
        select(
            Shop.id,
            Shop.project_id,
            Project.currency,
            Shop.code,
            Shop.name,
            Shop.name_zh,
            Shop.name_ru,
            Shop.share_percent,
            Shop.price_minor,
            Shop.design_jph,
        )
        .join(Project)
        .order_by(Shop.position, Shop.id)
    )
    shops: dict[int, list[ShopPart]] = defaultdict(list)
    for id_, owner, currency, code, name, name_zh, name_ru, share, price, jph in found:
        worth = None if price is None else Money(price, currency)
        extra = kept.of_row(owner, "shop", id_)
        shops[owner].append(ShopPart(code, name, name_zh, name_ru, share, worth, jph, extra))
    return shops


def _milestones(
    session: Session, kept: _Kept, attached: _Attached
) -> tuple[dict[int, list[MilestonePart]], dict[int, str]]:
    """Return the milestones by project, and the code of each milestone by its id."""
    rows = session.execute(
        select(
            Milestone.id, Milestone.project_id, *(getattr(Milestone, name) for name in _MILESTONE)
        ).order_by(Milestone.position, Milestone.id)
    ).all()
    codes: dict[int, str] = {row[0]: row[2] for row in rows}
    links: dict[int, list[LinkPart]] = defaultdict(list)
    wanted = select(Link.successor_id, Link.predecessor_id, Link.kind, Link.lag, Link.lag_unit)
    for successor, predecessor, kind, lag, unit in session.execute(wanted.order_by(Link.id)):
        links[successor].append(LinkPart(codes[predecessor], kind, lag, unit))
    found: dict[int, list[MilestonePart]] = defaultdict(list)
    for id_, owner, *plain in rows:
        fields: dict[str, Any] = dict(zip(_MILESTONE, plain, strict=True))
        extra = kept.of_row(owner, "milestone", id_)
        files = attached.get((MILESTONE, id_), ())
        found[owner].append(
            MilestonePart(**fields, links=tuple(links[id_]), attachments=files, extra=extra)
        )
    return found, codes


def _trends(session: Session, codes: dict[int, str]) -> dict[int, list[TrendPart]]:
    points: dict[tuple[int, int], list[tuple[dt.date, dt.date]]] = defaultdict(list)
    found = session.execute(
        select(
            Milestone.project_id,
            ForecastPoint.milestone_id,
            ForecastPoint.report_date,
            ForecastPoint.finish,
        )
        .join(Milestone)
        .order_by(Milestone.position, Milestone.id, ForecastPoint.report_date)
    )
    for owner, id_, reported, finish in found:
        points[owner, id_].append((reported, finish))
    trends: dict[int, list[TrendPart]] = defaultdict(list)
    for (owner, id_), history in points.items():
        trends[owner].append(TrendPart(codes[id_], tuple(history)))
    return trends


def _baselines(session: Session, codes: dict[int, str]) -> dict[int, list[BaselinePart]]:
    dates: dict[int, list[tuple[str, dt.date | None, dt.date | None]]] = defaultdict(list)
    wanted = (
        select(
            BaselineDate.baseline_id,
            BaselineDate.milestone_id,
            BaselineDate.start,
            BaselineDate.finish,
        )
        .join(Milestone)
        .order_by(Milestone.position, Milestone.id)
    )
    for baseline_id, id_, start, finish in session.execute(wanted):
        if start or finish:
            dates[baseline_id].append((codes[id_], start, finish))
    found = session.execute(
        select(
            Baseline.id,
            Baseline.project_id,
            Baseline.name,
            Baseline.set_on,
            Baseline.reason,
            Baseline.contractual,
            Baseline.is_current,
        ).order_by(Baseline.id)
    )
    baselines: dict[int, list[BaselinePart]] = defaultdict(list)
    for id_, owner, name, set_on, reason, contractual, is_current in found:
        baselines[owner].append(
            BaselinePart(name, set_on, reason, contractual, is_current, tuple(dates[id_]))
        )
    return baselines
