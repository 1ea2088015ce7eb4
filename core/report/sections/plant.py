"""The main items of plant, as FIDIC wants them in a progress report (4.20 c, in 1999 4.21 c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import text
from core.language import mark, words
from core.queries.register import register_rows
from core.registers.equipment import STATUSES
from core.report.blocks import Cell, Column, Kind, Notes, Table
from core.report.sections._spec import Section
from core.report.sections._words import share, shop_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.register import RegisterRow
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest

_EVENTS: Final = {
    "start": mark("Start of manufacture"),
    "inspection": mark("Inspection"),
    "fat": mark("FAT"),
    "dispatch": mark("Shipment"),
    "site": mark("Arrival on site"),
}
"""The events of an item, by the step of its chain; each is a day that was or is expected."""


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of the packages: who makes them where, how far they are, and when."""
    w = words(request.language)
    packages = [
        row
        for row in register_rows(
            session, "equipment", request.project, status_date=request.status_date
        )
        if row.values["status"] != "CANCELLED"
    ]
    columns = (
        Column("code", w(mark("Item No."))),
        Column("name", w(mark("Equipment")), Kind.LONG),
        Column("shop", w(mark("Shop"))),
        Column("maker", w(mark("Manufacturer")), Kind.LONG),
        Column("place", w(mark("Place of manufacture"))),
        Column("status", w(mark("Status"))),
        Column("percent", w(mark("Percent complete")), Kind.PERCENT),
        *(Column(key, w(title), Kind.DATE) for key, title in _EVENTS.items()),
        Column("slip", w(mark("Slip")), Kind.SLIP),
    )
    told = w(mark("✓ a day on which it happened; any other day is when it is expected."))
    rows = tuple(_row(w, row) for row in packages)
    return (Notes((told,)), Table("plant", "", columns, rows, "", fixed=2)) if rows else ()


def _row(w: Words, row: RegisterRow) -> tuple[Value | Cell, ...]:
    v = row.values
    status = STATUSES[v["status"]]
    place = v["fat_place"] or (
        text.country(v["country_of_origin"], w.language) if v["country_of_origin"] else ""
    )
    return (
        v["code"],
        v.get(f"name_{w.language}") or v["name"],
        shop_name(w, v["shop"]) if v["shop"] else "",
        v["supplier"],
        place,
        w(status),
        share(v["percent"]),
        *(_day(row, step) for step in _EVENTS),
        v["late_days"],
    )


def _day(row: RegisterRow, step: str) -> Value | Cell:
    """Return when a step was done, ticked, else when it is expected."""
    actual = row.values[f"{step}_actual"]
    if actual is not None:
        return Cell(actual, Kind.DATE, before="✓ ")
    expected: Value = row.values[f"{step}_forecast"] or row.values[f"{step}_planned"]
    return expected


SPEC = Section(key="plant", order=81, scope="project", title=mark("Plant"), build=build)
