"""Plans written short: "A 2d SNET=2025-03-05", "A FS+1d B", and their dates read back.

A day is eight working hours (`d`) or a calendar day (`ed`); moments are 2025-03-05T08:00.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from core.rules.schedule.calendar import (
    ALL_DAY,
    NO_WORK,
    OFFICE,
    ROUND_THE_CLOCK,
    Calendar,
    OtherDays,
)
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import DAY, HOUR, MINUTE, instant, moment
from core.rules.schedule.plan import (
    CONSTRAINTS,
    ELAPSED,
    PERCENT,
    STANDARD,
    WORKING,
    Activity,
    Assignment,
    Constraint,
    Link,
    Manner,
    Plan,
)

if TYPE_CHECKING:
    from core.rules.schedule.engine import Schedule

NIGHT: Final = ((22 * HOUR, 30 * HOUR),)
HOLIDAY: Final = dt.date(2025, 3, 7)
"""A Friday that is free in the calendar `holiday`."""
CALENDARS: Final = {
    STANDARD: Calendar(STANDARD),
    "24h": Calendar("24 hours", ROUND_THE_CLOCK),
    "night": Calendar("Night", (NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, NO_WORK, NO_WORK)),
    "six": Calendar("Six days", (OFFICE,) * 6 + (NO_WORK,)),
    "weekend": Calendar("Weekend", (NO_WORK,) * 5 + (ALL_DAY, ALL_DAY)),
    "holiday": Calendar("Holiday", days=(OtherDays(HOLIDAY, HOLIDAY),)),
}
_UNITS: Final = {"m": MINUTE, "h": HOUR, "d": 8 * HOUR, "em": MINUTE, "eh": HOUR, "ed": DAY}
_LINK: Final = re.compile(r"(\S+) (FS|SS|FF|SF)(?:([+-][\d.]+)(%|e?[mhd]))? (\S+)")


def at(text: str) -> int:
    """Return an instant; a day without a time is its start."""
    return instant(dt.datetime.fromisoformat(text))


def span(text: str) -> int:
    """Return a duration such as 2d, 4h or 3ed in ticks."""
    number, unit = re.fullmatch(r"(-?[\d.]+)(\w+)", text).groups()  # type: ignore[union-attr]  # a test's own text
    return round(float(number) * _UNITS[unit])


def activity(text: str, ids: dict[str, int]) -> Activity:
    """Return the activity that a line describes."""
    code, duration, *options = text.split()
    values: dict[str, Any] = {"is_summary": duration == "summary"}
    if duration != "summary":
        values |= {"duration": span(duration), "elapsed": duration.rstrip("mhd").endswith("e")}
    constraints = []
    for option in options:
        name, _equals, value = option.partition("=")
        if name in CONSTRAINTS:
            constraints.append(Constraint(name, at(value) if value else None))
        elif name == "parent":
            values["parent"] = ids[value]
        elif name in {"calendar", "kind"}:
            values[name] = value.replace("_", " ")
        elif name.startswith("is_") or name == "spans_group":
            values[name] = True
        elif name in {"done", "remaining", "leveling_delay"}:
            values[name] = span(value)
        elif name == "by":
            calendar, work = value.split(":")
            made = Assignment(calendar=calendar, work=span(work))
            values["assignments"] = (*values.get("assignments", ()), made)
        else:
            values[name] = at(value)
    return Activity(id=ids[code], code=code, constraints=tuple(constraints), **values)


def link(text: str, ids: dict[str, int]) -> Link:
    """Return the link that a line such as "A FS+2d B" describes."""
    before, kind, lag, unit, after = _LINK.fullmatch(text).groups()  # type: ignore[union-attr]  # a test's own text
    if not lag:
        return Link(ids[before], ids[after], kind)
    if unit == "%":
        return Link(ids[before], ids[after], kind, round(float(lag) * 100), PERCENT)
    ticks = round(float(lag) * _UNITS[unit])
    return Link(ids[before], ids[after], kind, ticks, ELAPSED if unit[0] == "e" else WORKING)


def plan(
    *lines: str, start: str = "2025-03-03T08:00", manner: dict[str, Any] | None = None, **more: Any
) -> Plan:
    """Return a plan: lines with a link in them are links, the others activities.

    It starts on a Monday unless told otherwise.
    """
    links = [line for line in lines if _LINK.fullmatch(line)]
    activities = [line for line in lines if line not in links]
    ids = {line.split()[0]: number for number, line in enumerate(activities, 1)}
    given: dict[str, Any] = {
        name: at(value) if isinstance(value, str) and name != "calendar" else value
        for name, value in more.items()
    }
    return Plan(
        start=at(start),
        activities=tuple(activity(line, ids) for line in activities),
        links=tuple(link(line, ids) for line in links),
        calendars=CALENDARS,
        manner=Manner(**(manner or {})),
        **given,
    )


def dates(made: Plan) -> dict[str, str]:
    """Return when each activity is scheduled, as "03-03 08:00 – 03-04 17:00", by its code."""
    found = schedule(made)
    return {
        each.code: spoken(found.dates[each.id].start, found.dates[each.id].finish)
        for each in made.activities
        if each.id in found.dates
    }


def early(made: Plan) -> dict[str, str]:
    """Return the early dates of each activity, by its code."""
    return _of(made, schedule(made), "early")


def late(made: Plan) -> dict[str, str]:
    """Return the late dates of each activity, by its code."""
    return _of(made, schedule(made), "late")


def _of(made: Plan, found: Schedule, which: str) -> dict[str, str]:
    rows = {each.code: found.dates[each.id] for each in made.activities if each.id in found.dates}
    return {
        code: spoken(getattr(row, f"{which}_start"), getattr(row, f"{which}_finish"))
        for code, row in rows.items()
    }


def floats(made: Plan) -> dict[str, tuple[float, float]]:
    """Return total and free float of each activity in working days of eight hours."""
    found = schedule(made).dates
    return {
        each.code: (
            found[each.id].total_float / _UNITS["d"],
            found[each.id].free_float / _UNITS["d"],
        )
        for each in made.activities
        if each.id in found
    }


def spoken(start: int, finish: int) -> str:
    """Return two instants as a person reads them."""
    return f"{moment(start):%m-%d %H:%M} – {moment(finish):%m-%d %H:%M}"
