"""The packing list of a lot: what it carries, in which containers, on which document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, words
from core.queries.project import project
from core.queries.register import register_rows
from core.registers.shipments import DOCUMENTS, MODES
from core.report.blocks import Cell, Chapter, Column, Document, Fact, Facts, Kind, Table, Total

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.project import ProjectRow
    from core.queries.register import RegisterRow
    from core.report.blocks import Value


def packing_list(
    session: Session,
    project_id: int,
    shipment_id: int,
    *,
    language: str,
    status_date: dt.date,
    author: str,
    created: dt.datetime,
) -> Document:
    """Return the packing list of a lot as a document, in a language; without prices."""
    w = words(language)
    head = project(session, project_id)
    lot = next(r for r in register_rows(session, "shipments", project_id) if r.id == shipment_id)
    packages = {row.values["code"]: row for row in register_rows(session, "equipment", project_id)}
    lines = register_rows(session, "shipment_lines", project_id)
    own = [row for row in lines if row.refs.get("shipment") == shipment_id]
    shipped = [row.values["package"] for row in lines]
    whole = {code for code in shipped if shipped.count(code) == 1}
    boxes = [
        row
        for row in register_rows(session, "containers", project_id)
        if row.refs.get("shipment") == shipment_id
    ]
    title = f"{w(mark('Packing list'))} {lot.values['packing_list_no'] or lot.values['code']}"
    return Document(
        title=title,
        subject=f"{head.code} {head.named(language)}".strip(),
        language=language,
        status_date=status_date,
        author=author,
        created=created,
        chapters=(
            Chapter(
                "packing_list",
                w(mark("Packing list")),
                (_facts(w, head, lot), _lines(w, own, packages, whole)),
                is_cover=False,
                is_landscape=True,
            ),
            Chapter(
                "containers",
                w(mark("Containers")),
                (_containers(w, boxes),),
                is_cover=False,
                is_landscape=True,
            ),
        ),
    )


def _facts(w: Words, head: ProjectRow, lot: RegisterRow) -> Facts:
    v = lot.values
    document = v["transport_document"]
    kind = w(DOCUMENTS[document]) if document else ""
    mode = MODES[v["mode"]]
    route = (v["place_of_dispatch"], v["border_crossing"], v["place_of_delivery"])
    said = (
        (mark("Lot"), v["code"]),
        (mark("Packing list"), v["packing_list_no"]),
        (mark("Invoice No."), v["invoice_no"]),
        (mark("Contract No."), head.contract_no),
        (mark("Customer"), head.customer),
        (mark("Mode"), w(mode)),
        (mark("Document"), f"{kind} {v['transport_document_no']}".strip()),
        (mark("Document date"), v["transport_document_date"]),
        (mark("Delivery term"), v["incoterm"]),
        (mark("Route"), " – ".join(filter(None, route))),
        (mark("Forwarder"), v["forwarder"]),
        (mark("ETD"), v["atd"] or v["etd_forecast"] or v["etd_planned"]),
        (mark("ETA"), v["ata"] or v["eta_forecast"] or v["eta_planned"]),
        (mark("Cases"), v["cases"]),
        (mark("Gross weight"), v["gross_weight_t"]),
        (mark("Volume"), v["volume_m3"]),
    )
    units = {"Gross weight": f" {w(mark('t'))}", "Volume": f" {w(mark('m³'))}"}
    return Facts(
        tuple(
            Fact(w(label), _cell(value, units.get(label, "")))
            for label, value in said
            if value not in (None, "")
        )
    )


def _cell(value: Value, after: str) -> Cell:
    import datetime as dt  # noqa: PLC0415  the class tells a day from other values

    if isinstance(value, dt.date):
        return Cell(value, Kind.DATE)
    if isinstance(value, str):
        return Cell(value)
    return Cell(value, Kind.PLAIN, after=after)


def _lines(
    w: Words, lines: list[RegisterRow], packages: dict[str, RegisterRow], whole: set[str]
) -> Table:
    """Return the lines; one without a quantity has that of its package if no other lot carries it."""

    def line(number: int, row: RegisterRow) -> tuple[Value, ...]:
        v = row.values
        package = packages.get(v["package"])
        of = package.values if package is not None else {}
        quantity = v["quantity"]
        if quantity is None and v["package"] in whole:
            quantity = of.get("quantity")
        return (
            number,
            v["package"],
            of.get(f"name_{w.language}") or of.get("name", ""),
            v["hs_code"] or of.get("hs_code", ""),
            quantity,
            of.get("unit", ""),
            v["cases"],
            v["containers"],
            v["gross_weight_t"],
            v["volume_m3"],
            v["note"],
        )

    added = Total("sum")
    columns = (
        Column("no", w(mark("No.")), Kind.WHOLE),
        Column("package", w(mark("Package"))),
        Column("name", w(mark("Description")), Kind.LONG),
        Column("hs_code", w(mark("HS code"))),
        Column("quantity", w(mark("Quantity")), Kind.PLAIN),
        Column("unit", w(mark("Unit"))),
        Column("cases", w(mark("Cases")), Kind.WHOLE, total=added),
        Column("containers", w(mark("Containers")), Kind.WHOLE, total=added),
        Column("gross", f"{w(mark('Gross weight'))}, {w(mark('t'))}", Kind.NUMBER, total=added),
        Column("volume", f"{w(mark('Volume'))}, {w(mark('m³'))}", Kind.NUMBER, total=added),
        Column("note", w(mark("Note")), Kind.LONG),
    )
    rows = tuple(line(number, row) for number, row in enumerate(lines, start=1))
    empty = w(mark("No lines are kept for this lot."))
    return Table("lines", "", columns, rows, empty, total_label=w(mark("Total")))


def _containers(w: Words, boxes: list[RegisterRow]) -> Table:
    added = Total("sum")
    columns = (
        Column("no", w(mark("No.")), Kind.WHOLE),
        Column("number", w(mark("Number"))),
        Column("kind", w(mark("Type"))),
        Column("seal", w(mark("Seal"))),
        Column("cases", w(mark("Cases")), Kind.WHOLE, total=added),
        Column("tare", f"{w(mark('Tare'))}, {w(mark('t'))}", Kind.NUMBER, total=added),
        Column("gross", f"{w(mark('Gross weight'))}, {w(mark('t'))}", Kind.NUMBER, total=added),
        Column("note", w(mark("Note")), Kind.LONG),
    )
    rows = tuple(
        (
            number,
            box.values["number"],
            box.values["kind"],
            box.values["seal"],
            box.values["packages"],
            box.values["tare_t"],
            box.values["gross_weight_t"],
            box.values["note"],
        )
        for number, box in enumerate(boxes, start=1)
    )
    empty = w(mark("No containers are kept for this lot."))
    return Table("containers", "", columns, rows, empty, total_label=w(mark("Total")))
