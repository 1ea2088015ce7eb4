"""What comes in the weeks ahead in all projects: milestones, lots, money, papers, tests, deadlines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, or_, select

from core import terms
from core.language import mark
from core.model import (
    Action,
    Claim,
    EquipmentPackage,
    Guarantee,
    LetterOfCredit,
    Milestone,
    Payment,
    Project,
    Shipment,
)
from core.money import Money
from core.rules.cash import due_date
from core.rules.claims import DETAILED_DAYS, NOTICE_DAYS, deadline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

KINDS: Final[Mapping[str, str]] = {
    "milestones": mark("Milestones"),
    "shipments": mark("Shipments"),
    "payments": mark("Payments"),
    "guarantees": mark("Guarantees & L/C"),
    "tests": mark("Factory tests"),
    "deadlines": mark("Deadlines"),
}
"""What a user may want to see or not, in the order of a day, with their names."""
WHATS: Final[Mapping[str, str]] = {
    "milestone": mark("Milestone"),
    "departure": mark("Departure"),
    "arrival": mark("Arrival"),
    "payment": mark("Payment"),
    "expiry": mark("Expires"),
    "latest_shipment": mark("Latest shipment"),
    "fat": mark("FAT"),
    "notice": mark("Notice of claim"),
    "details": mark("Details of claim"),
    "action": mark("Action"),
}
"""What happens on a day, with its name."""
_BACK: Final = frozenset({"RETURNED", "EXPIRED", "CALLED"})
_PAID: Final = frozenset({"PAID", "CANCELLED"})
_DROPPED: Final = "CANCELLED"
_CLOSED: Final = frozenset({"CLOSED", "CANCELLED"})
_SETTLED: Final = frozenset({"AGREED", "REJECTED", "CLOSED"})
_TOGETHER: Final = frozenset({"fat", "action"})
"""Events that are one where several fall on a day of a project."""


@dataclass(frozen=True, slots=True)
class AheadRow:
    """Something that happens on a day in a project, or several of one kind together.

    Attributes:
        kind: one of `KINDS`.
        what: which day of its rows it is, one of `WHATS`.
        register: the register of its rows; empty for milestones.
        ids: of the rows.
        code: of the first one.
        name: of the first one, with those in Chinese and Russian; empty where there is none.
        shop: where all have the same one.
        mode: of a lot.
        amount: of a payment or a guarantee.
        is_done: whether it has happened.
        late: days later than planned; None where nothing was planned.
    """

    day: dt.date
    project_id: int
    kind: str
    what: str
    register: str
    ids: tuple[int, ...]
    code: str
    name: str = ""
    name_zh: str = ""
    name_ru: str = ""
    shop: str = ""
    mode: str = ""
    amount: Money | None = None
    is_done: bool = False
    late: int | None = None

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


def look_ahead(
    session: Session, since: dt.date, until: dt.date, *, overdue_on: dt.date | None = None
) -> list[AheadRow]:
    """Return what falls on the days from one to another, day after day; ten statements whatever there is.

    Projects that are closed, lost or cancelled are left out.

    Args:
        session: where to read.
        since: the first day.
        until: the last day.
        overdue_on: adds what this day finds overdue and stands on none of those days.
    """
    within = _Within(since, until, overdue_on)
    found = [row for read in _READERS for row in read(session, within)]
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    found.sort(key=lambda row: (row.day, row.project_id, kinds[row.kind], row.code))
    return list(_together(found))


class _Within:
    """The days asked for, as a condition on the day of an event."""

    def __init__(self, since: dt.date, until: dt.date, overdue_on: dt.date | None) -> None:
        self._since, self._until = since, until
        self._before = None if overdue_on is None else min(since, overdue_on)

    def holds(self, day: Any, is_open: ColumnElement[bool]) -> ColumnElement[bool]:
        """Return whether an event is asked for: by its day, or because it is overdue."""
        asked: ColumnElement[bool] = day.between(self._since, self._until)
        return asked if self._before is None else or_(asked, (day < self._before) & is_open)

    def has(self, day: dt.date, *, is_open: bool) -> bool:
        """Return the same of a day that only Python can tell."""
        if day < self._since:
            return is_open and self._before is not None and day < self._before
        return day <= self._until


def _day(*columns: Any) -> Any:
    """Return the first of these dates that there is."""
    return func.coalesce(*columns)


def _of(entity: Any, *columns: Any) -> Select[Any]:
    return (
        select(entity.project_id, entity.id, *columns)
        .join(Project, Project.id == entity.project_id)
        .where(Project.status.not_in(terms.ENDED))
    )


def _milestones(session: Session, within: _Within) -> Iterator[AheadRow]:
    m = Milestone
    day = _day(m.actual_finish, m.forecast_finish, m.baseline_finish)
    wanted = _of(
        m,
        *(m.code, m.name, m.name_zh, m.name_ru, m.shop, day, m.actual_finish, m.baseline_finish),
    ).where(within.holds(day, m.actual_finish.is_(None)))
    for project, id_, code, name, zh, ru, shop, on, actual, baseline in session.execute(wanted):
        yield AheadRow(
            *(on, project, "milestones", "milestone", "", (id_,), code, name, zh, ru, shop),
            is_done=actual is not None,
            late=None if baseline is None else (on - baseline).days,
        )


def _departures(session: Session, within: _Within) -> Iterator[AheadRow]:
    s = Shipment
    return _lots(session, within, "departure", s.atd, s.etd_forecast, s.etd_planned)


def _arrivals(session: Session, within: _Within) -> Iterator[AheadRow]:
    s = Shipment
    return _lots(session, within, "arrival", s.ata, s.eta_forecast, s.eta_planned)


def _lots(
    session: Session, within: _Within, what: str, actual: Any, forecast: Any, planned: Any
) -> Iterator[AheadRow]:
    s = Shipment
    day = _day(actual, forecast, planned)
    wanted = _of(s, s.code, s.contents, s.shop, s.mode, day, actual, planned).where(
        within.holds(day, actual.is_(None)), s.status != _DROPPED
    )
    for project, id_, code, contents, shop, mode, on, happened, plan in session.execute(wanted):
        yield AheadRow(
            *(on, project, "shipments", what, "shipments", (id_,), code, contents),
            shop=shop,
            mode=mode,
            is_done=happened is not None,
            late=None if plan is None else (on - plan).days,
        )


def _payments(session: Session, within: _Within) -> Iterator[AheadRow]:
    p = Payment
    is_open = p.status.not_in(_PAID)
    wanted = _of(
        p,
        *(p.code, p.name, Project.currency, p.amount_minor, p.paid_minor, p.status),
        *(p.paid_date, p.due_date, p.invoice_date, p.due_days, p.forecast_date, p.planned_date),
    ).where(or_(is_open, within.holds(p.paid_date, is_open)), p.status != _DROPPED)
    for row in session.execute(wanted):
        project, id_, code, name, currency, amount, paid, status, *days = row
        received, due, invoiced, terms_of, forecast, planned = days
        is_done = status in _PAID
        expected = due_date(due, invoiced, terms_of) or forecast or planned
        on = received if is_done and received is not None else expected
        if on is None or not within.has(on, is_open=not is_done):
            continue
        left = amount if amount is None or is_done else amount - (paid or 0)
        yield AheadRow(
            *(on, project, "payments", "payment", "payments", (id_,), code, name),
            amount=None if left is None else Money(left, currency),
            is_done=is_done,
            late=None if planned is None else (on - planned).days,
        )


def _expiries(session: Session, within: _Within) -> Iterator[AheadRow]:
    g = Guarantee
    is_open = g.returned.is_(None) & g.status.not_in(_BACK)
    wanted = _of(g, g.code, g.type, g.currency, Project.currency, g.amount_minor, g.expiry).where(
        within.holds(g.expiry, is_open), is_open
    )
    for project, id_, code, kind, own, contract, amount, on in session.execute(wanted):
        yield AheadRow(
            *(on, project, "guarantees", "expiry", "guarantees", (id_,), code, kind),
            amount=None if amount is None else Money(amount, own or contract),
        )


def _credit_shipments(session: Session, within: _Within) -> Iterator[AheadRow]:
    return _credits(session, within, "latest_shipment", LetterOfCredit.latest_shipment_date)


def _credit_expiries(session: Session, within: _Within) -> Iterator[AheadRow]:
    return _credits(session, within, "expiry", LetterOfCredit.expiry)


def _credits(session: Session, within: _Within, what: str, day: Any) -> Iterator[AheadRow]:
    c = LetterOfCredit
    undrawn = func.coalesce(c.drawn_minor, 0) < func.coalesce(c.amount_minor, 0)
    wanted = _of(c, c.number, day).where(within.holds(day, undrawn), undrawn)
    for project, id_, number, on in session.execute(wanted):
        yield AheadRow(on, project, "guarantees", what, "credits", (id_,), number, number)


def _tests(session: Session, within: _Within) -> Iterator[AheadRow]:
    e = EquipmentPackage
    day = _day(e.fat_actual, e.fat_forecast, e.fat_planned)
    wanted = _of(
        e,
        *(e.code, e.name, e.name_zh, e.name_ru, e.shop, day, e.fat_actual, e.fat_planned),
    ).where(within.holds(day, e.fat_actual.is_(None)), e.status != _DROPPED)
    for project, id_, code, name, zh, ru, shop, on, actual, planned in session.execute(wanted):
        yield AheadRow(
            *(on, project, "tests", "fat", "equipment", (id_,), code, name, zh, ru, shop),
            is_done=actual is not None,
            late=None if planned is None else (on - planned).days,
        )


def _claims(session: Session, within: _Within) -> Iterator[AheadRow]:
    c = Claim
    wanted = _of(
        c,
        *(c.code, c.title, c.shop, c.aware_date),
        *(c.notice_days, c.notice_deadline, c.notice_date),
        *(c.detailed_days, c.detailed_deadline, c.detailed_claim_date),
    ).where(c.status.not_in(_SETTLED))
    for project, id_, code, title, shop, aware, *rest in session.execute(wanted):
        for what, usual, days, stated, given in (
            ("notice", NOTICE_DAYS, *rest[:3]),
            ("details", DETAILED_DAYS, *rest[3:]),
        ):
            on = stated or deadline(aware, days, usual)
            if on is not None and within.has(on, is_open=given is None):
                yield AheadRow(
                    *(on, project, "deadlines", what, "claims", (id_,), code, title),
                    shop=shop,
                    is_done=given is not None,
                )


def _actions(session: Session, within: _Within) -> Iterator[AheadRow]:
    a = Action
    day = _day(a.revised_due, a.due)
    is_open = a.status.not_in(_CLOSED)
    wanted = _of(a, a.code, a.title, day, a.status).where(
        within.holds(day, is_open), a.status != _DROPPED
    )
    for project, id_, code, title, on, status in session.execute(wanted):
        yield AheadRow(
            *(on, project, "deadlines", "action", "actions", (id_,), code, title),
            is_done=status in _CLOSED,
        )


_READERS: Final = (
    *(_milestones, _departures, _arrivals, _payments, _expiries),
    *(_credit_shipments, _credit_expiries, _tests, _claims, _actions),
)


def _together(rows: list[AheadRow]) -> Iterator[AheadRow]:
    """Yield the rows, those of one day that count together as one."""
    open_: dict[tuple[Any, ...], int] = {}
    found: list[AheadRow] = []
    for row in rows:
        key = (row.day, row.project_id, row.what, row.is_done)
        at = open_.get(key)
        if row.what not in _TOGETHER or at is None:
            open_[key] = len(found)
            found.append(row)
            continue
        first = found[at]
        late = max((late for late in (first.late, row.late) if late is not None), default=None)
        found[at] = replace(
            first,
            ids=(*first.ids, *row.ids),
            shop=first.shop if first.shop == row.shop else "",
            late=late,
        )
    yield from found
