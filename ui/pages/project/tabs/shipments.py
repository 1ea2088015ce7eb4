"""The shipments of a project: lots, what is in them, what they travel in."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._lots import LotsPanel
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

REGISTERS: Final = ("shipments", "shipment_lines", "containers", "conformity")

SPEC = Tab(
    key="shipments",
    title=mark("Shipments"),
    order=34,
    make=made("shipments", *REGISTERS, above={"shipments": LotsPanel}),
    registers=REGISTERS,
)
