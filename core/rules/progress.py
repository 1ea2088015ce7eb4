"""Weighted progress: how far each milestone, each shop and the whole is, planned and real.

Shares are 0 to 1, percentages 0 to 100. A percentage is of the sum of the weights, so that a
project whose weights do not add up to 100 yet still has one.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from core.rules.facts import MilestoneFacts

WHOLE: Final = 100.0


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Where the S-curve stands on a day; actual up to the status date, forecast from it."""

    date: dt.date
    planned: float
    actual: float | None
    forecast: float | None


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """How far the milestones of one shop or stage are, in percent of that group."""

    code: str
    weight: float
    planned_pct: float
    actual_pct: float

    @property
    def spi(self) -> float | None:
        """Return earned for planned; None where nothing is planned yet."""
        return self.actual_pct / self.planned_pct if self.planned_pct else None


def planned_share(m: MilestoneFacts, on: dt.date) -> float:
    """Return how far the baseline wants it on this day; without a start it comes in one step."""
    return _between(m.baseline_start, m.baseline_finish, on)


def actual_share(m: MilestoneFacts, on: dt.date, status_date: dt.date) -> float:
    """Return how far it was on a day up to the status date, work taken as spread evenly."""
    on = min(on, status_date)
    if m.actual_finish is not None:
        if m.actual_finish <= on:
            return m.percent / WHOLE
        return _between(m.actual_start, m.actual_finish, on)
    if m.actual_start is None:
        return m.percent / WHOLE if on == status_date else 0.0
    if on == status_date:
        return m.percent / WHOLE if m.actual_start <= on else 0.0
    return m.percent / WHOLE * _between(m.actual_start, status_date, on)


def forecast_share(m: MilestoneFacts, on: dt.date, status_date: dt.date) -> float:
    """Return how far it will be on a day from the status date on.

    What is open goes on from what is earned to its forecast finish, and starts no earlier than
    the status date: the curve of the forecast begins where that of the actual ends.
    """
    earned = actual_share(m, status_date, status_date)
    if on <= status_date:
        return earned
    finish = m.finish
    if finish is None:
        return earned
    start = status_date if m.is_running else m.forecast_start
    begin = None if start is None else max(start, status_date)
    return earned + (1 - earned) * _between(begin, finish, on)


def planned_progress(ms: Iterable[MilestoneFacts], on: dt.date) -> float:
    """Return planned progress in percent on a day (PV %)."""
    return _percent((m.weight, planned_share(m, on)) for m in ms)


def earned_progress(ms: Iterable[MilestoneFacts], status_date: dt.date) -> float:
    """Return earned progress in percent at the status date (EV %)."""
    return _percent((m.weight, actual_share(m, status_date, status_date)) for m in ms)


def by_shop(ms: Sequence[MilestoneFacts], status_date: dt.date) -> tuple[GroupProgress, ...]:
    """Return progress shop by shop, in the order cars pass them, the project level last."""
    order = {shop.code: n for n, shop in enumerate(terms.SHOPS)}
    return _grouped(ms, status_date, lambda m: m.shop, lambda code: order.get(code, len(order)))


def by_stage(ms: Sequence[MilestoneFacts], status_date: dt.date) -> tuple[GroupProgress, ...]:
    """Return progress stage by stage, in the order of their codes."""
    return _grouped(ms, status_date, lambda m: m.stage, lambda _code: 0)


def s_curve(ms: Sequence[MilestoneFacts], status_date: dt.date) -> tuple[CurvePoint, ...]:
    """Return the S-curve at every month end, and at the status date where it is none.

    It begins with the month in which the first weighted milestone starts by the baseline or
    started in fact, and ends a month after the last finish, so that its flat end is seen.
    """
    weighed = [m for m in ms if m.weight > 0]
    days = _curve_days(weighed, status_date)
    return tuple(
        CurvePoint(
            day,
            planned_progress(weighed, day),
            _percent((m.weight, actual_share(m, day, status_date)) for m in weighed)
            if day <= status_date
            else None,
            _percent((m.weight, forecast_share(m, day, status_date)) for m in weighed)
            if day >= status_date
            else None,
        )
        for day in days
    )


def month_end(day: dt.date, months: int = 0) -> dt.date:
    """Return the last day of the month of this day, or of one so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, monthrange(year, month + 1)[1])


def plan_start(ms: Iterable[MilestoneFacts]) -> dt.date | None:
    """Return when work with a weight begins by the baseline; None where nothing is planned."""
    starts = (m.baseline_start or m.baseline_finish for m in ms if m.weight > 0)
    return min((start for start in starts if start is not None), default=None)


def _curve_days(weighed: Sequence[MilestoneFacts], status_date: dt.date) -> list[dt.date]:
    dates = [plan_start(weighed), *(m.actual_start or m.actual_finish for m in weighed)]
    begun = [
        date for date in dates if date is not None and (date in dates[:1] or date <= status_date)
    ]
    ends = [date for m in weighed for date in (m.baseline_finish, m.finish) if date is not None]
    if not ends:
        return []
    first, last = month_end(min(begun or ends)), month_end(max(ends), 1)
    months = (last.year - first.year) * 12 + last.month - first.month
    days = {month_end(first, n) for n in range(months + 1)}
    if first < status_date < last:
        days.add(status_date)
    return sorted(days)


def _grouped(
    ms: Iterable[MilestoneFacts],
    status_date: dt.date,
    group: Callable[[MilestoneFacts], str],
    rank: Callable[[str], int],
) -> tuple[GroupProgress, ...]:
    found: dict[str, list[MilestoneFacts]] = {}
    for m in ms:
        if m.weight > 0:
            found.setdefault(group(m), []).append(m)
    return tuple(
        GroupProgress(
            code,
            sum(m.weight for m in found[code]),
            planned_progress(found[code], status_date),
            earned_progress(found[code], status_date),
        )
        for code in sorted(found, key=lambda code: (rank(code), code))
    )


def _percent(shares: Iterable[tuple[float, float]]) -> float:
    total = reached = 0.0
    for weight, share in shares:
        total += weight
        reached += weight * share
    return WHOLE * reached / total if total else 0.0


def _between(start: dt.date | None, finish: dt.date | None, on: dt.date) -> float:
    if finish is None:
        return 0.0
    if on >= finish:
        return 1.0
    if start is None or on <= start:
        return 0.0
    return (on - start).days / (finish - start).days
