"""The portfolio: one row for each project, from summaries kept in the file, and its totals."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, select, type_coerce

from core import terms
from core.errors import NotFound
from core.model import FxRate, Milestone, Portfolio, Project, ProjectSummary, Shop
from core.money import Money, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session


# The columns of the tables themselves, not of the mapped classes: the first list that a start
# shows need not wait until SQLAlchemy has put forty classes together.
_OWN, _SHOP, _NEXT = Project.__table__.c, Shop.__table__.c, Milestone.__table__.c
_KEPT, _FILE, _RATE = ProjectSummary.__table__.c, Portfolio.__table__.c, FxRate.__table__.c


@dataclass(frozen=True, slots=True)
class PhaseCell:
    """One of the ten steps of a project: how far, when its gate is reached, how late (days)."""

    key: str
    state: str
    fraction: float
    finish: dt.date | None
    slip: int | None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why a project is not green: a catalogue key and what fills it."""

    text: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """A project as the portfolio list shows it; shares in percent, slips in days."""

    id: int
    position: int
    code: str
    name: str
    name_zh: str
    name_ru: str
    customer: str
    country: str
    site: str
    status: str
    contract_no: str
    signed: dt.date | None
    incoterm: str
    incoterm_place: str
    design_jph: Decimal | None
    project_manager: str
    status_date: dt.date | None
    shops: tuple[str, ...]
    value: Money
    pv_pct: float
    ev_pct: float
    spi: float | None
    spi_t: float | None
    milestones_total: int
    milestones_done: int
    overdue: int
    late: int
    due_30: int
    current_stage: str
    pac_baseline: dt.date | None
    pac_finish: dt.date | None
    pac_slip: int | None
    next_id: int | None
    next_name: str
    next_name_zh: str
    next_name_ru: str
    next_shop: str
    next_finish: dt.date | None
    next_slip: int | None
    rag: str
    kept_reasons: str
    kept_phases: str
    """These two as the file keeps them: a list of thousands shows only some, and reads only those."""

    @property
    def reasons(self) -> tuple[ReasonRow, ...]:
        """Return why it is not green, the weightiest first."""
        return tuple(ReasonRow(text, filling) for text, filling in json.loads(self.kept_reasons))

    @property
    def phases(self) -> tuple[PhaseCell, ...]:
        """Return its ten steps, in their order."""
        return tuple(_cell(cell) for cell in json.loads(self.kept_phases))

    @property
    def is_pursuit(self) -> bool:
        """Return whether it is not signed yet; it stays out of the portfolio's progress."""
        return self.status in terms.PURSUITS

    @property
    def is_ended(self) -> bool:
        """Return whether it is closed, lost or cancelled."""
        return self.status in terms.ENDED

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name

    def next_named(self, language: str) -> str:
        """Return the name of the next milestone in a language."""
        return {"zh": self.next_name_zh, "ru": self.next_name_ru}.get(language) or self.next_name


@dataclass(frozen=True, slots=True)
class PortfolioTotals:
    """What the whole file adds up to; money in the base currency of the file."""

    projects: int
    active: int
    in_warranty: int
    pursuits: int
    rag: Mapping[str, int]
    """How many projects are red, amber and green, of all that are not ended."""
    active_rag: Mapping[str, int]
    signed_value: Money
    by_currency: tuple[tuple[str, int], ...]
    unconverted: tuple[str, ...]
    """Currencies without a rate: their contracts are left out of sums and weighting."""
    pipeline: Money
    progress_pct: float | None
    planned_pct: float | None
    late: int
    overdue: int
    due_30: int
    countries: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """What the file says of itself."""

    title: str
    base_currency: str
    status_date: dt.date
    note: str


def portfolio_file(session: Session) -> FileRow:
    """Return title, base currency and status date of the file."""
    found = session.execute(
        select(_FILE.title, _FILE.base_currency, _FILE.status_date, _FILE.note)
    ).first()
    if found is None:
        raise NotFound
    return FileRow(*found)


_PROJECT = tuple(
    _OWN[name]
    for name in (
        *("id", "position", "code", "name", "name_zh", "name_ru", "customer", "country", "site"),
        *("status", "contract_no", "signed", "incoterm", "incoterm_place", "design_jph"),
        *("project_manager", "status_date"),
    )
)
_JPH = 14
_SUMMARY = tuple(
    _KEPT[name]
    for name in (
        *("pv_pct", "ev_pct", "spi", "spi_t", "milestones_total", "milestones_done", "overdue"),
        *("late", "due_30", "current_stage", "pac_baseline", "pac_finish", "pac_slip", "next_id"),
    )
)


def portfolio(session: Session) -> list[PortfolioRow]:
    """Return every project in the user's own order: two statements, whatever their number."""
    by_project: dict[int, list[tuple[str, Decimal | None]]] = {}
    shops = select(_SHOP.project_id, _SHOP.code, _SHOP.design_jph).order_by(_SHOP.position)
    for project_id, code, jph in session.execute(shops):
        by_project.setdefault(project_id, []).append((code, jph))
    found = session.execute(
        select(
            *_PROJECT,
            _OWN.value_minor,
            _OWN.currency,
            *_SUMMARY,
            _NEXT.name,
            _NEXT.name_zh,
            _NEXT.name_ru,
            _NEXT.shop,
            _KEPT.next_finish,
            _KEPT.next_slip,
            _KEPT.rag,
            type_coerce(_KEPT.reasons, Text),
            type_coerce(_KEPT.phases, Text),
        )
        .join_from(Project.__table__, ProjectSummary.__table__, _KEPT.project_id == _OWN.id)
        .outerjoin(Milestone.__table__, _NEXT.id == _KEPT.next_id)
        .order_by(_OWN.position, _OWN.id)
    )
    return [_row(tuple(row), by_project) for row in found]


def totals(session: Session, rows: Sequence[PortfolioRow]) -> PortfolioTotals:
    """Return what these rows add up to, in the base currency at the rates of the file."""
    file = portfolio_file(session)
    rates = _rates(session, file)
    signed = [row for row in rows if not row.is_pursuit and not row.is_ended]
    active = [row for row in signed if row.status != "WARRANTY"]
    worth = {row.id: _base(row.value, file.base_currency, rates) for row in rows}
    weighed = [(worth[row.id], row) for row in signed if worth[row.id] is not None]
    total = sum((value for value, _ in weighed if value), Decimal(0))
    currencies: dict[str, int] = {}
    for row in signed:
        currencies[row.value.currency] = currencies.get(row.value.currency, 0) + 1
    return PortfolioTotals(
        projects=len(rows),
        active=len(active),
        in_warranty=sum(row.status == "WARRANTY" for row in rows),
        pursuits=sum(row.is_pursuit for row in rows),
        rag=_tones([row for row in rows if not row.is_ended]),
        active_rag=_tones(active),
        signed_value=_money(total, file.base_currency),
        by_currency=tuple(sorted(currencies.items(), key=lambda item: -item[1])),
        unconverted=tuple(sorted({row.value.currency for row in signed if worth[row.id] is None})),
        pipeline=_money(_pipeline(session, file, rates), file.base_currency),
        progress_pct=_weighted(weighed, total, lambda row: row.ev_pct),
        planned_pct=_weighted(weighed, total, lambda row: row.pv_pct),
        late=sum(row.late for row in signed),
        overdue=sum(row.overdue for row in signed),
        due_30=sum(row.due_30 for row in signed),
        countries=len({row.country for row in rows if row.country}),
    )


def _tones(rows: Sequence[PortfolioRow]) -> dict[str, int]:
    return {tone: sum(row.rag == tone for row in rows) for tone in ("RED", "AMBER", "GREEN")}


def _row(
    values: tuple[Any, ...], shops: Mapping[int, list[tuple[str, Decimal | None]]]
) -> PortfolioRow:
    head, rest = list(values[: len(_PROJECT)]), values[len(_PROJECT) :]
    own = shops.get(head[0], [])
    if head[_JPH] is None:  # a plant runs as fast as its slowest shop
        head[_JPH] = min((jph for _code, jph in own if jph is not None), default=None)
    minor, currency, pv, ev, spi, spi_t, *others = rest
    names = [name or "" for name in others[10:14]]
    return PortfolioRow(  # type: ignore[call-arg]  # the columns stand in the order of the row
        *head,
        tuple(code for code, _jph in own),
        Money(minor, currency),
        float(pv),
        float(ev),
        None if spi is None else float(spi),
        None if spi_t is None else float(spi_t),
        *others[:10],
        *names,
        *others[14:],
    )


def _cell(cell: Sequence[Any]) -> PhaseCell:
    key, state, fraction, finish, slip = cell
    return PhaseCell(key, state, fraction, finish and dt.date.fromisoformat(finish), slip)


def _rates(session: Session, file: FileRow) -> dict[str, Decimal]:
    """Return units of each currency for one of the base currency, the newest by the date."""
    found = session.execute(
        select(_RATE.quote, _RATE.rate)
        .where(_RATE.base == file.base_currency, _RATE.on <= file.status_date)
        .order_by(_RATE.on)
    )
    return {file.base_currency: Decimal(1), **dict(found.all())}


def _base(value: Money, base: str, rates: Mapping[str, Decimal]) -> Decimal | None:
    rate = rates.get(value.currency) if value.currency != base else Decimal(1)
    return None if not rate else value.amount / rate


def _money(amount: Decimal, currency: str) -> Money:
    """Return a sum, however large: contracts that are kept one by one must add up, too."""
    minor = amount.scaleb(places(currency)).to_integral_value(ROUND_HALF_EVEN)
    return Money(int(minor), currency)


def _pipeline(session: Session, file: FileRow, rates: Mapping[str, Decimal]) -> Decimal:
    found = session.execute(
        select(_OWN.value_minor, _OWN.currency, _OWN.win_probability).where(
            _OWN.status.in_(terms.PURSUITS)
        )
    )
    worth = (
        (_base(Money(minor, currency), file.base_currency, rates), probability)
        for minor, currency, probability in found
    )
    return sum(
        (value * probability for value, probability in worth if value and probability),
        Decimal(0),
    )


def _weighted(
    weighed: Iterable[tuple[Decimal | None, PortfolioRow]], total: Decimal, share: Any
) -> float | None:
    if not total:
        return None
    return float(sum(float(value or 0) * share(row) for value, row in weighed)) / float(total)
