"""What is supplied: the equipment packages of a contract."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from core.model.row import Count, Day, Number, OwnedRow, Sum, Words, Yes


class EquipmentPackage(OwnedRow):
    """A line, a machine, a lot that is ordered, tested, shipped and installed as one.

    Its chain stands flat: ordered, drawings approved, manufacture started, manufactured,
    inspected at the works, FAT passed, dispatched, on site, each planned, expected and done.
    """

    __tablename__ = "equipment_package"

    code: Mapped[Words]
    shop: Mapped[Words]
    name: Mapped[Words]
    name_zh: Mapped[Words]
    name_ru: Mapped[Words]
    supplier: Mapped[Words]
    order_no: Mapped[Words]
    country_of_origin: Mapped[Words]
    quantity: Mapped[Number]
    unit: Mapped[Words]
    value_minor: Mapped[Sum]
    order_value_minor: Mapped[Sum]
    """What the supplier is paid for it, in the currency of the project's cost."""
    hs_code: Mapped[Words]
    conformity: Mapped[Words]
    gross_weight_t: Mapped[Number]
    volume_m3: Mapped[Number]
    container_count: Mapped[Count]
    oversize: Mapped[Yes]
    long_lead: Mapped[Yes]
    order_planned: Mapped[Day]
    order_forecast: Mapped[Day]
    order_actual: Mapped[Day]
    drawings_planned: Mapped[Day]
    drawings_forecast: Mapped[Day]
    drawings_actual: Mapped[Day]
    start_planned: Mapped[Day]
    start_forecast: Mapped[Day]
    start_actual: Mapped[Day]
    made_planned: Mapped[Day]
    made_forecast: Mapped[Day]
    made_actual: Mapped[Day]
    inspection_planned: Mapped[Day]
    inspection_forecast: Mapped[Day]
    inspection_actual: Mapped[Day]
    fat_planned: Mapped[Day]
    fat_forecast: Mapped[Day]
    fat_actual: Mapped[Day]
    dispatch_planned: Mapped[Day]
    dispatch_forecast: Mapped[Day]
    dispatch_actual: Mapped[Day]
    site_planned: Mapped[Day]
    site_forecast: Mapped[Day]
    site_actual: Mapped[Day]
    fat_place: Mapped[Words]
    required_on_site: Mapped[Day]
    manufacture_percent: Mapped[Number]
    """How far the supplier reports it made, while it is being made."""
    installation_percent: Mapped[Number]
    status: Mapped[str] = mapped_column(default="SPECIFIED")
    owner: Mapped[Words]
    note: Mapped[Words]


class CreditRule(OwnedRow):
    """What a package of the project counts for in a status, where that is not the usual."""

    __tablename__ = "credit_rule"

    status: Mapped[str] = mapped_column(default="PO_PLACED")
    percent: Mapped[Number]
    note: Mapped[Words]
