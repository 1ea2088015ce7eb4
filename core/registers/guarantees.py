"""Guarantees and bonds, with the milestone that releases each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms
from core.language import mark
from core.model import Guarantee
from core.money import Money
from core.registers._spec import MILESTONES, Computed, Field, Kind, Register
from core.rules import guarantee
from core.rules.slip import last_of

if TYPE_CHECKING:
    import datetime as dt

    from core.registers._spec import Around, Values

TYPES: Final = {
    "BID_BOND": mark("Bid bond"),
    "ADVANCE_PAYMENT_GUARANTEE": mark("Advance payment guarantee"),
    "PERFORMANCE_BOND": mark("Performance bond"),
    "WARRANTY_BOND": mark("Warranty bond"),
    "RETENTION_BOND": mark("Retention bond"),
    "PAYMENT_GUARANTEE": mark("Payment guarantee"),
    "SBLC": mark("Standby L/C"),
}
_OF_ADVANCE: Final = "ADVANCE_PAYMENT_GUARANTEE"
STATUSES: Final = {
    "PLANNED": mark("Planned"),
    "REQUESTED": mark("Requested"),
    "ACTIVE": mark("Valid"),
    "EXTENDED": mark("Extended"),
    "REDUCED": mark("Reduced"),
    "CALLED": mark("Called"),
    "EXPIRED": mark("Expired"),
    "RETURNED": mark("Returned"),
}


def _needed(row: Values, around: Around) -> dt.date | None:
    """Return the last day by the milestone that releases it, by its rule in words, or as typed."""
    released = around.milestones.get(row["release"])
    follows = guarantee.required_until(released.finish if released else None, row["tail_days"])
    typed: dt.date | None = row["required_until"]
    return follows or _by_words(row["required_until_rule"], around) or typed


def _by_words(words: str, around: Around) -> dt.date | None:
    rule = guarantee.release_rule(words)
    if rule is None:
        return None
    closing = last_of(around.milestones.values(), rule.stage)
    return rule.until(None if closing is None else closing.finish)


def _gap(row: Values, around: Around) -> int | None:
    return guarantee.gap_days(_needed(row, around), row["expiry"])


def _left(row: Values, around: Around) -> int | None:
    return guarantee.days_to_expiry(row["expiry"], around.status_date)


def _fee(row: Values, _around: Around) -> Money | None:
    """Return what the bank takes from issue to expiry."""
    amount, percent = row["amount"], row["fee_percent"]
    if None in (amount, percent, row["issued"], row["expiry"]):
        return None
    days = (row["expiry"] - row["issued"]).days
    return guarantee.fee(amount, percent, max(0, days))


def _reduced(row: Values, around: Around) -> Money | None:
    """Return what is left of a guarantee of the advance that falls with what credits have paid."""
    amount: Money | None = row["amount"]
    if row["type"] != _OF_ADVANCE or not row["reduction_rule"] or amount is None:
        return None
    own = [
        each
        for each in around.rows["credits"]
        if each["amount"] is not None and each["amount"].currency == amount.currency
    ]
    if not own:
        return None
    drawn = sum(each["drawn"].minor for each in own if each["drawn"] is not None)
    whole = sum(each["amount"].minor for each in own)
    return guarantee.reduced(amount, Money(drawn, amount.currency), Money(whole, amount.currency))


def _alarm(row: Values, around: Around) -> str:
    return guarantee.alarm(row["status"], _gap(row, around), _left(row, around))


SPEC: Final = Register(
    "guarantees",
    mark("Guarantees"),
    70,
    Guarantee,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("type", mark("Type"), Kind.CHOICE, choices=TYPES, required=True, width=180),
        Field("number", mark("Number")),
        Field("issuer", mark("Issuer")),
        Field("applicant", mark("Applicant")),
        Field("beneficiary", mark("Beneficiary")),
        Field("currency", mark("Currency"), Kind.CURRENCY),
        Field("amount", mark("Amount"), Kind.MONEY, currency="currency", total=True),
        Field("percent_of_contract", mark("Share"), Kind.PERCENT, places=1, high=100),
        Field("issued", mark("Issued"), Kind.DATE),
        Field("expiry", mark("Expires"), Kind.DATE),
        Field("required_until", mark("Required until"), Kind.DATE),
        Field("required_until_rule", mark("Required until (rule)")),
        Field("release", mark("Released by"), Kind.REFERENCE, to=MILESTONES),
        Field("tail_days", mark("Days after release"), Kind.WHOLE, unit=mark("d"), high=3650),
        Field("reduction_rule", mark("Reduction")),
        Field("current_amount", mark("Current amount"), Kind.MONEY, currency="currency"),
        Field(
            "fee_percent",
            mark("Fee a year"),
            Kind.PERCENT,
            places=2,
            high=100,
            internal=True,
        ),
        Field("rules", mark("Rules")),
        Field("returned", mark("Returned on"), Kind.DATE),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed(
            "reduced_to",
            mark("Reduced pro rata to"),
            Kind.MONEY,
            of=_reduced,
            needs=("credits",),
        ),
        Computed("fee", mark("Fee to expiry"), Kind.MONEY, internal=True, of=_fee),
        Computed("needed", mark("Must last to"), Kind.DATE, of=_needed, needs=(MILESTONES,)),
        Computed(
            "gap_days",
            mark("Gap"),
            Kind.WHOLE,
            unit=mark("d"),
            of=_gap,
            needs=(MILESTONES,),
        ),
        Computed("days_to_expiry", mark("Days left"), Kind.WHOLE, unit=mark("d"), of=_left),
        Computed(
            "alarm",
            mark("Alarm"),
            Kind.CHOICE,
            choices=terms.RAG_WORDS,
            of=_alarm,
            needs=(MILESTONES,),
        ),
    ),
    code="code",
    first_code="BG-01",
    names=("code", "type"),
    status="status",
    in_order=(("issued", "expiry"),),
)
