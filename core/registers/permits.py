"""Visas and work permits of the people on site: personal data, kept out of what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Permit
from core.registers._spec import Computed, Field, Kind, Register
from core.rules.logistics import days_between

if TYPE_CHECKING:
    from core.registers._spec import Around, Values

KINDS: Final = {
    "VISA": mark("Visa"),
    "WORK_PERMIT": mark("Work permit"),
    "RESIDENCE": mark("Residence permit"),
    "REGISTRATION": mark("Registration"),
    "QUOTA": mark("Quota for foreign staff"),
}
STATUSES: Final = {
    "PLANNED": mark("Planned"),
    "APPLIED": mark("Applied for"),
    "VALID": mark("Valid"),
    "EXPIRED": mark("Expired"),
    "REFUSED": mark("Refused"),
    "ENDED": mark("No longer needed"),
}


def _left(row: Values, around: Around) -> int | None:
    if row["status"] != "VALID":
        return None
    return days_between(around.status_date, row["valid_until"])


SPEC: Final = Register(
    "permits",
    mark("Visas and work permits"),
    215,
    Permit,
    (
        Field("person", mark("Person"), required=True, width=180),
        Field("role", mark("Role"), width=160),
        Field("company", mark("Company")),
        Field("kind", mark("Kind"), Kind.CHOICE, choices=KINDS, required=True, width=140),
        Field("country", mark("Country"), Kind.COUNTRY),
        Field("number", mark("Number")),
        Field("applied", mark("Applied"), Kind.DATE),
        Field("issued", mark("Date of issue"), Kind.DATE),
        Field("valid_until", mark("Valid until"), Kind.DATE),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(Computed("days_left", mark("Days left"), Kind.WHOLE, unit=mark("d"), of=_left),),
    names=("person", "role"),
    status="status",
    in_order=(("applied", "issued", "valid_until"),),
    personal=True,
)
