"""Exchange rates that a project was budgeted at, beside the dated ones of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark, tr
from core.model import BudgetRate
from core.registers._spec import Fault, Field, Kind, Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.registers._spec import Values


def _above_zero(row: Values) -> Iterable[Fault]:
    if row["rate"] is not None and row["rate"] <= 0:
        yield Fault("rate", tr(mark("A rate is a number above zero.")))


SPEC: Final = Register(
    "budget_rates",
    mark("Budget rates"),
    135,
    BudgetRate,
    (
        Field("base", mark("One of"), Kind.CURRENCY, width=84, internal=True),
        Field("quote", mark("In"), Kind.CURRENCY, width=84, internal=True),
        Field(
            "rate",
            mark("Rate"),
            Kind.NUMBER,
            places=4,
            high=10**9,
            width=120,
            internal=True,
        ),
        Field("note", mark("Note"), Kind.NOTE, internal=True),
    ),
    names=("base", "quote"),
    check=_above_zero,
    internal=True,
)
