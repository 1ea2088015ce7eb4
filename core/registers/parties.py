"""Parties and contacts on all sides of a project: personal data, kept out of what is sent."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Party
from core.registers._spec import Field, Kind, Register

PARTIES: Final = {
    "contractor": mark("Contractor"),
    "customer": mark("Customer"),
    "brand": mark("Brand"),
    "supplier": mark("Supplier"),
    "forwarder": mark("Forwarder"),
    "broker": mark("Broker"),
    "bank": mark("Bank"),
    "authority": mark("Authority"),
    "certification_body": mark("Certification body"),
    "subcontractor": mark("Subcontractor"),
    "third_party": mark("Third party"),
}

SPEC: Final = Register(
    "parties",
    mark("Parties and contacts"),
    210,
    Party,
    (
        Field("role", mark("Role"), width=180),
        Field("party", mark("Party"), Kind.CHOICE, choices=PARTIES),
        Field("name", mark("Name"), required=True, width=180),
        Field("company", mark("Company")),
        Field("phone", mark("Phone")),
        Field("email", mark("E-mail")),
        Field("messenger", mark("Messenger")),
        Field("language", mark("Language"), width=72),
        Field("time_zone", mark("Time zone"), width=84),
        Field("address", mark("Address"), Kind.NOTE),
        Field("influence", mark("Influence"), Kind.WHOLE, low=1, high=5, internal=True),
        Field("interest", mark("Interest"), Kind.WHOLE, low=1, high=5, internal=True),
        Field("attitude", mark("Attitude"), internal=True),
        Field("communication", mark("Communication"), internal=True),
        Field("weekly_report", mark("Weekly report"), Kind.FLAG),
        Field("monthly_report", mark("Monthly report"), Kind.FLAG),
        Field("note", mark("Note"), Kind.NOTE, internal=True),
    ),
    names=("name", "role"),
    personal=True,
)
