"""What is under way: shipments with what they carry and the units that carry it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from core.model.equipment import EquipmentPackage
from core.model.row import Count, Day, Number, OwnedRow, Sum, Words, Yes, owner, pointer


class Shipment(OwnedRow):
    """A lot that leaves on one transport document."""

    __tablename__ = "shipment"

    code: Mapped[Words]
    shop: Mapped[Words]
    contents: Mapped[Words]
    mode: Mapped[str] = mapped_column(default="rail")
    incoterm: Mapped[Words]
    forwarder: Mapped[Words]
    carrier: Mapped[Words]
    booking_no: Mapped[Words]
    transport_document: Mapped[Words]
    transport_document_no: Mapped[Words]
    transport_document_date: Mapped[Day]
    equipment_type: Mapped[Words]
    container_count: Mapped[Count]
    vehicle_count: Mapped[Count]
    cases: Mapped[Count]
    gross_weight_t: Mapped[Number]
    volume_m3: Mapped[Number]
    oversize: Mapped[Yes]
    dangerous: Mapped[Yes]
    permit_no: Mapped[Words]
    destination_permit_no: Mapped[Words]
    oversize_degree: Mapped[Words]
    scheme_no: Mapped[Words]
    scheme_approved: Mapped[Day]
    place_of_dispatch: Mapped[Words]
    border_crossing: Mapped[Words]
    place_of_delivery: Mapped[Words]
    etd_planned: Mapped[Day]
    etd_forecast: Mapped[Day]
    atd: Mapped[Day]
    border_arrival: Mapped[Day]
    border_departure: Mapped[Day]
    eta_planned: Mapped[Day]
    eta_forecast: Mapped[Day]
    ata: Mapped[Day]
    export_declaration_no: Mapped[Words]
    import_declaration_no: Mapped[Words]
    customs_broker: Mapped[Words]
    customs_cleared_on: Mapped[Day]
    eac_mark: Mapped[Words]
    """Number of the EAC declaration or certificate."""
    cip_value_minor: Mapped[Sum]
    duty_minor: Mapped[Sum]
    import_vat_minor: Mapped[Sum]
    lc_documents_presented_on: Mapped[Day]
    lc_paid_on: Mapped[Day]
    insurance_certificate_no: Mapped[Words]
    packing_list_no: Mapped[Words]
    invoice_no: Mapped[Words]
    origin_certificate_no: Mapped[Words]
    open_package_inspection_on: Mapped[Day]
    discrepancies: Mapped[Count]
    free_days: Mapped[Count]
    demurrage_minor: Mapped[Sum]
    status: Mapped[str] = mapped_column(default="PLANNED")
    note: Mapped[Words]


class ShipmentLine(OwnedRow):
    """What a shipment carries of one package."""

    __tablename__ = "shipment_line"

    shipment_id: Mapped[int] = owner("shipment")
    package_id: Mapped[int | None] = pointer("equipment_package")
    quantity: Mapped[Number]
    cases: Mapped[Count]
    containers: Mapped[Count]
    vehicles: Mapped[Count]
    gross_weight_t: Mapped[Number]
    volume_m3: Mapped[Number]
    value_minor: Mapped[Sum]
    hs_code: Mapped[Words]
    release_basis: Mapped[Words]
    note: Mapped[Words]

    shipment: Mapped[Shipment] = relationship(backref=backref("lines", cascade="all"))
    package: Mapped[EquipmentPackage | None] = relationship(backref="lines")


class Container(OwnedRow):
    """A container, wagon or vehicle of a shipment."""

    __tablename__ = "container"

    shipment_id: Mapped[int] = owner("shipment")
    number: Mapped[Words]
    kind: Mapped[Words]
    seal: Mapped[Words]
    tare_t: Mapped[Number]
    gross_weight_t: Mapped[Number]
    packages: Mapped[Count]
    note: Mapped[Words]

    shipment: Mapped[Shipment] = relationship(backref=backref("containers", cascade="all"))
