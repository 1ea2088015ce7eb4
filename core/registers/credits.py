"""Letters of credit, guarded against the forecast of the last shipment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms
from core.language import mark
from core.model import LetterOfCredit
from core.registers._spec import MILESTONES, Computed, Field, Kind, Register
from core.rules import credit

if TYPE_CHECKING:
    import datetime as dt

    from core.money import Money
    from core.registers._spec import Around, Values
    from core.rules.credit import CreditGuard

_DISPATCH: Final = "S10"
"""The stage that ends when the last shipment is dispatched."""
_FORECAST: Final = ("shipments", MILESTONES)


def _undrawn(row: Values, _around: Around) -> Money | None:
    if row["amount"] is None:
        return None
    return credit.undrawn(row["amount"], row["drawn"], row["presented_unpaid"])


def _last_shipment(_row: Values, around: Around) -> dt.date | None:
    """Return when the last lot is expected to leave, by the lots and by the schedule."""
    lots = (
        each["etd_forecast"] or each["etd_planned"]
        for each in around.rows["shipments"]
        if each["atd"] is None and each["status"] != "CANCELLED"
    )
    milestones = (
        each.finish
        for each in around.milestones.values()
        if each.stage == _DISPATCH and not each.is_done
    )
    return max((day for day in (*lots, *milestones) if day is not None), default=None)


def _guard(row: Values, around: Around) -> CreditGuard:
    return credit.guard(
        _last_shipment(row, around),
        latest=row["latest_shipment_date"],
        expiry=row["expiry"],
        presentation_days=row["presentation_period_days"],
    )


def _documents_by(row: Values, around: Around) -> dt.date | None:
    """Return the last day for the documents of the last shipment as it is expected."""
    last = _last_shipment(row, around)
    if last is None:
        return None
    return credit.presentation_deadline(last, row["presentation_period_days"], row["expiry"])


def _margin(row: Values, around: Around) -> int | None:
    return _guard(row, around).shipment_margin


def _documents(row: Values, around: Around) -> int | None:
    return _guard(row, around).expiry_margin


def _alarm(row: Values, around: Around) -> str:
    return _guard(row, around).rag


SPEC: Final = Register(
    "credits",
    mark("Letters of credit"),
    80,
    LetterOfCredit,
    (
        Field("number", mark("Number"), Kind.CODE, required=True, width=140),
        Field("issuing_bank", mark("Issuing bank")),
        Field("advising_bank", mark("Advising bank")),
        Field("confirming_bank", mark("Confirming bank")),
        Field("amount", mark("Amount"), Kind.MONEY, currency="currency", total=True),
        Field("currency", mark("Currency"), Kind.CURRENCY),
        Field("tolerance_percent", mark("Tolerance"), Kind.PERCENT, places=1, high=100),
        Field("opened", mark("Opened"), Kind.DATE),
        Field("latest_shipment_date", mark("Latest shipment"), Kind.DATE),
        Field("expiry", mark("Expires"), Kind.DATE),
        Field("expiry_place", mark("Place of expiry")),
        Field(
            "presentation_period_days",
            mark("Presentation period"),
            Kind.WHOLE,
            unit=mark("d"),
            high=365,
        ),
        Field("partial_shipments", mark("Partial shipments"), Kind.FLAG),
        Field("transhipment", mark("Transhipment"), Kind.FLAG),
        Field("documents", mark("Documents"), Kind.NOTE),
        Field("drawn", mark("Drawn"), Kind.MONEY, currency="currency", total=True),
        Field(
            "presented_unpaid",
            mark("Presented, unpaid"),
            Kind.MONEY,
            currency="currency",
            total=True,
        ),
        Field("rules", mark("Rules")),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("undrawn", mark("Undrawn"), Kind.MONEY, total=True, of=_undrawn),
        Computed(
            "last_shipment",
            mark("Last shipment"),
            Kind.DATE,
            of=_last_shipment,
            needs=_FORECAST,
        ),
        Computed(
            "documents_by", mark("Documents by"), Kind.DATE, of=_documents_by, needs=_FORECAST
        ),
        Computed(
            "shipment_margin",
            mark("Margin"),
            Kind.WHOLE,
            unit=mark("d"),
            of=_margin,
            needs=_FORECAST,
        ),
        Computed(
            "expiry_margin",
            mark("Margin of documents"),
            Kind.WHOLE,
            unit=mark("d"),
            of=_documents,
            needs=_FORECAST,
        ),
        Computed(
            "alarm",
            mark("Alarm"),
            Kind.CHOICE,
            choices=terms.RAG_WORDS,
            of=_alarm,
            needs=_FORECAST,
        ),
    ),
    code="number",
    first_code="LC-1",
    names=("number", "issuing_bank"),
    in_order=(("opened", "latest_shipment_date", "expiry"),),
)
