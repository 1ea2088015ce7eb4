"""The capacity of the plant: what it comes to, then rate, lines, ramp-up and performance tests."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.capacity.beside import LinesBeside, RampBeside
from ui.pages.project.tabs.capacity.overview import CapacityOverview

REGISTERS: Final = (
    "capacity",
    "line_rates",
    "ramp_up",
    "performance_tests",
    "run_hours",
    "run_stops",
)

SPEC = Tab(
    key="capacity",
    title=mark("Capacity"),
    order=42,
    make=made(
        "capacity",
        *REGISTERS,
        beside={"line_rates": LinesBeside, "ramp_up": RampBeside},
        front=(mark("Overview"), CapacityOverview),
    ),
    registers=REGISTERS,
)
