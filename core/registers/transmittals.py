"""Transmittals: sendings of documents to and from the customer."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Transmittal
from core.registers._spec import Field, Kind, Register

DIRECTIONS: Final = {"OUT": mark("Sent"), "IN": mark("Received")}

SPEC: Final = Register(
    "transmittals",
    mark("Transmittals"),
    190,
    Transmittal,
    (
        Field("number", mark("Number"), Kind.CODE, required=True),
        Field("direction", mark("Direction"), Kind.CHOICE, choices=DIRECTIONS),
        Field("date", mark("Date"), Kind.DATE),
        Field("sender", mark("Sender")),
        Field("recipient", mark("Recipient")),
        Field("purpose", mark("Purpose")),
        Field("subject", mark("Subject"), width=280),
        Field("acknowledged", mark("Acknowledged"), Kind.DATE),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    code="number",
    first_code="TR-001",
    names=("number", "subject"),
    in_order=(("date", "acknowledged"),),
)
