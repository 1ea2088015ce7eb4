"""Equipment packages: what is supplied, with its chain from order to site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import EquipmentPackage
from core.registers._spec import MILESTONES, OF_COST, Computed, Field, Kind, Register
from core.rules import package_chain
from core.rules.credit_rules import CREDIT, package_percent, split_percent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from core.registers._spec import Around, Values
    from core.rules.package_chain import Step

STATUSES: Final = {
    "SPECIFIED": mark("Specified"),
    "RFQ_ISSUED": mark("Inquiry sent"),
    "PO_PLACED": mark("Ordered"),
    "DRAWINGS_APPROVED": mark("Drawings approved"),
    "MATERIAL_AVAILABLE": mark("Material available"),
    "IN_MANUFACTURE": mark("In manufacture"),
    "MANUFACTURED": mark("Manufactured"),
    "FAT_PASSED": mark("FAT passed"),
    "PACKING": mark("Being packed"),
    "PACKED": mark("Packed"),
    "DISPATCHED": mark("Dispatched"),
    "IN_TRANSIT": mark("In transit"),
    "AT_BORDER": mark("At the border"),
    "CUSTOMS_CLEARED": mark("Customs cleared"),
    "ON_SITE": mark("On site"),
    "INSPECTED": mark("Inspected"),
    "INSTALLING": mark("Being installed"),
    "INSTALLED": mark("Installed"),
    "COLD_COMMISSIONED": mark("Cold commissioned"),
    "HOT_COMMISSIONED": mark("Hot commissioned"),
    "ACCEPTED": mark("Accepted"),
    "ON_HOLD": mark("On hold"),
    "REJECTED": mark("Rejected"),
    "RETURNED": mark("Returned"),
    "CANCELLED": mark("Cancelled"),
}
STEPS: Final = {
    "order": mark("Ordered"),
    "drawings": mark("Drawings approved"),
    "start": mark("Manufacture started"),
    "made": mark("Manufactured"),
    "inspection": mark("Inspected at the works"),
    "fat": mark("FAT passed"),
    "dispatch": mark("Dispatched"),
    "site": mark("On site"),
}
"""The steps of the chain, each with three dates: key_planned, key_forecast, key_actual."""
_ASIDE: Final = ("start", "inspection")
"""Steps that may come before or after the ones they stand between."""
_DATES: Final = {
    "planned": mark("Planned"),
    "forecast": mark("Forecast"),
    "actual": mark("Actual"),
}
_ARRIVAL: Final = "S12"
"""The stage in which the goods of a shop come to site."""
_LOADS: Final = ("containers", "gross_weight_t", "volume_m3")


def _chain() -> Iterator[Field]:
    for step, group in STEPS.items():
        for which, title in _DATES.items():
            yield Field(f"{step}_{which}", title, Kind.DATE, group=group)


def arrival(row: Values) -> dt.date | None:
    """Return when a package came to site, else when it is expected, else when it was planned."""
    found: dt.date | None = row["site_actual"] or row["site_forecast"] or row["site_planned"]
    return found


def chain(row: Values, on: dt.date) -> tuple[Step, ...]:
    """Return the steps of a package from order to acceptance as they stand on a day."""
    dates = {
        step: package_chain.Dates(*(row[f"{step}_{which}"] for which in _DATES)) for step in STEPS
    }
    return package_chain.chain(
        row["status"],
        dates,
        on,
        made=_float(row["manufacture_percent"]),
        installed=_float(row["installation_percent"]),
    )


def _needed(row: Values, around: Around) -> dt.date | None:
    """Return the day typed, else the one by which the baseline wants all goods of the shop."""
    typed: dt.date | None = row["required_on_site"]
    return typed or around.once("needed", lambda: _baseline_arrivals(around)).get(row["shop"])


def _baseline_arrivals(around: Around) -> Mapping[str, dt.date]:
    found: dict[str, dt.date] = {}
    for milestone in around.milestones.values():
        day = milestone.baseline_finish
        if milestone.stage == _ARRIVAL and day is not None:
            found[milestone.shop] = max(day, found.get(milestone.shop, day))
    return found


def _spare(row: Values, around: Around) -> int | None:
    comes, needed = arrival(row), _needed(row, around)
    return None if comes is None or needed is None else (needed - comes).days


def _late(row: Values, _around: Around) -> int | None:
    comes, planned = arrival(row), row["site_planned"]
    return None if comes is None or planned is None else (comes - planned).days


def _lots(row: Values, around: Around) -> Sequence[Values]:
    return around.having("shipment_lines", "package", row["code"])


def _shipments(row: Values, around: Around) -> str:
    return " ".join(dict.fromkeys(line["shipment"] for line in _lots(row, around)))


def _credit(around: Around) -> Mapping[str, float]:
    """Return what each status counts for: the usual, but for what the project has otherwise."""
    own = {row["status"]: float(row["percent"]) for row in around.rows["credit_rules"]}
    return {**CREDIT, **own}


def _percent(row: Values, around: Around) -> float | None:
    lines = _lots(row, around)
    credit = around.once("credit", lambda: _credit(around))
    installed = _float(row["installation_percent"])
    if not lines:
        made = _float(row["manufacture_percent"])
        return package_percent(row["status"], made=made, installed=installed, credit=credit)
    load = next((name for name in _LOADS if all(line[name] for line in lines)), None)
    lots = [
        (lot["status"], float(line[load]) if load else 1.0)
        for line in lines
        for lot in around.having("shipments", "code", line["shipment"])
    ]
    return split_percent(row["status"], lots, installed=installed, credit=credit)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


SPEC: Final = Register(
    "equipment",
    mark("Equipment packages"),
    10,
    EquipmentPackage,
    (
        Field("code", mark("Item No."), Kind.CODE, required=True),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("name", mark("Equipment"), required=True, width=220),
        Field("name_zh", mark("Chinese name"), width=160),
        Field("name_ru", mark("Russian name"), width=160),
        Field("supplier", mark("Supplier")),
        Field("order_no", mark("Order No."), internal=True),
        Field("country_of_origin", mark("Country of origin"), Kind.COUNTRY),
        Field("quantity", mark("Quantity"), Kind.NUMBER, places=2),
        Field("unit", mark("Unit"), width=64),
        Field("value", mark("Value"), Kind.MONEY, total=True),
        Field(
            "order_value",
            mark("Order value"),
            Kind.MONEY,
            currency=OF_COST,
            total=True,
            internal=True,
        ),
        Field("hs_code", mark("HS code"), width=84),
        Field("conformity", mark("Conformity")),
        Field(
            "gross_weight_t",
            mark("Gross weight"),
            Kind.NUMBER,
            unit=mark("t"),
            places=1,
            total=True,
        ),
        Field("volume_m3", mark("Volume"), Kind.NUMBER, unit=mark("m³"), places=1, total=True),
        Field("container_count", mark("Containers"), Kind.WHOLE, total=True),
        Field("oversize", mark("Oversize"), Kind.FLAG),
        Field("long_lead", mark("Long lead"), Kind.FLAG),
        *_chain(),
        Field("fat_place", mark("FAT place")),
        Field("required_on_site", mark("Required on site"), Kind.DATE),
        Field("manufacture_percent", mark("Made"), Kind.PERCENT, high=100),
        Field("installation_percent", mark("Installed"), Kind.PERCENT, high=100),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("owner", mark("Owner")),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed(
            "percent",
            mark("Percent complete"),
            Kind.PERCENT,
            places=1,
            of=_percent,
            needs=("shipments", "shipment_lines", "credit_rules"),
        ),
        Computed("shipments", mark("Shipments"), of=_shipments, needs=("shipment_lines",)),
        Computed("needed_by", mark("Needed by"), Kind.DATE, of=_needed, needs=(MILESTONES,)),
        Computed(
            "float_days",
            mark("Float"),
            Kind.WHOLE,
            unit=mark("d"),
            of=_spare,
            needs=(MILESTONES,),
        ),
        Computed("late_days", mark("Slip"), Kind.WHOLE, unit=mark("d"), of=_late),
    ),
    code="code",
    first_code="E-001",
    names=("code", "name"),
    status="status",
    in_order=(tuple(f"{step}_actual" for step in STEPS if step not in _ASIDE),),
)
