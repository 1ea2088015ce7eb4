"""Actual cost to the end of each month."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import CostMonth
from core.registers._spec import OF_COST, Field, Kind, Register

SPEC: Final = Register(
    "cost_months",
    mark("Actual cost by month"),
    130,
    CostMonth,
    (
        Field("date", mark("Date"), Kind.DATE, required=True, internal=True),
        Field(
            "actual",
            mark("Actual cost to date"),
            Kind.MONEY,
            currency=OF_COST,
            low=None,
            required=True,
            internal=True,
        ),
    ),
    names=("date",),
    internal=True,
)
