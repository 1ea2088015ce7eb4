"""Documents of conformity: EAC declarations and certificates, and what other countries ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import ConformityDocument
from core.registers._spec import Computed, Field, Kind, Register
from core.rules.logistics import days_between

if TYPE_CHECKING:
    from core.registers._spec import Around, Values

TYPES: Final = {
    "DECLARATION": mark("Declaration of conformity"),
    "CERTIFICATE": mark("Certificate of conformity"),
    "NATIONAL": mark("National certificate"),
    "LETTER": mark("Letter of the body"),
}
STATUSES: Final = {
    "PLANNED": mark("Planned"),
    "APPLIED": mark("Applied for"),
    "VALID": mark("Valid"),
    "SUSPENDED": mark("Suspended"),
    "EXPIRED": mark("Expired"),
    "REPLACED": mark("Replaced"),
}


def _left(row: Values, around: Around) -> int | None:
    if row["status"] != "VALID":
        return None
    return days_between(around.status_date, row["valid_until"])


SPEC: Final = Register(
    "conformity",
    mark("Conformity documents"),
    42,
    ConformityDocument,
    (
        Field("number", mark("Number"), Kind.CODE, required=True, width=180),
        Field("type", mark("Type"), Kind.CHOICE, choices=TYPES, required=True, width=180),
        Field("regulation", mark("Regulation"), width=180),
        Field("applicant", mark("Applicant"), width=160),
        Field("body", mark("Body"), width=160),
        Field("packages", mark("Packages"), width=180),
        Field("scope", mark("Scope"), width=200),
        Field("country", mark("Country"), Kind.COUNTRY),
        Field("applied", mark("Applied"), Kind.DATE),
        Field("issued", mark("Date of issue"), Kind.DATE),
        Field("valid_until", mark("Valid until"), Kind.DATE),
        Field("owner", mark("Owner")),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(Computed("days_left", mark("Days left"), Kind.WHOLE, unit=mark("d"), of=_left),),
    code="number",
    first_code="EAC-001",
    names=("number", "scope"),
    status="status",
    in_order=(("applied", "issued", "valid_until"),),
)
