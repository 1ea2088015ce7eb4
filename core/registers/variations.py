"""Variations: changes of scope with their price; approved ones change the contract value."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Variation
from core.registers._spec import OF_COST, Field, Kind, Register

STATUSES: Final = {
    "DRAFT": mark("Draft"),
    "SUBMITTED": mark("Submitted"),
    "UNDER_REVIEW": mark("Under review"),
    "APPROVED": mark("Approved"),
    "REJECTED": mark("Rejected"),
    "WITHDRAWN": mark("Withdrawn"),
    "IMPLEMENTED": mark("Implemented"),
}
ORIGINS: Final = {
    "customer": mark("Customer"),
    "contractor": mark("Contractor"),
    "law": mark("Law"),
}

SPEC: Final = Register(
    "variations",
    mark("Variations"),
    100,
    Variation,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("title", mark("Title"), required=True, width=240),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("package", mark("Package"), Kind.REFERENCE, to="equipment"),
        Field("origin", mark("Origin"), Kind.CHOICE, choices=ORIGINS),
        Field("description", mark("Description"), Kind.NOTE),
        Field("requested", mark("Requested"), Kind.DATE),
        Field("submitted", mark("Submitted"), Kind.DATE),
        Field("amount", mark("Amount"), Kind.MONEY, low=None, total=True),
        Field(
            "time_impact_days",
            mark("Time impact"),
            Kind.WHOLE,
            unit=mark("d"),
            low=-3650,
            high=3650,
        ),
        Field(
            "cost_estimate",
            mark("Cost estimate"),
            Kind.MONEY,
            low=None,
            currency=OF_COST,
            total=True,
            internal=True,
        ),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("approved", mark("Approved on"), Kind.DATE),
        Field("amendment_no", mark("Amendment No.")),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    code="code",
    first_code="VO-01",
    names=("code", "title"),
    status="status",
    in_order=(("requested", "submitted", "approved"),),
)
