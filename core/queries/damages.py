"""Damages for delay of a project: what each part would cost, and what more delay would add."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from core.queries.accounts import TABLES as ACCOUNTS
from core.queries.accounts import accounts
from core.queries.milestones import facts
from core.rules.standing import damages

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.money import Money
    from core.rules.standing import Damages

TABLES: Final = ACCOUNTS | {"project", "milestone", "portfolio"}
"""Tables whose rows change the damages."""
AHEAD: Final = 26 * 7
"""Days of more delay that are looked at, at least."""
_FARTHEST: Final = 104 * 7
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class DelayPoint:
    """What would be owed if all that is open came so many days later than expected."""

    days: int
    gross: Money
    net: Money
    """Net of the extensions claimed."""


@dataclass(frozen=True, slots=True)
class DamagesRow:
    """The damages as they stand, and by delay.

    Attributes:
        now: at the forecast dates.
        curve: by days later than the forecast, negative for days made up.
        full_in: days later at which what is owed net of claims reaches its cap, where it does.
    """

    now: Damages
    curve: tuple[DelayPoint, ...]
    full_in: int | None


def damages_of(session: Session, project_id: int, status_date: dt.date) -> DamagesRow | None:
    """Return the damages of a project; None without a clause, or anything it speaks of."""
    kept = accounts(session, project_id, status_date=status_date)[project_id]
    ms = facts(session, project_id)
    now = damages(kept, ms)
    if now is None:
        return None

    def at(days: int) -> DelayPoint:
        found = damages(kept, ms, later=days)
        assert found is not None, "what is spoken of now is spoken of later"
        return DelayPoint(days, found.gross.amount, found.net_of_claimed.amount)

    back = -max((part.days for part in now.gross.parts), default=0)
    curve = [at(days) for days in range(back, AHEAD + 1)]
    for days in count(AHEAD + _WEEK, _WEEK):
        if days > _FARTHEST or _is_full(curve[-1], now):
            break
        curve.append(at(days))
    full_in = next((p.days for p in curve if _is_full(p, now)), None)
    return DamagesRow(now, tuple(curve), full_in)


def _is_full(point: DelayPoint, now: Damages) -> bool:
    cap = now.net_of_claimed.cap
    return cap is not None and point.net >= cap
