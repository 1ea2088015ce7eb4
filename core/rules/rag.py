"""Red, amber, green of the dimensions besides the schedule, and what is declared instead.

Each dimension gives its findings with reasons; one that nothing is known of gives none, and stays
without a colour. Limits are those of DOMAIN.md 4.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core.language import mark
from core.rules.accounts import DISPUTE, OPEN_CLAIMS, OPEN_VARIATIONS
from core.rules.credit import CLOSE
from core.rules.health import AMBER, GREEN, RED, Reason

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from core.rules.accounts import Accounts, CreditFacts, GuaranteeFacts, PunchFacts
    from core.rules.standing import Damages, Standing

DECLARABLE: Final = (GREEN, AMBER, RED)
"""Colours that somebody can stand for."""
CPI_GREEN, CPI_AMBER = 0.98, 0.92
CHANGES_RED = Decimal("0.05")
"""Share of the contract that open changes may come to and still be amber."""
OVERDUE_RED: Final = 60
"""Days a payment may be overdue and still be amber."""
DAMAGES_RED = Decimal("0.5")
"""Share of the cap from which damages net of claimed extensions are red."""


def findings(accounts: Accounts, found: Standing, *, is_prospect: bool) -> tuple[Reason, ...]:
    """Return what cost, scope, commercial state and quality of a project say."""
    return (
        *cost(None if found.value is None else found.value.cpi, is_prospect=is_prospect),
        *scope(accounts),
        *commercial(accounts, found.damages),
        *quality(accounts.punch, accounts.failed_tests),
    )


def cost(cpi: float | None, *, is_prospect: bool) -> tuple[Reason, ...]:
    """Return what the cost performance index says; before signature no budget is spent."""
    if is_prospect:
        return (_reason("cost", GREEN, mark("No budget before signature")),)
    if cpi is None:
        return ()
    colour = GREEN if cpi >= CPI_GREEN else AMBER if cpi >= CPI_AMBER else RED
    return (_reason("cost", colour, mark("CPI {index}"), index=cpi),)


def scope(accounts: Accounts) -> tuple[Reason, ...]:
    """Return what variations and claims that are not settled say."""
    if not accounts.variations and not accounts.claims:
        return ()
    open_ = [
        *(c for c in accounts.variations if c.status in OPEN_VARIATIONS),
        *(c for c in accounts.claims if c.status in OPEN_CLAIMS),
    ]
    if disputed := [c for c in open_ if c.status == DISPUTE]:
        return (_reason("scope", RED, mark("{code} in dispute"), code=disputed[0].code),)
    if not open_:
        return (_reason("scope", GREEN, mark("No change open")),)
    total = sum(abs(c.amount.minor) for c in open_ if c.amount is not None)
    colour = RED if total > accounts.contract.minor * CHANGES_RED else AMBER
    return (_reason("scope", colour, mark("Changes open: {count}"), count=len(open_)),)


def commercial(accounts: Accounts, damages: Damages | None) -> tuple[Reason, ...]:
    """Return what guarantees, credits, overdue payments and damages say."""
    told = [
        *(found for each in accounts.guarantees for found in _guarantee(each)),
        *(found for each in accounts.credits for found in _credit(each)),
        *_overdue(accounts),
        *_late(damages),
    ]
    if told:
        return tuple(told)
    if not (accounts.guarantees or accounts.credits or accounts.received.minor or damages):
        return ()
    return (_reason("commercial", GREEN, mark("Guarantees and payments in order")),)


def quality(punch: Iterable[PunchFacts] | None, failed_tests: int) -> tuple[Reason, ...]:
    """Return what overdue punch items and failed tests say."""
    if failed_tests:
        return (_reason("quality", RED, mark("Tests failed: {count}"), count=failed_tests),)
    if punch is None:
        return ()
    late = [each.category for each in punch if each.overdue]
    if count := late.count("A"):
        return (_reason("quality", RED, mark("Punch A overdue: {count}"), count=count),)
    if count := late.count("B"):
        return (_reason("quality", AMBER, mark("Punch B overdue: {count}"), count=count),)
    return (_reason("quality", GREEN, mark("No punch item overdue")),)


def safety(recordable: int, lost_time: int) -> tuple[Reason, ...]:
    """Return what accidents say."""
    if lost_time:
        return (_reason("hse", RED, mark("Lost-time accidents: {count}"), count=lost_time),)
    if recordable:
        return (_reason("hse", AMBER, mark("Recordable accidents: {count}"), count=recordable),)
    return (_reason("hse", GREEN, mark("No accident")),)


@dataclass(frozen=True, slots=True)
class Declared:
    """A colour that somebody stands for in place of the computed one: why, and until when."""

    rag: str
    reason: str
    until: dt.date


def in_effect(declared: Declared | None, status_date: dt.date) -> Declared | None:
    """Return what is declared, as long as its last day has not passed."""
    return None if declared is None or declared.until < status_date else declared


def _reason(dimension: str, rag: str, text: str, **values: Any) -> Reason:
    return Reason(dimension, rag, text, values)


def _guarantee(each: GuaranteeFacts) -> Iterable[Reason]:
    if each.rag not in {AMBER, RED}:
        return
    if each.left is not None and each.left < 0:
        yield _reason("commercial", each.rag, mark("{code} has expired"), code=each.code)
    elif each.gap is not None and each.gap > 0:
        text = mark("{code} ends {days} d too early")
        yield _reason("commercial", each.rag, text, code=each.code, days=each.gap)
    else:
        text = mark("{code} ends in {days} d")
        yield _reason("commercial", each.rag, text, code=each.code, days=each.left)


def _credit(each: CreditFacts) -> Iterable[Reason]:
    if each.rag not in {AMBER, RED}:
        return
    if each.shipment is not None and each.shipment < 0:
        text = mark("{code}: last shipment {days} d too late")
        yield _reason("commercial", each.rag, text, code=each.number, days=-each.shipment)
    elif each.shipment is not None and each.shipment < CLOSE:
        text = mark("{code}: last shipment {days} d before the latest day")
        yield _reason("commercial", each.rag, text, code=each.number, days=each.shipment)
    else:
        text = mark("{code}: documents may come after its expiry")
        yield _reason("commercial", each.rag, text, code=each.number)


def _overdue(accounts: Accounts) -> Iterable[Reason]:
    if accounts.overdue:
        days = max(late for late, _ in accounts.overdue)
        colour = RED if days > OVERDUE_RED else AMBER
        yield _reason("commercial", colour, mark("Payment overdue by {days} d"), days=days)


def _late(damages: Damages | None) -> Iterable[Reason]:
    if damages is None or damages.gross.amount.minor <= 0:
        return
    net, cap = damages.net_of_claimed.amount, damages.net_of_claimed.cap
    if cap is None or not cap.minor:
        yield _reason("commercial", AMBER, mark("Damages for delay"))
        return
    share = Decimal(net.minor) / cap.minor
    colour = RED if share >= DAMAGES_RED else AMBER
    text = mark("Damages {share} % of the cap")
    yield _reason("commercial", colour, text, share=round(share * 100))
