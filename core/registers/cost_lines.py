"""Cost by category: budget, actual, what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import CostLine
from core.registers._spec import OF_COST, Computed, Field, Kind, Register

if TYPE_CHECKING:
    from core.money import Money
    from core.registers._spec import Around, Values


def _at_completion(row: Values, _around: Around) -> Money | None:
    actual: Money | None = row["actual"]
    coming: Money | None = row["estimate_to_complete"]
    if actual is None or coming is None:
        return actual or coming
    return actual.plus(coming)


def _variance(row: Values, around: Around) -> Money | None:
    budget: Money | None = row["budget"]
    total = _at_completion(row, around)
    return None if budget is None or total is None else budget.minus(total)


def _sum(key: str, title: str) -> Field:
    return Field(key, title, Kind.MONEY, currency=OF_COST, low=None, total=True, internal=True)


SPEC: Final = Register(
    "cost_lines",
    mark("Cost by category"),
    120,
    CostLine,
    (
        Field("key", mark("Key"), Kind.CODE, required=True, internal=True),
        Field("name", mark("Category"), required=True, width=240, internal=True),
        _sum("budget", mark("Budget")),
        _sum("actual", mark("Actual")),
        _sum("estimate_to_complete", mark("To complete")),
        Field("note", mark("Note"), Kind.NOTE, internal=True),
    ),
    computed=(
        Computed(
            "estimate_at_completion",
            mark("At completion"),
            Kind.MONEY,
            total=True,
            internal=True,
            of=_at_completion,
        ),
        Computed(
            "variance_at_completion",
            mark("Variance"),
            Kind.MONEY,
            total=True,
            internal=True,
            of=_variance,
        ),
    ),
    code="key",
    first_code="C-01",
    names=("name",),
    internal=True,
)
