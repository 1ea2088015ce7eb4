"""Actions: who is to do what by when."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Action
from core.registers._due import overdue
from core.registers._spec import Field, Kind, Register

STATUSES: Final = {
    "OPEN": mark("Open"),
    "IN_PROGRESS": mark("In progress"),
    "OVERDUE": mark("Overdue"),
    "CLOSED": mark("Closed"),
    "CANCELLED": mark("Cancelled"),
}

SPEC: Final = Register(
    "actions",
    mark("Actions"),
    170,
    Action,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("title", mark("Action"), required=True, width=280),
        Field("origin", mark("Origin")),
        Field("owner", mark("Owner")),
        Field("raised", mark("Raised"), Kind.DATE),
        Field("due", mark("Due"), Kind.DATE),
        Field("revised_due", mark("Revised due"), Kind.DATE),
        Field("percent", mark("Percent complete"), Kind.PERCENT, high=100),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("closed", mark("Closed on"), Kind.DATE),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(overdue(ended=("CLOSED", "CANCELLED"), due=("revised_due", "due")),),
    code="code",
    first_code="A-01",
    names=("code", "title"),
    status="status",
    in_order=(("raised", "closed"),),
)
