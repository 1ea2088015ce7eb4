"""The punch list in figures: open by category, how old, how much of it is closed (DOMAIN.md 7)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

CATEGORIES: Final = ("A", "B", "C")
CLOSED: Final = "CLOSED"
BANDS: Final = ((0, 7), (8, 30), (31, 60), (61, None))
"""Days since an item was raised, first and last of each band; the last has no end."""


@dataclass(frozen=True, slots=True)
class PunchItem:
    """An item as the figures need it."""

    shop: str
    category: str
    is_closed: bool
    raised: dt.date | None
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class PunchFigures:
    """The indicators of a punch list.

    Attributes:
        total: items ever raised.
        open: those not closed, by category.
        overdue: those open and past their date, by category.
        ages: those open by band and category.
        undated: those open that do not say when they were raised, by category.
    """

    total: int
    open: Counter[str]
    overdue: Counter[str]
    ages: tuple[Counter[str], ...]
    undated: Counter[str]

    @property
    def open_count(self) -> int:
        """Return how many are open."""
        return self.open.total()

    @property
    def closure_rate(self) -> float | None:
        """Return the share of what was raised that is closed; None where nothing was raised."""
        return None if not self.total else (self.total - self.open_count) / self.total


def band_of(days: int) -> int:
    """Return the number of the band of an age; an item raised after the day counts as new."""
    return next(n for n, (_, last) in enumerate(BANDS) if last is None or days <= last)


def figures(items: Iterable[PunchItem], on: dt.date) -> PunchFigures:
    """Return the indicators of a punch list at a day."""
    known = list(items)
    open_ = [item for item in known if not item.is_closed]
    ages: tuple[Counter[str], ...] = tuple(Counter() for _ in BANDS)
    for item in open_:
        if item.raised is not None:
            ages[band_of((on - item.raised).days)][item.category] += 1
    return PunchFigures(
        total=len(known),
        open=Counter(item.category for item in open_),
        overdue=Counter(i.category for i in open_ if i.due is not None and i.due < on),
        ages=ages,
        undated=Counter(item.category for item in open_ if item.raised is None),
    )


def by_shop(items: Iterable[PunchItem]) -> dict[str, Counter[str]]:
    """Return by shop how many are open in each category, and how many are closed."""
    found: dict[str, Counter[str]] = {}
    for item in items:
        counted = found.setdefault(item.shop, Counter())
        counted[CLOSED if item.is_closed else item.category] += 1
    return found
