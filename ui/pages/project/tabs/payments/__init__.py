"""The money of a project: payments, guarantees, letters of credit, damages, changes, cost."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.payments.changes import ClaimsPanel, VariationsPanel
from ui.pages.project.tabs.payments.cost import CostPanel
from ui.pages.project.tabs.payments.damages import DamagesPanel
from ui.pages.project.tabs.payments.money_panel import MoneyPanel

REGISTERS: Final = (
    "payments",
    "draws",
    "guarantees",
    "credits",
    "damages",
    "variations",
    "claims",
    "cost_lines",
    "cost_months",
    "budget_rates",
)

ABOVE: Final = {
    "payments": MoneyPanel,
    "damages": DamagesPanel,
    "variations": VariationsPanel,
    "claims": ClaimsPanel,
    "cost_lines": CostPanel,
}

SPEC = Tab(
    key="payments",
    title=mark("Payments & guarantees"),
    order=36,
    make=made("payments", *REGISTERS, above=ABOVE),
    registers=REGISTERS,
)
