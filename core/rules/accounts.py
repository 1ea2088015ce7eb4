"""What the rules are told of the money, the papers and the lots of a project: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from core.money import Money
    from core.rules.damages import DelayTerms
    from core.rules.logistics import Lot

APPROVED = frozenset({"APPROVED", "IMPLEMENTED"})
"""Variations that have changed the value of the contract."""
OPEN_VARIATIONS = frozenset({"SUBMITTED", "UNDER_REVIEW"})
OPEN_CLAIMS = frozenset({"EVENT", "NOTIFIED", "DETAILED", "UNDER_DETERMINATION", "DISPUTE"})
DISPUTE = "DISPUTE"


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """A variation or a claim for money."""

    code: str
    status: str
    amount: Money | None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim for time: days claimed and granted, for a shop or (empty) for all."""

    code: str
    status: str
    shop: str
    claimed: int
    granted: int


@dataclass(frozen=True, slots=True)
class GuaranteeFacts:
    """A guarantee with what the forecast means for it."""

    code: str
    status: str
    expiry: dt.date | None
    needed: dt.date | None
    gap: int | None
    left: int | None
    rag: str


@dataclass(frozen=True, slots=True)
class CreditFacts:
    """A letter of credit against the forecast of the last shipment.

    Margins in days: of the shipment to its latest day, of the documents to the expiry.
    """

    number: str
    rag: str
    shipment: int | None
    documents: int | None


@dataclass(frozen=True, slots=True)
class DamagesClause:
    """A clause of damages for delay.

    Attributes:
        terms: rate, rounding and grace.
        milestone: code of what must be late; empty for the PACs.
        shop: the shop it speaks of; empty for each.
        base: SHOP, CONTRACT or AMOUNT, as in the register.
        amount: the base where it is an amount.
        cap_percent: the most that is owed, in percent of the base of the cap.
        cap_base: SHOP, CONTRACT or AMOUNT.
    """

    terms: DelayTerms
    milestone: str
    shop: str
    base: str
    amount: Money | None
    cap_percent: Decimal | None
    cap_base: str


@dataclass(frozen=True, slots=True)
class PunchFacts:
    """An open punch item: its category, and days it is overdue."""

    category: str
    overdue: int | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """The registers of a project as these rules see them; sums are of one currency each.

    Attributes:
        contract: the value of the contract as signed.
        prices: price of each shop.
        bac: budget at completion, in the currency of the cost.
        actual_cost: spent by the status date.
        to_complete: what the categories still need.
        variations: of the contract.
        claims: for money.
        extensions: claims for time.
        invoiced: in all.
        received: in all.
        overdue: days overdue and open sum of each payment or drawing.
        guarantees: those kept.
        credits: those kept.
        clauses: of damages for delay.
        lots: the shipments.
        punch: open items of the punch list; None where there is no list.
        failed_tests: performance tests that failed.
    """

    contract: Money
    prices: Mapping[str, Money]
    bac: Money | None
    actual_cost: Money | None
    to_complete: Money | None
    variations: tuple[ChangeFacts, ...]
    claims: tuple[ChangeFacts, ...]
    extensions: tuple[ClaimFacts, ...]
    invoiced: Money
    received: Money
    overdue: tuple[tuple[int, Money], ...]
    guarantees: tuple[GuaranteeFacts, ...]
    credits: tuple[CreditFacts, ...]
    clauses: tuple[DamagesClause, ...]
    lots: tuple[Lot, ...]
    punch: tuple[PunchFacts, ...] | None
    failed_tests: int
