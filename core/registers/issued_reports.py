"""Issued reports: number, period, edition, and to whom each was sent."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import IssuedReport
from core.registers._spec import Field, Kind, Register

KINDS: Final = {
    "MONTHLY": mark("Monthly report"),
    "WEEKLY": mark("Weekly report"),
    "DASHBOARD": mark("Dashboard"),
    "PORTFOLIO": mark("Portfolio report"),
    "OTHER": mark("Other report"),
}
EDITIONS: Final = {
    "CUSTOMER": mark("Customer edition"),
    "INTERNAL": mark("Internal edition"),
    "BANK": mark("Edition for banks and insurers"),
}

SPEC: Final = Register(
    "issued_reports",
    mark("Issued reports"),
    205,
    IssuedReport,
    (
        Field("number", mark("Number"), Kind.CODE, required=True, width=140),
        Field("kind", mark("Kind"), Kind.CHOICE, choices=KINDS, required=True, width=140),
        Field("period_start", mark("Period from"), Kind.DATE),
        Field("period_finish", mark("Period to"), Kind.DATE),
        Field("data_date", mark("Data date"), Kind.DATE),
        Field("issued", mark("Sent on"), Kind.DATE),
        Field("revision", mark("Revision"), width=72),
        Field("edition", mark("Edition"), Kind.CHOICE, choices=EDITIONS, width=140),
        Field("language", mark("Language"), width=84),
        Field("sent_to", mark("Sent to"), width=200),
        Field("acknowledged", mark("Acknowledged"), Kind.DATE),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    code="number",
    first_code="MPR-01",
    names=("number",),
    in_order=(("period_start", "period_finish"), ("period_finish", "issued", "acknowledged")),
)
