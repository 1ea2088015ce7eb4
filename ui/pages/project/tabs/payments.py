"""The money of a project: payments, guarantees, letters of credit, damages, changes, cost."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

REGISTERS: Final = (
    "payments",
    "draws",
    "guarantees",
    "credits",
    "damages",
    "variations",
    "claims",
    "cost_lines",
)

SPEC = Tab(
    key="payments",
    title=mark("Payments & guarantees"),
    order=36,
    make=made("payments", *REGISTERS),
    registers=REGISTERS,
)
