"""Equipment: its way from order to acceptance as a strip, dates with their slip, the plant table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark, tr
from core.registers.equipment import STATUSES, STEPS, arrival, chain
from ui import paint
from ui.models.cells import Run, Strip, Text, TwoLine, slip_tone
from ui.models.column import Column
from ui.pages._register import looks
from ui.pages._register.faces._spec import Face, FaceView, Filter
from ui.theme import text_width

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable

    from core.queries.register import RegisterRow
    from ui.pages._register.faces._spec import Columns, Shown

LATE, VERY_LATE = 10, 30
LONG_LEAD, IS_LATE, SHORT = "long_lead", "late", "short"
MARKS: Final = {
    LONG_LEAD: mark("Long lead"),
    IS_LATE: mark("Late"),
    SHORT: mark("Too late for site"),
}
_STEPS: Final = {
    **STEPS,
    "installed": mark("Installed"),
    "accepted": mark("Accepted"),
}
_PAIRED: Final = tuple(STEPS)
_SHORT: Final = {"start": mark("Started"), "inspection": mark("Inspected"), "fat": "FAT"}
"""Titles of columns whose step has a longer name."""


def _columns(made: Columns, shown: Shown) -> Iterable[Column[Any]]:
    yield replace(made["code"], width=70)
    yield replace(
        made["name"],
        cell=lambda row: _name(row, made["name"].value(row), shown),
        stretch=3,
        ample=230,
        min_width=170,
        tooltip=lambda row: _tip(row, made["name"].value(row)),
    )
    yield replace(made["supplier"], min_width=90, stretch=1, ample=132, drop=2)
    yield replace(
        made["quantity"], title=mark("Qty"), cell=lambda row: Text(_quantity(row)), width=82, drop=4
    )
    yield replace(made["gross_weight_t"], width=92, drop=3)
    yield Column(
        key="chain",
        title=mark("From order to acceptance"),
        value=lambda row: row.values["percent"],
        text=lambda _value: "",
        kind="custom",
        paint=None,
        cell=lambda row: _strip(row, shown.status_date()),
        find=lambda _row: "",
        width=144,
        tooltip=lambda row: _told(row, shown.status_date()),
        spoken=lambda row: _told(row, shown.status_date()),
    )
    for step in _PAIRED:
        yield _expected(step, made, shown)
    yield replace(
        made["required_on_site"],
        cell=_required,
        tooltip=_required_tip,
        width=104,
        drop=5,
    )
    yield replace(made["float_days"], cell=_float, width=66, drop=5)
    yield replace(made["percent"], title="%", cell=_percent, width=58)
    yield replace(
        made["supplier"],
        key="maker",
        title=mark("Manufacturer"),
        min_width=100,
        stretch=1,
        ample=140,
    )
    yield replace(
        made["fat_place"], cell=_place, tooltip=None, min_width=90, stretch=1, ample=110, drop=1
    )


def _expected(step: str, made: Columns, shown: Shown) -> Column[Any]:
    """Return the column of when a step was done or is expected, with its slip."""

    def cell(row: RegisterRow) -> TwoLine:
        day = _day_of(row, step)
        if day is None:
            return TwoLine(())
        slip = _slip_of(row, step, shown.status_date())
        if row.values[f"{step}_actual"] is not None:
            tone = after = "text3"  # what is over asks for nothing
        else:
            tone, after = slip_tone(slip, "text"), slip_tone(slip, "text2")
        words = [Run(text.day(day), tone, "small" if tone in ("text", "text3") else "small_m")]
        if slip and step == "site":
            words.append(Run(text.slip(slip), after, "cap_m"))
        return TwoLine(tuple(words))

    base = made[f"{step}_actual"]
    return replace(
        base,
        key=f"{step}_day",
        title=_SHORT.get(step, _STEPS[step]),
        subtitle="",
        value=lambda row: _day_of(row, step),
        sort=lambda row: _day_of(row, step),
        find=lambda row: str(_day_of(row, step) or ""),
        cell=cell,
        width=_site_width if step == "site" else 96,
        tooltip=lambda row: _three(row, step),
    )


def _site_width() -> int:
    """Return the width of a day with a slip of hundreds of days, in the language of the screen."""
    return round(text_width("0000-00-00", "small_m") + text_width(text.slip(888), "cap_m")) + 25


def _slip_of(row: RegisterRow, step: str, on: dt.date) -> int | None:
    """Return how many days late a step was, or will be at the earliest; None where it is not."""
    planned, actual = row.values[f"{step}_planned"], row.values[f"{step}_actual"]
    day = _day_of(row, step)
    if planned is None or day is None:
        return None
    late: int = ((day if actual is not None else max(day, on)) - planned).days
    return late if late > 0 else None


def _day_of(row: RegisterRow, step: str) -> dt.date | None:
    found = (row.values[f"{step}_{which}"] for which in ("actual", "forecast", "planned"))
    day: dt.date | None = next((each for each in found if each is not None), None)
    return day


def _three(row: RegisterRow, step: str) -> str:
    said = (
        (mark("planned {day}"), row.values[f"{step}_planned"]),
        (mark("forecast {day}"), row.values[f"{step}_forecast"]),
        (mark("actual {day}"), row.values[f"{step}_actual"]),
    )
    days = text.listed(tr(words, day=text.day(day)) for words, day in said if day is not None)
    return f"{tr(_STEPS[step])}: {days}" if days else ""


def _name(row: RegisterRow, name: str, shown: Shown) -> Text:
    shop = row.values["shop"]
    badge = tr(terms.shop(shop).letter) if shop and shown.grouping() != "shop" else ""
    icon = "hourglass" if row.values["long_lead"] else ""
    return Text(name, badge=badge, icon=icon, icon_after=True)


def _tip(row: RegisterRow, name: str) -> str:
    return text.listed([name, tr(MARKS[LONG_LEAD])]) if row.values["long_lead"] else name


def _quantity(row: RegisterRow) -> str:
    quantity, unit = row.values["quantity"], row.values["unit"]
    if quantity is None:
        return ""
    whole = quantity == quantity.to_integral_value()
    return f"{text.number(quantity, 0 if whole else 2)} {unit}".strip()


def _place(row: RegisterRow) -> Text:
    """Return where it is made and tested, else, weaker, in which country."""
    country = row.values["country_of_origin"]
    if row.values["fat_place"] or not country:
        return Text(row.values["fat_place"], "text2")
    return Text(text.country(country), "text3")


def _float(row: RegisterRow) -> Text:
    """Return the days to spare; of goods that are there they ask for nothing any more."""
    days = row.values["float_days"]
    if days is None:
        return Text("")
    is_there = row.values["site_actual"] is not None
    tone = "text3" if is_there else looks.tone_of_spare(days)
    return Text(text.days(days), tone, "small" if tone in ("text2", "text3") else "small_m")


def _percent(row: RegisterRow) -> Text:
    found = row.values["percent"]
    return Text("" if found is None else text.number(found, 1), "text", "small")


def _strip(row: RegisterRow, on: dt.date) -> Strip:
    """Return the steps; only the next gate tells how late it is, else a slip paints them all."""
    steps = chain(row.values, on)
    return Strip(
        tuple(
            paint.Cell(step.state, step.share, _late(step.late_days) if step.state == "now" else "")
            for step in steps
        )
    )


def _late(days: int | None) -> str:
    if days is None or days <= LATE:
        return ""
    return "late" if days <= VERY_LATE else "very_late"


def _told(row: RegisterRow, on: dt.date) -> str:
    """Return the strip in words: the status, then each step with its day."""
    words = STATUSES[row.values["status"]]
    said = []
    for step in chain(row.values, on):
        day = _day_of(row, step.key) if step.key in _PAIRED else None
        slip = text.slip(step.late_days) if step.late_days else ""
        ticked = "✓" if step.state == "done" else ""
        said.append(" ".join(filter(None, (tr(_STEPS[step.key]), text.day(day), slip, ticked))))
    return "\n".join([tr(words), *said])


def _required(row: RegisterRow) -> Text:
    typed = row.values["required_on_site"]
    day = typed or row.values["needed_by"]
    return Text(text.day(day), "text" if typed else "text3", "small")


def _required_tip(row: RegisterRow) -> str:
    if row.values["required_on_site"] or not row.values["needed_by"]:
        return ""
    return tr(mark("From the baseline of the shop: all its goods on site. Type a date of its own."))


def _written(step: str) -> Callable[[RegisterRow | None], str]:
    """Return what a day typed for a step means: the forecast, once it is done the day it was."""

    def key(row: RegisterRow | None) -> str:
        is_done = row is not None and row.values[f"{step}_actual"] is not None
        return f"{step}_{'actual' if is_done else 'forecast'}"

    return key


def _supplier(row: RegisterRow) -> Collection[str]:
    return (row.values["supplier"],) if row.values["supplier"] else ()


def _marks(row: RegisterRow) -> Collection[str]:
    values = row.values
    is_there = values["site_actual"] is not None
    found = []
    if values["long_lead"]:
        found.append(LONG_LEAD)
    if (values["late_days"] or 0) > 0:
        found.append(IS_LATE)
    if arrival(values) is not None and not is_there and (values["float_days"] or 0) < 0:
        found.append(SHORT)
    return found


SPEC: Final = Face(
    key="equipment",
    add=mark("Add item"),
    begin=mark(
        "Add packages one by one, paste the equipment list from Excel, or import an exchange file"
        " (File menu)."
    ),
    columns=_columns,
    writes={f"{step}_day": _written(step) for step in STEPS},
    views=(
        FaceView(
            "chain",
            mark("Chain"),
            "code name supplier quantity gross_weight_t chain fat_day site_day required_on_site"
            " float_days percent",
        ),
        FaceView(
            "plant",
            mark("Plant table"),
            "code name maker fat_place percent start_day inspection_day fat_day dispatch_day site_day",
        ),
        FaceView(
            "dates",
            mark("All dates"),
            " ".join(
                (
                    "code name status",
                    *(f"{s}_planned {s}_forecast {s}_actual" for s in STEPS),
                )
            ),
        ),
    ),
    filters=(
        Filter("supplier", mark("Supplier"), _supplier),
        Filter("marks", mark("Only"), _marks, lambda key: tr(MARKS[key])),
    ),
    head_totals=("value",),
)
