"""What hangs on the dates of a project, read once and asked again and again what dates would do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from core.queries.accounts import OF_DAMAGES, accounts
from core.queries.payments import DEPARTS, counting, facts_of
from core.queries.portfolio import portfolio_file
from core.queries.register import kept_rows
from core.registers import Around, register
from core.rules.cash import by_month
from core.rules.payments import Triggers, instalments, moved_payments
from core.rules.stakes import (
    CreditStake,
    Effect,
    GuaranteeStake,
    PackageStake,
    PaymentStake,
    Stakes,
    effect,
)
from core.rules.standing import damages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.money import Money
    from core.queries.register import RegisterRow
    from core.rules.facts import MilestoneFacts
    from core.rules.payments import PaymentFacts

__all__ = ["Effect", "Ledger", "NewDays", "ledger"]

_READ: Final = (
    *("payments", "draws", "shipments", "shipment_lines", "guarantees", "credits", "equipment"),
)
ARRIVES: Final = ("ata", "eta_forecast", "eta_planned")
"""When a lot came or will come to site: the date that counts before the others first."""
_NEEDED: Final = next(each for each in register("guarantees").computed if each.key == "needed")
_LAST: Final = next(each for each in register("credits").computed if each.key == "last_shipment")


@dataclass(frozen=True, slots=True)
class NewDays:
    """Dates that would be otherwise.

    Attributes:
        forecast: finish of milestones that are still to be reached, by id.
        reached: actual finish of milestones, by id.
        rows: fields of rows of registers, by register and id.
    """

    forecast: Mapping[int, dt.date] = field(default_factory=dict)
    reached: Mapping[int, dt.date] = field(default_factory=dict)
    rows: Mapping[tuple[str, int], Mapping[str, Any]] = field(default_factory=dict)


class Ledger:
    """The registers of a project with its milestones, as they stand."""

    def __init__(
        self, session: Session, project_id: int, milestones: Sequence[MilestoneFacts]
    ) -> None:
        self._milestones = milestones
        self._status_date = portfolio_file(session).status_date
        on = self._status_date
        self._accounts = accounts(session, project_id, status_date=on, only=OF_DAMAGES)[project_id]
        self._rows = {key: kept_rows(session, register(key), project_id) for key in _READ}

    def effect(self, new: NewDays) -> Effect:
        """Return what these dates would do to all that hangs on dates."""
        return effect(self._now, self._stakes(new))

    @cached_property
    def _now(self) -> Stakes:
        return self._stakes(NewDays())

    @cached_property
    def _payments(self) -> list[PaymentFacts]:
        return facts_of(self._rows["payments"], self._rows["draws"])

    @cached_property
    def _triggers(self) -> Triggers:
        return _triggers(self._milestones, self._rows["shipments"])

    @cached_property
    def _packages(self) -> tuple[PackageStake, ...]:
        return tuple(_packages(self._rows, self._rows["shipments"]))

    def _stakes(self, new: NewDays) -> Stakes:
        milestones = [_at(m, new) for m in self._milestones]
        lots = _edited(self._rows["shipments"], "shipments", new)
        around = Around(
            self._status_date,
            self._accounts.contract,
            {m.code: m for m in milestones},
            {"shipments": [row.values for row in lots]},
        )
        days = self._payment_days(new, _triggers(milestones, lots))
        return Stakes(
            self._status_date,
            damages=damages(self._accounts, milestones),
            payments=tuple(
                PaymentStake(each.id, each.code, each.name, each.to_come, days[each.id])
                for each in self._payments
            ),
            months=self._months(days),
            guarantees=tuple(
                _guarantee(row, around)
                for row in _edited(self._rows["guarantees"], "guarantees", new)
            ),
            credits=tuple(
                _credit(row, around) for row in _edited(self._rows["credits"], "credits", new)
            ),
            packages=self._packages
            if lots is self._rows["shipments"]
            else tuple(_packages(self._rows, lots)),
        )

    def _payment_days(self, new: NewDays, triggers: Triggers) -> dict[int, dt.date | None]:
        """Return when each payment is expected: as typed, else as far moved as its trigger."""
        moved = moved_payments(self._payments, self._triggers, triggers)
        days = {each.id: moved.get(each.id, each.expected) for each in self._payments}
        for (key, row_id), values in new.rows.items():
            if key == "payments" and "forecast_date" in values:
                days[row_id] = values["forecast_date"]
        return days

    def _months(self, days: Mapping[int, dt.date | None]) -> Mapping[dt.date, Money]:
        parts = [part for each in self._payments for part in instalments(each, days[each.id])]
        months = by_month(parts, self._status_date)
        return {each.month: each.expected for each in months if each.expected.minor}


def ledger(session: Session, project_id: int, milestones: Sequence[MilestoneFacts]) -> Ledger:
    """Return the registers of a project with these milestones; later changes it does not follow."""
    return Ledger(session, project_id, milestones)


def _at(m: MilestoneFacts, new: NewDays) -> MilestoneFacts:
    if m.id in new.reached:
        return replace(m, actual_finish=new.reached[m.id])
    if m.id in new.forecast and not m.is_done:
        return replace(m, forecast_finish=new.forecast[m.id])
    return m


def _edited(rows: Sequence[RegisterRow], key: str, new: NewDays) -> Sequence[RegisterRow]:
    if not any(register_key == key for register_key, _ in new.rows):
        return rows
    return [
        replace(row, values={**row.values, **new.rows[key, row.id]})
        if (key, row.id) in new.rows
        else row
        for row in rows
    ]


def _triggers(milestones: Iterable[MilestoneFacts], lots: Iterable[RegisterRow]) -> Triggers:
    return Triggers(
        {m.id: m.finish for m in milestones},
        {row.id: counting(row.values, DEPARTS) for row in lots},
    )


def _guarantee(row: RegisterRow, around: Around) -> GuaranteeStake:
    values = row.values
    needed = _NEEDED.of(values, around)
    return GuaranteeStake(row.id, values["code"], values["status"], values["expiry"], needed)


def _credit(row: RegisterRow, around: Around) -> CreditStake:
    values = row.values
    return CreditStake(
        *(row.id, values["number"], _LAST.of(values, around)),
        *(values["latest_shipment_date"], values["expiry"], values["presentation_period_days"]),
    )


def _packages(
    rows: Mapping[str, Sequence[RegisterRow]], lots: Iterable[RegisterRow]
) -> Iterator[PackageStake]:
    arrivals = {
        row.id: counting(row.values, ARRIVES) for row in lots if row.values["status"] != "CANCELLED"
    }
    carried: dict[int, list[dt.date | None]] = {}
    for line in rows["shipment_lines"]:
        if "package" in line.refs:
            day = arrivals.get(line.refs["shipment"])
            carried.setdefault(line.refs["package"], []).append(day)
    for row in rows["equipment"]:
        values = row.values
        days = [day for day in carried.get(row.id, ()) if day is not None]
        comes = values["site_actual"] or max(days, default=values["site_forecast"])
        needed = values["required_on_site"]
        yield PackageStake(row.id, values["code"], values["name"], comes, needed)
