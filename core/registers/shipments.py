"""Shipments: lots on their way, with documents, border, customs and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import current, mark, tr
from core.model import Shipment
from core.registers._spec import Computed, Fault, Field, Kind, Register
from core.rules import lots
from core.rules.logistics import air_waybill_digit, days_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.registers._spec import Around, Values

MODES: Final = {
    "rail": mark("Rail"),
    "road": mark("Road"),
    "sea": mark("Sea"),
    "air": mark("Air"),
    "multimodal": mark("Multimodal"),
    "courier": mark("Courier"),
}
DOCUMENTS: Final = {
    "SMGS": mark("SMGS waybill"),
    "CIM_SMGS": mark("CIM/SMGS waybill"),
    "CMR": mark("CMR"),
    "BL": mark("B/L"),
    "SWB": mark("Sea waybill"),
    "AWB": mark("AWB"),
    "FBL": mark("FBL"),
}
DOCUMENTS_OF: Final = {
    "rail": ("SMGS", "CIM_SMGS", "FBL"),
    "road": ("CMR", "FBL"),
    "sea": ("BL", "SWB", "FBL"),
    "air": ("AWB",),
    "courier": ("AWB",),
}
"""The transport documents there are for a mode; any for a mode not named."""
STATUSES: Final = {
    "PLANNED": mark("Planned"),
    "BOOKED": mark("Booked"),
    "PACKING": mark("Being packed"),
    "READY": mark("Ready"),
    "EXPORT_CLEARED": mark("Export cleared"),
    "DISPATCHED": mark("Dispatched"),
    "IN_TRANSIT": mark("In transit"),
    "AT_BORDER": mark("At the border"),
    "BORDER_CROSSED": mark("Border crossed"),
    "AT_TERMINAL": mark("At the terminal"),
    "CUSTOMS": mark("In customs"),
    "RELEASED": mark("Released"),
    "ON_SITE": mark("On site"),
    "INSPECTED": mark("Inspected"),
    "CLOSED": mark("Closed"),
    "HELD": mark("Held"),
    "CANCELLED": mark("Cancelled"),
}
_OVERSIZE: Final = mark("Oversize")
STATES: Final = {
    lots.SITE: mark("On site"),
    lots.BORDER: mark("Border and customs"),
    lots.WAY: mark("In transit"),
    lots.WORKS: mark("At the works"),
}
"""Where a lot is, from the goal back to the works."""
_DEPARTURE: Final = mark("Departure")
_BORDER: Final = mark("Border")
_ARRIVAL: Final = mark("Arrival")
_CUSTOMS: Final = mark("Customs")


def state_of(row: Values) -> str:
    """Return where a lot is by its status, as `STATES` names it; empty for a cancelled one."""
    return lots.STATES.get(row["status"], "")


def _check(row: Values) -> Iterator[Fault]:
    allowed = DOCUMENTS_OF.get(row["mode"])
    document = row["transport_document"]
    if document and allowed and document not in allowed:
        why = tr(
            mark("{document} is no document of transport by {mode}."),
            document=tr(DOCUMENTS[document]),
            mode=tr(MODES[row["mode"]]),
        )
        yield Fault("transport_document", why)
    if document == "AWB":
        yield from _check_air_waybill(row["transport_document_no"])


def _check_air_waybill(number: str) -> Iterator[Fault]:
    """Refuse a number of the usual form whose last digit does not fit; other forms are free."""
    digit = air_waybill_digit(number)
    if digit is not None and digit != int(number.strip()[-1]):
        why = tr(
            mark("{number} does not hold: its check digit would be {digit}. Look for a misprint."),
            number=number,
            digit=digit,
        )
        yield Fault("transport_document_no", why)


def _carries(row: Values, around: Around) -> str:
    """Return the packages of a lot by name, in the language of the screen."""
    local = f"name_{current()}"
    names = (
        package.get(local) or package["name"]
        for line in around.having("shipment_lines", "shipment", row["code"])
        for package in around.having("equipment", "code", line["package"])
    )
    return ", ".join(dict.fromkeys(names))


def _transit(row: Values, _around: Around) -> int | None:
    return days_between(row["atd"], row["ata"])


def _dwell(row: Values, around: Around) -> int | None:
    if row["border_arrival"] is None:
        return None
    return days_between(row["border_arrival"], row["border_departure"] or around.status_date)


def _delay(row: Values, _around: Around) -> int | None:
    return days_between(row["eta_planned"], row["ata"] or row["eta_forecast"])


SPEC: Final = Register(
    "shipments",
    mark("Shipments"),
    20,
    Shipment,
    (
        Field("code", mark("Lot"), Kind.CODE, required=True),
        Field("shop", mark("Shop"), Kind.SHOP),
        Field("contents", mark("Contents"), width=200),
        Field("mode", mark("Mode"), Kind.CHOICE, choices=MODES, required=True),
        Field("incoterm", mark("Delivery term")),
        Field("forwarder", mark("Forwarder")),
        Field("carrier", mark("Carrier")),
        Field("booking_no", mark("Booking No.")),
        Field("transport_document", mark("Document"), Kind.CHOICE, choices=DOCUMENTS),
        Field("transport_document_no", mark("Document No.")),
        Field("transport_document_date", mark("Document date"), Kind.DATE),
        Field("equipment_type", mark("Transport equipment")),
        Field("container_count", mark("Containers"), Kind.WHOLE, total=True),
        Field("vehicle_count", mark("Vehicles"), Kind.WHOLE, total=True),
        Field("cases", mark("Cases"), Kind.WHOLE, total=True),
        Field(
            "gross_weight_t",
            mark("Gross weight"),
            Kind.NUMBER,
            unit=mark("t"),
            places=1,
            total=True,
        ),
        Field("volume_m3", mark("Volume"), Kind.NUMBER, unit=mark("m³"), places=1, total=True),
        Field("oversize", mark("Oversize"), Kind.FLAG),
        Field("dangerous", mark("Dangerous goods"), Kind.FLAG),
        Field("oversize_degree", mark("Zone and degree"), group=_OVERSIZE),
        Field("permit_no", mark("Permit No."), group=_OVERSIZE),
        Field("destination_permit_no", mark("Permit No. abroad"), group=_OVERSIZE),
        Field("scheme_no", mark("Loading scheme"), group=_OVERSIZE),
        Field("scheme_approved", mark("Scheme approved"), Kind.DATE, group=_OVERSIZE),
        Field("place_of_dispatch", mark("From")),
        Field("border_crossing", mark("Border crossing")),
        Field("place_of_delivery", mark("To")),
        Field("etd_planned", mark("ETD planned"), Kind.DATE, group=_DEPARTURE),
        Field("etd_forecast", mark("ETD"), Kind.DATE, group=_DEPARTURE),
        Field("atd", mark("ATD"), Kind.DATE, group=_DEPARTURE),
        Field("border_arrival", mark("Border arrival"), Kind.DATE, group=_BORDER),
        Field("border_departure", mark("Border departure"), Kind.DATE, group=_BORDER),
        Field("eta_planned", mark("ETA planned"), Kind.DATE, group=_ARRIVAL),
        Field("eta_forecast", mark("ETA"), Kind.DATE, group=_ARRIVAL),
        Field("ata", mark("ATA"), Kind.DATE, group=_ARRIVAL),
        Field("export_declaration_no", mark("Export declaration"), group=_CUSTOMS),
        Field("import_declaration_no", mark("Import declaration"), group=_CUSTOMS),
        Field("customs_broker", mark("Customs broker"), group=_CUSTOMS),
        Field("customs_cleared_on", mark("Customs cleared"), Kind.DATE, group=_CUSTOMS),
        Field("eac_mark", mark("EAC declaration"), group=_CUSTOMS),
        Field("cip_value", mark("CIP value"), Kind.MONEY, total=True),
        Field("duty", mark("Duty"), Kind.MONEY, total=True, group=_CUSTOMS),
        Field("import_vat", mark("Import VAT"), Kind.MONEY, total=True, group=_CUSTOMS),
        Field("lc_documents_presented_on", mark("Documents presented"), Kind.DATE),
        Field("lc_paid_on", mark("L/C paid"), Kind.DATE),
        Field("insurance_certificate_no", mark("Insurance certificate")),
        Field("packing_list_no", mark("Packing list")),
        Field("invoice_no", mark("Invoice No.")),
        Field("origin_certificate_no", mark("Certificate of origin")),
        Field("open_package_inspection_on", mark("Open-package inspection"), Kind.DATE),
        Field("discrepancies", mark("Discrepancies"), Kind.WHOLE, total=True),
        Field("free_days", mark("Free days"), Kind.WHOLE, unit=mark("d")),
        Field("demurrage", mark("Demurrage"), Kind.MONEY, total=True, internal=True),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed(
            "carries",
            mark("Packages"),
            of=_carries,
            needs=("shipment_lines", "equipment"),
            width=180,
        ),
        Computed("transit_days", mark("Transit"), Kind.WHOLE, unit=mark("d"), of=_transit),
        Computed("dwell_days", mark("Border dwell"), Kind.WHOLE, unit=mark("d"), of=_dwell),
        Computed("delay_days", mark("Delay"), Kind.WHOLE, unit=mark("d"), of=_delay),
    ),
    code="code",
    first_code="SH-01",
    names=("code", "contents"),
    status="status",
    in_order=(
        ("atd", "border_arrival", "border_departure", "ata"),
        ("etd_planned", "eta_planned"),
        ("etd_forecast", "eta_forecast"),
        ("lc_documents_presented_on", "lc_paid_on"),
    ),
    check=_check,
)
