"""The document register: revisions, purposes, review codes, what is with the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Document
from core.registers._spec import Computed, Field, Kind, Register
from core.rules.logistics import days_between

if TYPE_CHECKING:
    from core.registers._spec import Around, Values

PURPOSES: Final = {
    "IFI": mark("For information"),
    "IFR": mark("For review"),
    "IFA": mark("For approval"),
    "IFC": mark("For construction"),
    "AB": mark("As built"),
}
REVIEW_CODES: Final = {
    "A": mark("Approved"),
    "B": mark("Approved with comments"),
    "C": mark("Revise and resubmit"),
    "D": mark("Rejected"),
    "I": mark("Information"),
}


def _cycle(row: Values, _around: Around) -> int | None:
    return days_between(row["submitted"], row["returned"])


def _overdue(row: Values, around: Around) -> int | None:
    due: int | None = None
    if row["due_back"] is not None and row["submitted"] is not None and row["returned"] is None:
        due = (around.status_date - row["due_back"]).days
    return due if due is not None and due > 0 else None


SPEC: Final = Register(
    "documents",
    mark("Documents"),
    200,
    Document,
    (
        Field("number", mark("Number"), Kind.CODE, required=True, width=180),
        Field("title", mark("Title"), required=True, width=280),
        Field("title_zh", mark("Chinese title"), width=160),
        Field("title_ru", mark("Russian title"), width=160),
        Field("discipline", mark("Discipline")),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("package", mark("Package"), Kind.REFERENCE, to="equipment"),
        Field("type", mark("Type")),
        Field("originator", mark("Originator")),
        Field("revision", mark("Revision"), width=72),
        Field("purpose", mark("Purpose"), Kind.CHOICE, choices=PURPOSES),
        Field("planned", mark("Planned"), Kind.DATE),
        Field("submitted", mark("Submitted"), Kind.DATE),
        Field("due_back", mark("Due back"), Kind.DATE),
        Field("returned", mark("Returned on"), Kind.DATE),
        Field("review_code", mark("Review code"), Kind.CHOICE, choices=REVIEW_CODES),
        Field("transmittal", mark("Transmittal"), Kind.REFERENCE, to="transmittals"),
        Field("comments", mark("Comments"), Kind.WHOLE, total=True, high=100_000),
        Field("language", mark("Language"), width=72),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("cycle_days", mark("Cycle"), Kind.WHOLE, unit=mark("d"), of=_cycle),
        Computed("overdue_days", mark("Overdue"), Kind.WHOLE, unit=mark("d"), of=_overdue),
    ),
    code="number",
    first_code="DOC-001",
    names=("number", "title"),
    status="purpose",
    in_order=(("submitted", "returned"), ("submitted", "due_back")),
)
