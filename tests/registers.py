"""A project with one row in every register, each field filled by its kind; for tests of all."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.operations.register import add_row
from core.registers import MILESTONES, Kind, registers
from tests.builders import milestone_in, project_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.registers import Field, Register
    from core.workspace import Workspace

DAY = dt.date(2025, 2, 1)


def example(field: Field, codes: dict[str, str], number: int = 1) -> Any:
    """Return a value that a field takes; `codes` are those of the rows a reference may name."""
    if field.kind is Kind.REFERENCE:
        return codes[field.to]
    low = 1 if field.low is None else max(field.low, 1)
    return {
        Kind.CODE: f"X-{number:02}",
        Kind.NOTE: f"two\nlines {number}",
        Kind.WHOLE: low,
        Kind.NUMBER: Decimal("0.5"),
        Kind.PERCENT: Decimal("12.5"),
        Kind.MONEY: Decimal("1234.56") + number,
        Kind.DATE: DAY,
        Kind.FLAG: True,
        Kind.CHOICE: next(iter(field.choices), ""),
        Kind.SHOP: "PAINT",
        Kind.COUNTRY: "KZ",
        Kind.CURRENCY: "EUR",
    }.get(field.kind, f"words {number}")


def full(register: Register, codes: dict[str, str], number: int = 1) -> dict[str, Any]:
    """Return values for every field of a register; of what stands only once each number another."""
    values = {field.key: example(field, codes, number) for field in register.fields}
    if register.single:
        choices = list(register.field(register.single).choices)
        values[register.single] = choices[number % len(choices)]
    return values


def filled(workspace: Workspace, code: str = "P-1") -> tuple[int, dict[str, str]]:
    """Add a project with a milestone and a row in every register.

    Returns the project and the code of the row of each register, and of the milestone.
    """
    project = project_in(workspace, code, value_minor=100_000_000)
    milestone_in(workspace, project, forecast_finish=DAY)
    codes = {MILESTONES: "M001"}

    def fill(session: Session) -> None:
        for key, register in registers().items():
            values = full(register, codes)
            add_row(session, key, project, values)
            codes[key] = str(values[register.code or register.names[0]])

    workspace.run("Fill", fill)
    return project, codes
