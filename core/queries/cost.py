"""The cost of a project: budget, spent, still to come, and its earned value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.queries.accounts import TABLES as ACCOUNTS
from core.queries.accounts import accounts
from core.queries.milestones import facts
from core.rules.progress import earned_progress, planned_progress
from core.rules.standing import standing

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.money import Money
    from core.rules.evm import EarnedValue

TABLES: Final = ACCOUNTS | {"project", "milestone", "portfolio"}
"""Tables whose rows change the cost."""


@dataclass(frozen=True, slots=True)
class CostRow:
    """What a project costs, in the currency of its cost; what is not known is None.

    Attributes:
        budget: at completion.
        actual: spent up to the status date.
        coming: what the categories still need, else what is left of the budget.
        value: earned value, where there are a budget and cost.
        margin: of the contract with its changes over the estimate at completion.
        margin_percent: of that contract.
    """

    budget: Money | None
    actual: Money | None
    coming: Money | None
    value: EarnedValue | None
    margin: Money | None
    margin_percent: float | None

    @property
    def at_completion(self) -> Money | None:
        """Return what is spent and what is still to come."""
        if self.actual is None or self.coming is None:
            return self.actual or self.coming
        return self.actual.plus(self.coming)


def cost_of(session: Session, project_id: int, status_date: dt.date) -> CostRow:
    """Return the cost of a project."""
    kept = accounts(session, project_id, status_date=status_date)[project_id]
    ms = facts(session, project_id)
    pv, ev = planned_progress(ms, status_date), earned_progress(ms, status_date)
    found = standing(kept, ms, pv_pct=pv, ev_pct=ev)
    coming = kept.to_complete
    if coming is None and kept.bac is not None and kept.actual_cost is not None:
        left = kept.bac.minus(kept.actual_cost)
        coming = left if left.minor > 0 else None
    return CostRow(
        kept.bac,
        kept.actual_cost,
        coming,
        found.value,
        found.margin,
        found.margin_percent,
    )
