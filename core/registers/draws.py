"""Drawings: what is drawn on a payment for each shipment, presented, due and paid."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import Draw
from core.registers._spec import Field, Kind, Register

SPEC: Final = Register(
    "draws",
    mark("Drawings"),
    60,
    Draw,
    (
        Field("payment", mark("Payment"), Kind.REFERENCE, to="payments", required=True),
        Field("shipment", mark("Lot"), Kind.REFERENCE, to="shipments"),
        Field("amount", mark("Amount"), Kind.MONEY, required=True, total=True),
        Field("documents_presented", mark("Documents presented"), Kind.DATE),
        Field("due", mark("Due on"), Kind.DATE),
        Field("paid", mark("Paid on"), Kind.DATE),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    names=("payment", "shipment"),
    parent="payment",
    in_order=(("documents_presented", "due"), ("documents_presented", "paid")),
)
