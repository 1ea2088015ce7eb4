"""Key figures over a list in words: sums in the base currency, apart by currency, and at which rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import text
from core.language import mark, tr, trn
from core.queries.worth import worth
from ui.models.cells import Run
from ui.widgets.kpi_band import Figure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from core.money import Money
    from core.queries.register import RegisterRow
    from core.queries.worth import DatedRates, Worth
    from ui.pages._of_all.figures import Kpi

SHOWN_APART = 2
"""So many currencies stand under a figure; its tip has all of them."""


class Kpis:
    """The figures of one register: which rows stand behind each, found once for all rows."""

    def __init__(self, kpis: Sequence[Kpi]) -> None:
        self.kpis = tuple(kpis)
        self._behind: dict[str, frozenset[int]] = {}

    def take(self, rows: Sequence[RegisterRow], on: dt.date) -> None:
        """Find the rows behind each figure."""
        self._behind = {
            kpi.key: frozenset(row.id for row in rows if kpi.test(row.values, on))
            for kpi in self.kpis
        }

    def title(self, key: str) -> str:
        """Return what a figure is called on the screen."""
        return next(tr(kpi.title) for kpi in self.kpis if kpi.key == key)

    def behind(self, key: str) -> frozenset[int]:
        """Return the ids of the rows that a figure came from."""
        return self._behind.get(key, frozenset())

    def figures(self, rows: Sequence[RegisterRow], dated: DatedRates, pressed: str) -> list[Figure]:
        """Return the figures of these rows; the one that the list is narrowed to is marked."""
        return [self._figure(kpi, rows, dated, is_on=kpi.key == pressed) for kpi in self.kpis]

    def _figure(
        self, kpi: Kpi, rows: Sequence[RegisterRow], dated: DatedRates, *, is_on: bool
    ) -> Figure:
        behind = self._behind[kpi.key]
        found = [row for row in rows if row.id in behind]
        tone = kpi.tone if found else ""
        count = trn("{count} row", "{count} rows", len(found))
        if kpi.sum is None:
            projects = len({row.project_id for row in found})
            said = trn("in {count} project", "in {count} projects", projects) if found else ""
            return Figure(
                key=kpi.key,
                label=tr(kpi.title),
                value=text.number(len(found)),
                tone=tone,
                below=(Run(said, "text3", "small"),),
                is_on=is_on,
            )
        values = (kpi.sum(row.values) for row in found)
        money = worth((value for value in values if value is not None), dated)
        parts = [count, *(text.short_money(each) for each in _apart(money)[:SHOWN_APART])]
        return Figure(
            key=kpi.key,
            label=tr(kpi.title),
            value=text.short_amount(money.base),
            unit=money.base.currency,
            tone=tone,
            below=(Run(" · ".join(parts), "text3", "small"),),
            tip=_tip(count, money),
            is_on=is_on,
        )


def _apart(money: Worth) -> Sequence[Money]:
    """Return the sums by currency where they say more than the figure itself."""
    only = [each.currency for each in money.by_currency] == [money.base.currency]
    return () if only else money.by_currency


def _tip(count: str, money: Worth) -> str:
    lines = [count, text.money(money.base)]
    apart = _apart(money)
    if apart:
        lines.append(text.listed(text.money(each) for each in apart))
    if money.rated_on is not None:
        lines.append(tr(mark("At the rates of {day}."), day=text.day(money.rated_on)))
    if money.without_rate:
        names = text.listed(money.without_rate)
        lines.append(tr("Without a rate, not counted: {names}", names=names))
    return "\n".join(lines)
