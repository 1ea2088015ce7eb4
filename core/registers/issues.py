"""Issues: what has gone wrong and must be settled."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Issue
from core.registers._due import overdue
from core.registers._spec import Field, Kind, Register

TYPES: Final = {
    "PROBLEM": mark("Problem"),
    "CHANGE": mark("Request for change"),
    "OFF_SPECIFICATION": mark("Off-specification"),
}
SEVERITIES: Final = {
    "CRITICAL": mark("Critical"),
    "HIGH": mark("High"),
    "MEDIUM": mark("Medium"),
    "LOW": mark("Low"),
}
HIGHEST: Final = 3
"""An issue is taken to the project manager (1), to management (2), to both parties' heads (3)."""
STATUSES: Final = {
    "OPEN": mark("Open"),
    "IN_PROGRESS": mark("In progress"),
    "ON_HOLD": mark("On hold"),
    "RESOLVED": mark("Resolved"),
    "CLOSED": mark("Closed"),
}

SPEC: Final = Register(
    "issues",
    mark("Issues"),
    160,
    Issue,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("title", mark("Issue"), required=True, width=280),
        Field("description", mark("Description"), Kind.NOTE),
        Field("type", mark("Type"), Kind.CHOICE, choices=TYPES),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("severity", mark("Severity"), Kind.CHOICE, choices=SEVERITIES, required=True),
        Field("escalation", mark("Escalation"), Kind.WHOLE, low=0, high=HIGHEST),
        Field("raised", mark("Raised"), Kind.DATE),
        Field("raised_by", mark("Raised by")),
        Field("owner", mark("Owner")),
        Field("due", mark("Due"), Kind.DATE),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("closed", mark("Closed on"), Kind.DATE),
        Field("resolution", mark("Resolution"), Kind.NOTE),
        Field("related", mark("Related")),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(overdue(ended=("RESOLVED", "CLOSED")),),
    code="code",
    first_code="I-01",
    names=("code", "title"),
    status="status",
    in_order=(("raised", "closed"),),
)
