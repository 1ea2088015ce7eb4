"""The weeks that the look-ahead shows, and what of the rows stands in which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, tr
from ui.widgets.week_lines import WeekHead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.queries.look_ahead import AheadRow

SPANS: Final = {"4": 4, "8": 8, "13": 13}
"""Weeks by the key of their segment; thirteen are a quarter."""
WEEK: Final = dt.timedelta(7)


def monday(day: dt.date) -> dt.date:
    """Return the first day of the week of a day."""
    return day - dt.timedelta(day.weekday())


@dataclass(frozen=True, slots=True)
class Weeks:
    """Some weeks from a Monday on, seen at a status date."""

    first: dt.date
    count: int
    on: dt.date

    @property
    def last(self) -> dt.date:
        """Return the last day shown."""
        return self.first + self.count * WEEK - dt.timedelta(1)

    @property
    def has_overdue(self) -> bool:
        """Return whether what is overdue stands before them: they begin with the status date's."""
        return self.first >= monday(self.on)

    def heads(self, *, overdue: bool) -> list[WeekHead]:
        """Return the heads of the columns, that of the overdue first where there is one."""
        found = []
        if overdue:
            before = tr(mark("before {day}"), day=text.short_day(self.first))
            found.append(WeekHead(tr(mark("Overdue")), before))
        for number in range(self.count):
            start = self.first + number * WEEK
            end = start + dt.timedelta(6)
            found.append(
                WeekHead(
                    tr(mark("Week {number}"), number=start.isocalendar().week),
                    f"{text.short_day(start)} – {text.short_day(end)}",
                    is_now=start <= self.on <= end,
                )
            )
        return found

    def now(self, *, overdue: bool) -> float | None:
        """Return where the end of the status date lies, in columns; None where it is not shown."""
        days = (self.on - self.first).days + 1
        if not 0 < days <= 7 * self.count:
            return None
        return days / 7 + overdue

    def split(self, rows: Iterable[AheadRow], *, overdue: bool) -> list[list[AheadRow]]:
        """Return the rows of one project by column."""
        columns: list[list[AheadRow]] = [[] for _ in range(self.count + overdue)]
        for row in rows:
            if row.day < self.first:
                if overdue:
                    columns[0].append(row)
            elif row.day <= self.last:
                columns[(row.day - self.first).days // 7 + overdue].append(row)
        return columns
