"""The capacity of the plant: design rate, lines, ramp-up, performance tests."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

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
    make=made("capacity", *REGISTERS),
    registers=REGISTERS,
)
