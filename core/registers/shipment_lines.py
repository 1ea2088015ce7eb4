"""What each shipment carries of which package."""

from __future__ import annotations

from typing import Final

from core.language import mark
from core.model import ShipmentLine
from core.registers._spec import Field, Kind, Register

RELEASES: Final = {"FAT": mark("FAT"), "LOT_INSPECTION": mark("Lot inspection")}

SPEC: Final = Register(
    "shipment_lines",
    mark("Shipment lines"),
    30,
    ShipmentLine,
    (
        Field("shipment", mark("Lot"), Kind.REFERENCE, to="shipments", required=True),
        Field("package", mark("Package"), Kind.REFERENCE, to="equipment"),
        Field("quantity", mark("Quantity"), Kind.NUMBER, places=2),
        Field("cases", mark("Cases"), Kind.WHOLE, total=True),
        Field("containers", mark("Containers"), Kind.WHOLE, total=True),
        Field("vehicles", mark("Vehicles"), Kind.WHOLE, total=True),
        Field(
            "gross_weight_t",
            mark("Gross weight"),
            Kind.NUMBER,
            unit=mark("t"),
            places=1,
            total=True,
        ),
        Field("volume_m3", mark("Volume"), Kind.NUMBER, unit=mark("m³"), places=1, total=True),
        Field("value", mark("Value"), Kind.MONEY, total=True),
        Field("hs_code", mark("HS code")),
        Field("release_basis", mark("Released by"), Kind.CHOICE, choices=RELEASES),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    names=("shipment", "package"),
    parent="shipment",
)
