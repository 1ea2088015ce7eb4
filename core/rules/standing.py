"""Where a project stands: value, payment, earned value, lots, damages; what `kpi` and pages show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.money import Money, places
from core.rules import slip
from core.rules.accounts import APPROVED, OPEN_CLAIMS
from core.rules.damages import Exposure, LatePart, capped, claimable_extension, exposure
from core.rules.evm import earned_value
from core.rules.logistics import flow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from core.rules.accounts import Accounts, DamagesClause
    from core.rules.evm import EarnedValue
    from core.rules.facts import MilestoneFacts
    from core.rules.logistics import Flow

_CUSTOMER: Final = "customer"


@dataclass(frozen=True, slots=True)
class Damages:
    """Damages for delay as they would be owed, by what is counted of extensions of time."""

    gross: Exposure
    net_of_granted: Exposure
    net_of_claimed: Exposure


@dataclass(frozen=True, slots=True)
class Standing:
    """The commercial figures of a project; what does not apply is None."""

    contract: Money
    variations_approved: Money
    invoiced: Money
    received: Money
    value: EarnedValue | None
    lots: Flow
    damages: Damages | None
    cost_currency: str = ""

    @property
    def revised(self) -> Money:
        """Return the value of the contract with its approved variations."""
        return self.contract.plus(self.variations_approved)

    @property
    def receivable(self) -> Money:
        """Return what is invoiced and not received."""
        return self.invoiced.minus(self.received)

    @property
    def margin(self) -> Money | None:
        """Return the value with its changes less the estimate at completion (DOMAIN.md 2.1).

        None without an estimate, and where cost is kept in another currency.
        """
        if self.value is None or self.value.eac_bac_over_cpi is None:
            return None
        if self.cost_currency != self.contract.currency:
            return None
        cost = round(self.value.eac_bac_over_cpi * 10 ** places(self.cost_currency))
        return self.revised.minus(Money(cost, self.cost_currency))

    @property
    def margin_percent(self) -> float | None:
        """Return the margin in percent of the value with its changes."""
        margin = self.margin
        if margin is None or not self.revised.minor:
            return None
        return 100 * margin.minor / self.revised.minor

    @property
    def remaining_to_invoice(self) -> Money:
        """Return what of the contract as signed is not invoiced yet."""
        return self.contract.minus(self.invoiced)


def standing(
    accounts: Accounts, ms: Sequence[MilestoneFacts], *, pv_pct: float, ev_pct: float
) -> Standing:
    """Return the commercial figures of a project from its registers and its schedule."""
    approved = _sum(
        (c.amount for c in accounts.variations if c.status in APPROVED), accounts.contract.currency
    )
    return Standing(
        contract=accounts.contract,
        variations_approved=approved,
        invoiced=accounts.invoiced,
        received=accounts.received,
        value=_value(accounts, pv_pct, ev_pct),
        lots=flow(accounts.lots),
        damages=damages(accounts, ms),
        cost_currency="" if accounts.bac is None else accounts.bac.currency,
    )


def damages(accounts: Accounts, ms: Sequence[MilestoneFacts], *, later: int = 0) -> Damages | None:
    """Return damages for delay; None without a clause, or without anything it speaks of.

    Args:
        accounts: with the clauses, prices and claims.
        ms: the milestones of the project.
        later: days by which all that is not reached yet would come later than expected; what the
            customer is late by stays as it is, so that no further day can be claimed for.
    """
    judged = ms if not later else [_moved(m, later) for m in ms]

    def none(_shop: str) -> int:
        return 0

    def granted(shop: str) -> int:
        return sum(e.granted for e in accounts.extensions if e.shop in {"", shop})

    def claimed(shop: str) -> int:
        open_ = [e for e in accounts.extensions if e.shop in {"", shop} and e.status in OPEN_CLAIMS]
        late = _customer_late(ms, shop)
        more = sum(max(0, e.claimed - e.granted) for e in open_)
        return granted(shop) + (more if late is None else claimable_extension(more, late))

    found = [_exposures(accounts, judged, counted) for counted in (none, granted, claimed)]
    if not all(found):
        return None
    return Damages(*(_together(each) for each in found))


def _moved(m: MilestoneFacts, days: int) -> MilestoneFacts:
    if m.is_done or m.finish is None:
        return m
    return replace(m, forecast_finish=m.finish + dt.timedelta(days))


def _sum(amounts: Iterable[Money | None], currency: str) -> Money:
    return Money(sum(each.minor for each in amounts if each is not None), currency)


def _value(accounts: Accounts, pv_pct: float, ev_pct: float) -> EarnedValue | None:
    if accounts.bac is None or accounts.actual_cost is None:
        return None
    coming = accounts.to_complete
    return earned_value(
        bac=float(accounts.bac.amount),
        pv_pct=pv_pct,
        ev_pct=ev_pct,
        ac=float(accounts.actual_cost.amount),
        etc_by_category=None if coming is None else float(coming.amount),
    )


def _customer_late(ms: Sequence[MilestoneFacts], shop: str) -> int | None:
    """Return days that the customer's own milestones of a shop are late; None without any."""
    late = [m.slip for m in ms if m.shop == shop and m.responsible == _CUSTOMER]
    known = [days for days in late if days is not None]
    return max(known) if known else None


def _exposures(
    accounts: Accounts, ms: Sequence[MilestoneFacts], extension: Callable[[str], int]
) -> list[Exposure]:
    found = []
    for clause in accounts.clauses:
        parts = [
            LatePart(
                m.code if clause.milestone else m.shop,
                _base(accounts, clause, m.shop),
                m.baseline_finish,
                m.finish,
                extension(m.shop),
            )
            for m in _speaks_of(clause, ms)
            if m.baseline_finish is not None
        ]
        if parts:
            found.append(exposure(parts, clause.terms, _cap(accounts, clause, parts)))
    return found


def _speaks_of(clause: DamagesClause, ms: Sequence[MilestoneFacts]) -> list[MilestoneFacts]:
    if clause.milestone:
        return [m for m in ms if m.code == clause.milestone]
    return [m for m in ms if m.stage == slip.PAC and m.contractual and clause.shop in {"", m.shop}]


def _base(accounts: Accounts, clause: DamagesClause, shop: str) -> Money:
    """Return what the rate is taken of; of a shop without a price the whole contract."""
    if clause.base == "AMOUNT" and clause.amount is not None:
        return clause.amount
    if clause.base == "SHOP":
        return accounts.prices.get(shop, accounts.contract)
    return accounts.contract


def _cap(accounts: Accounts, clause: DamagesClause, parts: Sequence[LatePart]) -> Money | None:
    if clause.cap_percent is None:
        return None
    base = accounts.contract
    if clause.cap_base == "AMOUNT" and clause.amount is not None:
        base = clause.amount
    elif clause.cap_base == "SHOP":
        base = _sum((part.base for part in parts), base.currency)
    return base.times(clause.cap_percent / 100)


def _together(found: Sequence[Exposure]) -> Exposure:
    """Return several clauses as one: each under its own cap; together without one where any is."""
    if len(found) == 1:
        return found[0]
    currency = found[0].uncapped.currency
    caps = [each.cap for each in found]
    cap = None if None in caps else _sum(caps, currency)
    whole = _sum((capped(each.uncapped, each.cap) for each in found), currency)
    return Exposure(tuple(part for each in found for part in each.parts), whole, cap)
