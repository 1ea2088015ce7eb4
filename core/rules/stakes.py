"""What hangs on the dates of a project, and what a changed date does to it.

The state before is compared with the state after. Told is what changes, and what is newly or more
out of order: a guarantee that ends too early, a credit that shipment or documents miss.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from core.money import Money
from core.rules.credit import CLOSE as NEAR
from core.rules.credit import guard as credit_guard
from core.rules.credit import presentation_deadline
from core.rules.guarantee import ENDED, alarm, days_to_expiry, gap_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from core.rules.credit import CreditGuard
    from core.rules.damages import Exposure
    from core.rules.standing import Damages

EXPIRY, SHIPMENT, DOCUMENTS, CLOSE = "expiry", "shipment", "documents", "close"
"""The last shipment leaves after a credit expires, after its latest day for shipment, so late that
expiry cuts the time to present documents short, or within two weeks of the latest day."""


@dataclass(frozen=True, slots=True)
class PaymentStake:
    """A payment: what of it is still to be invoiced, and when that is expected."""

    id: int
    code: str
    name: str
    to_come: Money | None
    expected: dt.date | None


@dataclass(frozen=True, slots=True)
class GuaranteeStake:
    """A guarantee, and the day it must last to."""

    id: int
    code: str
    status: str
    expiry: dt.date | None
    needed: dt.date | None

    @property
    def gap(self) -> int | None:
        """Return days by which it must be extended; None where it need not last to any day."""
        return None if self.status in ENDED else gap_days(self.needed, self.expiry)


@dataclass(frozen=True, slots=True)
class CreditStake:
    """A letter of credit, and when the last shipment to come is expected to leave."""

    id: int
    number: str
    last_shipment: dt.date | None
    latest: dt.date | None
    expiry: dt.date | None
    presentation_days: int | None

    @property
    def guard(self) -> CreditGuard:
        """Return whether that shipment fits the credit."""
        return credit_guard(
            self.last_shipment,
            latest=self.latest,
            expiry=self.expiry,
            presentation_days=self.presentation_days,
        )


@dataclass(frozen=True, slots=True)
class PackageStake:
    """A package of equipment: when the last of it comes to site, and when it is needed there."""

    id: int
    code: str
    name: str
    comes: dt.date | None
    needed: dt.date | None


@dataclass(frozen=True, slots=True)
class Stakes:
    """All that hangs on the dates of a project, as they stand.

    Attributes:
        status_date: the day it is stated at.
        damages: for delay; None where nothing is owed for it.
        months: what is still expected, by the first day of the month.
    """

    status_date: dt.date
    damages: Damages | None = None
    payments: tuple[PaymentStake, ...] = ()
    months: Mapping[dt.date, Money] = field(default_factory=dict)
    guarantees: tuple[GuaranteeStake, ...] = ()
    credits: tuple[CreditStake, ...] = ()
    packages: tuple[PackageStake, ...] = ()


@dataclass(frozen=True, slots=True)
class SumMove:
    """A sum before and after."""

    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class DamagesMove:
    """Damages for delay before and after: gross, net of extensions granted, net of those claimed.

    Attributes:
        cap: the most that is owed; None where there is no cap.
        share_before: net of claimed extensions, as a share of the cap.
        share_after: the same afterwards.
    """

    gross: SumMove
    net_of_granted: SumMove
    net_of_claimed: SumMove
    cap: Money | None
    share_before: Decimal | None
    share_after: Decimal | None


@dataclass(frozen=True, slots=True)
class PaymentMove:
    """A payment that is expected on another day, with what of it is still to be invoiced."""

    id: int
    code: str
    name: str
    amount: Money | None
    old: dt.date | None
    new: dt.date | None


@dataclass(frozen=True, slots=True)
class MonthMove:
    """A month, by its first day, in which more or less cash is expected."""

    month: dt.date
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class GuaranteeBreach:
    """A guarantee that ends too early, newly or by more than before.

    Attributes:
        gap: days it ends too early.
        before: days it did before; zero where it lasted.
        expiry: the day it ends.
        until: the day it is to be extended to.
        rag: the colour of its alarm.
    """

    id: int
    code: str
    gap: int
    before: int
    expiry: dt.date
    until: dt.date
    rag: str


@dataclass(frozen=True, slots=True)
class CreditBreach:
    """What a credit no longer allows, newly or by more than before.

    Attributes:
        kind: EXPIRY, SHIPMENT, DOCUMENTS or CLOSE.
        days: too late; of DOCUMENTS the days left to present them, of CLOSE the days to spare.
        limit: the day that is missed or near; of DOCUMENTS the last day to present them.
    """

    id: int
    number: str
    kind: str
    days: int
    limit: dt.date
    rag: str


@dataclass(frozen=True, slots=True)
class PackageMove:
    """A package that comes to site on another day."""

    id: int
    code: str
    name: str
    old: dt.date | None
    new: dt.date
    needed: dt.date | None

    @property
    def late(self) -> int:
        """Return days it comes after it is needed; zero where it comes in time."""
        return 0 if self.needed is None else max(0, (self.new - self.needed).days)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a changed date does to all that hangs on it; nothing where all stays."""

    damages: DamagesMove | None = None
    payments: tuple[PaymentMove, ...] = ()
    months: tuple[MonthMove, ...] = ()
    guarantees: tuple[GuaranteeBreach, ...] = ()
    credits: tuple[CreditBreach, ...] = ()
    packages: tuple[PackageMove, ...] = ()


def effect(before: Stakes, after: Stakes) -> Effect:
    """Return what is otherwise afterwards."""
    return Effect(
        damages=damages_move(before.damages, after.damages),
        payments=_payment_moves(before.payments, after.payments),
        months=_month_moves(before.months, after.months),
        guarantees=tuple(_guarantee_breaches(before, after)),
        credits=tuple(_credit_breaches(before, after)),
        packages=tuple(_package_moves(before, after)),
    )


def damages_move(before: Damages | None, after: Damages | None) -> DamagesMove | None:
    """Return the damages before and after; None where no sum of them changes."""
    if before is None or after is None:
        return None
    gross, granted, claimed = (
        SumMove(was.amount, now.amount)
        for was, now in (
            (before.gross, after.gross),
            (before.net_of_granted, after.net_of_granted),
            (before.net_of_claimed, after.net_of_claimed),
        )
    )
    if all(move.before == move.after for move in (gross, granted, claimed)):
        return None
    return DamagesMove(
        *(gross, granted, claimed, after.net_of_claimed.cap),
        share_before=share_of_cap(before.net_of_claimed),
        share_after=share_of_cap(after.net_of_claimed),
    )


def share_of_cap(found: Exposure) -> Decimal | None:
    """Return what is owed as a share of the cap; None without one."""
    if found.cap is None or not found.cap.minor:
        return None
    return Decimal(found.amount.minor) / found.cap.minor


def _payment_moves(
    before: Sequence[PaymentStake], after: Sequence[PaymentStake]
) -> tuple[PaymentMove, ...]:
    was = {each.id: each.expected for each in before}
    moved = [
        PaymentMove(now.id, now.code, now.name, now.to_come, was.get(now.id), now.expected)
        for now in after
        if was.get(now.id) != now.expected
    ]
    return tuple(sorted(moved, key=lambda m: (-(m.amount.minor if m.amount else 0), m.code)))


def _month_moves(
    before: Mapping[dt.date, Money], after: Mapping[dt.date, Money]
) -> tuple[MonthMove, ...]:
    found = []
    for month in sorted({*before, *after}):
        was, now = before.get(month), after.get(month)
        if (was.minor if was else 0) != (now.minor if now else 0):
            nothing = Money(0, (was or now or Money(0, "")).currency)
            found.append(MonthMove(month, was or nothing, now or nothing))
    return tuple(found)


def _guarantee_breaches(before: Stakes, after: Stakes) -> Iterator[GuaranteeBreach]:
    was = {each.id: max(0, each.gap or 0) for each in before.guarantees}
    for now in sorted(after.guarantees, key=lambda each: (-(each.gap or 0), each.code)):
        gap, earlier = now.gap, was.get(now.id, 0)
        if gap is None or gap <= earlier or now.expiry is None or now.needed is None:
            continue
        left = days_to_expiry(now.expiry, after.status_date)
        rag = alarm(now.status, gap, left)
        yield GuaranteeBreach(now.id, now.code, gap, earlier, now.expiry, now.needed, rag)


def _credit_breaches(before: Stakes, after: Stakes) -> Iterator[CreditBreach]:
    was = {each.id: each for each in before.credits}
    for now in after.credits:
        earlier = was.get(now.id, now)
        if now.last_shipment is None or earlier.last_shipment == now.last_shipment:
            continue
        if earlier.last_shipment is None or now.last_shipment > earlier.last_shipment:
            yield from _missed(now, now.last_shipment)


def _missed(credit: CreditStake, leaves: dt.date) -> Iterator[CreditBreach]:
    guard, latest, expiry = credit.guard, credit.latest, credit.expiry
    late, short = guard.shipment_margin, guard.expiry_margin
    head = (credit.id, credit.number)
    if late is not None and latest is not None and late < 0:
        yield CreditBreach(*head, SHIPMENT, -late, latest, guard.rag)
    elif late is not None and latest is not None and late < NEAR:
        yield CreditBreach(*head, CLOSE, late, latest, guard.rag)
    if expiry is not None and leaves > expiry:
        yield CreditBreach(*head, EXPIRY, (leaves - expiry).days, expiry, guard.rag)
    elif short is not None and short < 0:
        last = presentation_deadline(leaves, credit.presentation_days, expiry)
        yield CreditBreach(*head, DOCUMENTS, (last - leaves).days, last, guard.rag)


def _package_moves(before: Stakes, after: Stakes) -> Iterator[PackageMove]:
    was = {each.id: each.comes for each in before.packages}
    moved = [
        PackageMove(now.id, now.code, now.name, was.get(now.id), now.comes, now.needed)
        for now in after.packages
        if now.comes is not None and was.get(now.id) != now.comes
    ]
    yield from sorted(moved, key=lambda move: (-move.late, move.code))
