"""The punch list: A stops the next phase, B is closed before PAC, C before FAC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import PunchItem
from core.registers._due import overdue
from core.registers._spec import Computed, Field, Kind, Register
from core.rules.logistics import days_between

if TYPE_CHECKING:
    from core.registers._spec import Around, Values

CATEGORIES: Final = {
    "A": mark("A: stops the next phase"),
    "B": mark("B: before PAC"),
    "C": mark("C: before FAC"),
}
DISCIPLINES: Final = {
    "MECHANICAL": mark("Mechanical"),
    "ELECTRICAL": mark("Electrical"),
    "CONTROLS": mark("Controls"),
    "CIVIL": mark("Civil"),
    "PAINT": mark("Paint"),
    "DOCUMENTATION": mark("Documentation"),
    "SAFETY": mark("Safety"),
}
STATUSES: Final = {
    "OPEN": mark("Open"),
    "IN_PROGRESS": mark("In progress"),
    "READY_FOR_CHECK": mark("Ready for check"),
    "CLOSED": mark("Closed"),
    "REJECTED": mark("Rejected"),
    "DISPUTED": mark("Disputed"),
}


def _age(row: Values, around: Around) -> int | None:
    return days_between(row["raised"], row["closed"] or around.status_date)


SPEC: Final = Register(
    "punch_list",
    mark("Punch list"),
    180,
    PunchItem,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("package", mark("Package"), Kind.REFERENCE, to="equipment"),
        Field("system", mark("System")),
        Field("location", mark("Location")),
        Field("category", mark("Category"), Kind.CHOICE, choices=CATEGORIES, required=True),
        Field("discipline", mark("Discipline"), Kind.CHOICE, choices=DISCIPLINES),
        Field("description", mark("Punch item"), Kind.NOTE, required=True, width=320),
        Field("criterion", mark("Acceptance criterion"), Kind.NOTE),
        Field("raised", mark("Raised"), Kind.DATE),
        Field("raised_by", mark("Raised by")),
        Field("responsible", mark("Responsible")),
        Field("due", mark("Due"), Kind.DATE),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("closed", mark("Closed on"), Kind.DATE),
        Field("closed_by", mark("Closed by")),
        Field("verified", mark("Verified on"), Kind.DATE),
        Field("verified_by", mark("Verified by")),
        Field("reopened", mark("Times reopened"), Kind.WHOLE, high=1000),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        overdue(ended=("CLOSED",)),
        Computed("age_days", mark("Age"), Kind.WHOLE, unit=mark("d"), of=_age),
    ),
    code="code",
    first_code="PL-001",
    names=("code", "description"),
    status="status",
    in_order=(("raised", "closed", "verified"),),
)
