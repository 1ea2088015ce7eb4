"""The money of a project: payments, guarantees, letters of credit, damages, changes, cost."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

SPEC = Tab(
    key="payments",
    title=mark("Payments & guarantees"),
    order=36,
    make=made(
        "payments",
        *("payments", "draws", "guarantees", "credits", "damages", "variations", "claims"),
        "cost_lines",
    ),
)
