"""Containers, wagons and vehicles of the shipments, with the check digits of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark, tr
from core.model import Container
from core.registers._spec import Fault, Field, Kind, Register
from core.rules.logistics import (
    container_digit,
    container_number,
    is_container,
    is_wagon,
    wagon_digit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.registers._spec import Values


def _check(row: Values) -> Iterator[Fault]:
    number = container_number(row["number"])
    digit = None
    if is_container(number):
        digit = container_digit(number)
    elif is_wagon(number):
        digit = wagon_digit(number)
    if digit is not None and digit != int(number[-1]):
        why = tr(
            mark("{number} does not hold: its check digit would be {digit}. Look for a misprint."),
            number=row["number"],
            digit=digit,
        )
        yield Fault("number", why)


SPEC: Final = Register(
    "containers",
    mark("Containers"),
    40,
    Container,
    (
        Field("shipment", mark("Lot"), Kind.REFERENCE, to="shipments", required=True),
        Field("number", mark("Number"), required=True),
        Field("kind", mark("Type"), width=72),
        Field("seal", mark("Seal")),
        Field("tare_t", mark("Tare"), Kind.NUMBER, unit=mark("t"), places=2),
        Field(
            "gross_weight_t",
            mark("Gross weight"),
            Kind.NUMBER,
            unit=mark("t"),
            places=2,
            total=True,
        ),
        Field("packages", mark("Cases"), Kind.WHOLE, total=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    names=("number",),
    parent="shipment",
    check=_check,
)
