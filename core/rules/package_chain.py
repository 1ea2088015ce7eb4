"""The chain of a package from order to acceptance: what is done, what runs, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.credit_rules import CREDIT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

DONE, NOW, OPEN = "done", "now", "open"
ENDS_IN: Final[Mapping[str, str]] = {
    "order": "PO_PLACED",
    "drawings": "DRAWINGS_APPROVED",
    "made": "MANUFACTURED",
    "fat": "FAT_PASSED",
    "dispatch": "DISPATCHED",
    "site": "ON_SITE",
    "installed": "INSTALLED",
    "accepted": "ACCEPTED",
}
"""The steps in their order, each with the status of a package that has done it."""
_PLACE: Final = {status: place for place, status in enumerate(CREDIT)}
_COMMISSIONED: Final = {"COLD_COMMISSIONED": 0.5, "HOT_COMMISSIONED": 0.8}
_BEGUN, _ALMOST = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Dates:
    """When a step was planned, is expected, was done."""

    planned: dt.date | None = None
    forecast: dt.date | None = None
    actual: dt.date | None = None

    @property
    def expected(self) -> dt.date | None:
        """Return when it was done, else when it is expected, else when it was planned."""
        return self.actual or self.forecast or self.planned


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a package: done, now or open, how much of it is done (0 to 1), days late."""

    key: str
    state: str
    share: float = 0.0
    late_days: int | None = None


def chain(
    status: str,
    dates: Mapping[str, Dates],
    on: dt.date,
    *,
    made: float | None = None,
    installed: float | None = None,
) -> tuple[Step, ...]:
    """Return the steps of a package as they stand on a day.

    A step is done when it has its day, when the status says so, or when a later one is: a missing
    day is then only a missing day. The first that is not done runs.

    Args:
        status: of the package.
        dates: of the steps that have dates, by key.
        on: the day.
        made: percent made, as the supplier reports it.
        installed: percent installed.
    """
    keys = list(ENDS_IN)
    done = max((n for n, key in enumerate(keys) if _is_done(key, status, dates, on)), default=-1)
    steps = []
    for number, key in enumerate(keys):
        of = dates.get(key, Dates())
        if number <= done:
            late = _days(of.planned, of.actual or of.forecast)
            steps.append(Step(key, DONE, 1.0, late))
            continue
        # What has not happened cannot be expected for a day that has passed.
        late = _days(of.planned, None if of.expected is None else max(of.expected, on))
        share = 0.0
        if number == done + 1:
            before = dates.get(keys[done], Dates()) if done >= 0 else Dates()
            if key == "made" and dates.get("start", Dates()).expected is not None:
                before = dates["start"]
            share = _share(key, status, before, of, on, made=made, installed=installed)
        steps.append(Step(key, NOW if number == done + 1 else OPEN, share, late))
    return tuple(steps)


def _is_done(key: str, status: str, dates: Mapping[str, Dates], on: dt.date) -> bool:
    actual = dates.get(key, Dates()).actual
    if actual is not None and actual <= on:
        return True
    return status in _PLACE and _PLACE[status] >= _PLACE[ENDS_IN[key]]


def _share(
    key: str,
    status: str,
    before: Dates,
    of: Dates,
    on: dt.date,
    *,
    made: float | None,
    installed: float | None,
) -> float:
    """Return how much of a running step is done: as reported, else by the days that have passed."""
    if key == "made" and made is not None:
        return made / 100
    if key == "installed":
        return (installed or 0) / 100
    if key == "accepted":
        return _COMMISSIONED.get(status, 0.0)
    start, finish = before.actual or before.expected, of.expected
    if start is None or finish is None or finish <= start:
        return 0.0
    return min(_ALMOST, max(_BEGUN, (on - start).days / (finish - start).days))


def _days(start: dt.date | None, finish: dt.date | None) -> int | None:
    return None if start is None or finish is None else (finish - start).days
