"""The capacity of a plant: its rate, its lines, its ramp-up with the day of SOP, its tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.queries.milestones import facts
from core.queries.register import register_rows
from core.rules.capacity import GROSS_LINE_RATE, Line, annual_capacity, reading
from core.rules.slip import sop

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow
    from core.rules.capacity import Reading


@dataclass(frozen=True, slots=True)
class PlantRow:
    """The rate of the contract with what it is counted over; shares of one."""

    id: int
    jph: float
    basis: str
    efficiency: float | None
    hours: float | None
    shifts: int | None
    days: int | None
    stated: str

    def reading(self, efficiency: float | None = None) -> Reading | None:
        """Return what the rate asks for at this efficiency, by default its own."""
        share = efficiency or self.efficiency
        return reading(self.jph, self.basis, share) if share else None

    def vehicles(self, efficiency: float | None = None) -> float | None:
        """Return vehicles a year; None where shifts or days are not kept."""
        found = self.reading(efficiency)
        if found is None or self.hours is None or self.shifts is None or self.days is None:
            return None
        return annual_capacity(
            found.gross_jph,
            hours=self.hours,
            shifts=self.shifts,
            days=self.days,
            efficiency=found.net_jph / found.gross_jph,
        )


@dataclass(frozen=True, slots=True)
class LineRow:
    """A shop or a line of it; the availability is its own, else the efficiency of the plant."""

    id: int
    shop: str
    name: str
    gross_jph: float
    availability: float

    def line(self, availability: float | None = None) -> Line:
        """Return the line as the rules take it, at this availability or at its own."""
        return Line(self.shop, self.name, self.gross_jph, availability or self.availability)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week after SOP: of the plant, or of one shop."""

    week: int
    shop: str
    planned: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class PlantCapacity:
    """What is kept of the capacity of a project."""

    plant: PlantRow | None
    lines: tuple[LineRow, ...]
    weeks: tuple[WeekRow, ...]
    tests: tuple[RegisterRow, ...]
    sop_planned: dt.date | None
    sop: dt.date | None
    has_sop: bool

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is kept."""
        return self.plant is None and not (self.lines or self.weeks or self.tests)


def plant_capacity(
    session: Session, project_id: int, status_date: dt.date | None = None
) -> PlantCapacity:
    """Return what is kept of the capacity of a project, and when production starts."""
    plant = next(iter(_plants(session, project_id)), None)
    start = sop(facts(session, project_id))
    return PlantCapacity(
        plant,
        tuple(_lines(session, project_id, plant)),
        tuple(_weeks(session, project_id)),
        tuple(register_rows(session, "performance_tests", project_id, status_date=status_date)),
        None if start is None else start.baseline_finish,
        None if start is None else start.finish,
        start is not None and start.is_done,
    )


def _plants(session: Session, project_id: int) -> list[PlantRow]:
    rows = [(row.id, row.values) for row in register_rows(session, "capacity", project_id)]
    return [
        PlantRow(
            id_,
            float(values["design_jph"]),
            values["basis"] or GROSS_LINE_RATE,
            _share(values["planned_efficiency"]),
            _float(values["hours_per_shift"]),
            values["shifts_per_day"],
            values["days_per_year"],
            values["jph_basis"],
        )
        for id_, values in rows
        if values["design_jph"]
    ]


def _lines(session: Session, project_id: int, plant: PlantRow | None) -> list[LineRow]:
    usual = None if plant is None else plant.efficiency
    return [
        LineRow(
            row.id,
            row.values["shop"],
            row.values["line"],
            float(row.values["gross_jph"]),
            _share(row.values["target_availability"]) or usual or 1.0,
        )
        for row in register_rows(session, "line_rates", project_id)
        if row.values["gross_jph"]
    ]


def _weeks(session: Session, project_id: int) -> list[WeekRow]:
    found = [
        WeekRow(
            row.values["week"],
            row.values["shop"],
            _float(row.values["planned_jph"]),
            _float(row.values["actual_jph"]),
        )
        for row in register_rows(session, "ramp_up", project_id)
    ]
    return sorted(found, key=lambda row: (row.week, row.shop))


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _share(value: Any) -> float | None:
    """Return a share of one, None where it says nothing that can be divided by."""
    return float(value) if value else None
