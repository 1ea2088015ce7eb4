"""Claims for time and money, with the days by which each must be noticed and detailed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Claim
from core.registers._spec import Computed, Field, Kind, Register
from core.rules.claims import DETAILED_DAYS, days_left, deadline

if TYPE_CHECKING:
    import datetime as dt

    from core.registers._spec import Around, Values

TYPES: Final = {
    "EOT": mark("Extension of time"),
    "COST": mark("Cost"),
    "BOTH": mark("Time and cost"),
    "INSURANCE": mark("Insurance"),
    "BACK_CHARGE": mark("Back-charge to supplier"),
}
STATUSES: Final = {
    "EVENT": mark("Event"),
    "NOTIFIED": mark("Notified"),
    "DETAILED": mark("Detailed"),
    "UNDER_DETERMINATION": mark("Under determination"),
    "AGREED": mark("Agreed"),
    "REJECTED": mark("Rejected"),
    "DISPUTE": mark("In dispute"),
    "CLOSED": mark("Closed"),
}


def _notice_by(row: Values, _around: Around) -> dt.date | None:
    typed: dt.date | None = row["notice_deadline"]
    return typed or deadline(row["aware_date"] or row["event_date"], row["notice_days"])


def _days_left(row: Values, around: Around) -> int | None:
    return days_left(_notice_by(row, around), row["notice_date"], around.status_date)


def _details_by(row: Values, _around: Around) -> dt.date | None:
    typed: dt.date | None = row["detailed_deadline"]
    known = row["aware_date"] or row["event_date"]
    return typed or deadline(known, row["detailed_days"], DETAILED_DAYS)


def _details_left(row: Values, around: Around) -> int | None:
    return days_left(_details_by(row, around), row["detailed_claim_date"], around.status_date)


SPEC: Final = Register(
    "claims",
    mark("Claims"),
    110,
    Claim,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("title", mark("Title"), required=True, width=240),
        Field("type", mark("Type"), Kind.CHOICE, choices=TYPES),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("clause", mark("Clause")),
        Field("event_date", mark("Event"), Kind.DATE),
        Field("aware_date", mark("Aware"), Kind.DATE),
        Field("notice_days", mark("Days to notice"), Kind.WHOLE, unit=mark("d"), high=3650),
        Field("notice_date", mark("Notice given"), Kind.DATE),
        Field("notice_deadline", mark("Notice by"), Kind.DATE),
        Field("detailed_days", mark("Days to details"), Kind.WHOLE, unit=mark("d"), high=3650),
        Field("detailed_claim_date", mark("Details given"), Kind.DATE),
        Field("detailed_deadline", mark("Details by"), Kind.DATE),
        Field("eot_days_claimed", mark("Days claimed"), Kind.WHOLE, unit=mark("d"), high=3650),
        Field("amount_claimed", mark("Amount claimed"), Kind.MONEY, total=True),
        Field("eot_days_granted", mark("Days granted"), Kind.WHOLE, unit=mark("d"), high=3650),
        Field("amount_granted", mark("Amount granted"), Kind.MONEY, total=True),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("notice_by", mark("Notice no later than"), Kind.DATE, of=_notice_by),
        Computed("days_left", mark("Days left"), Kind.WHOLE, unit=mark("d"), of=_days_left),
        Computed("details_by", mark("Details no later than"), Kind.DATE, of=_details_by),
        Computed(
            "details_left",
            mark("Days left to details"),
            Kind.WHOLE,
            unit=mark("d"),
            of=_details_left,
        ),
    ),
    code="code",
    first_code="CL-01",
    names=("code", "title"),
    status="status",
    in_order=(("event_date", "notice_date"), ("notice_date", "detailed_claim_date")),
)
