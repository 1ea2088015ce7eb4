"""Calendars of a Primavera file: a nested text of lists, with days of the week and exceptions."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.exchange._bases import bases_first
from core.language import tr
from core.rules.schedule.calendar import NO_WORK, OFFICE_WEEK, Calendar, OtherDays
from core.rules.schedule.instant import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exchange._cells import Cells
    from core.rules.schedule.calendar import Shift, Shifts

_EPOCH: Final = dt.date(1899, 12, 30).toordinal()
"""Days of exceptions count from here."""
_TOKEN: Final = re.compile(r"\(\s*\d+\|\|\s*([^()\s]*)\s*\(([^()]*)\)\s*\(|\)\s*\)")
_CLOCK: Final = re.compile(r"([sf])\|(\d{1,2}):(\d{2})")
_DAY: Final = re.compile(r"d\|(\d{1,6})")
_SUNDAY: Final = 6


@dataclass(slots=True)
class _List:
    """One list of the text: its name, what it says of itself, the lists in it."""

    name: str
    said: str
    parts: list[_List] = field(default_factory=list)

    def part(self, name: str) -> list[_List]:
        return next((each.parts for each in self.parts if each.name == name), [])


def calendars(records: list[Cells]) -> dict[str, Calendar]:
    """Return every calendar by its id, each with the one it is based on."""
    by_id = {record.text("clndr_id"): record for record in records}
    bases = {key: record.text("base_clndr_id") for key, record in by_id.items()}
    done: dict[str, Calendar] = {}
    for key in bases_first(bases):
        done[key] = _calendar(by_id[key], done.get(bases[key]))
    return done


def _calendar(record: Cells, base: Calendar | None) -> Calendar:
    name = record.text("clndr_name")
    root = _parsed(record.text("clndr_data"))
    week: list[Shifts | None] = list(OFFICE_WEEK) if base is None else [None] * 7
    if root is None and base is None:
        why = tr(
            "The calendar {name} says nothing of its days; eight to five is assumed.", name=name
        )
        record.tell("clndr_data", why)
    if root is None:
        return Calendar(name, tuple(week), base=base)
    for day in root.part("DaysOfWeek"):
        if day.name in {"1", "2", "3", "4", "5", "6", "7"}:
            week[(int(day.name) + _SUNDAY - 1) % 7] = _shifts(day)
    days = [found for part in root.part("Exceptions") if (found := _other_day(part)) is not None]
    return Calendar(name, tuple(week), days=tuple(days), base=base)


def _other_day(part: _List) -> OtherDays | None:
    found = _DAY.search(part.said)
    if found is None or not 0 < int(found[1]) + _EPOCH < dt.date.max.toordinal():
        return None
    day = dt.date.fromordinal(int(found[1]) + _EPOCH)
    return OtherDays(day, day, _shifts(part))


def _shifts(day: _List) -> Shifts:
    return tuple(_periods(day)) or NO_WORK


def _periods(day: _List) -> Iterator[Shift]:
    for part in day.parts:
        clock = {kind: int(h) * HOUR + int(m) * MINUTE for kind, h, m in _CLOCK.findall(part.said)}
        if len(clock) == len("sf"):
            end = clock["f"] if clock["f"] > clock["s"] else clock["f"] + DAY
            yield clock["s"], end


def _parsed(text: str) -> _List | None:
    """Return the outermost list of the text; None where it holds none."""
    root = _List("", "")
    is_open = [root]
    for token in _TOKEN.finditer(text):
        if token[0].startswith("("):
            made = _List(token[1], token[2])
            is_open[-1].parts.append(made)
            is_open.append(made)
        elif len(is_open) > 1:
            is_open.pop()
    return root.parts[0] if root.parts else None
