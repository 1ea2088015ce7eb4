"""The equipment of a project: packages from order to site."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

REGISTERS: Final = ("equipment", "credit_rules")

SPEC = Tab(
    key="equipment",
    title=mark("Equipment"),
    order=32,
    make=made("equipment", *REGISTERS),
    registers=REGISTERS,
)
