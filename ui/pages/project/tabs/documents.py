"""The documents of a project with their transmittals, and the people on all sides."""

from __future__ import annotations

from typing import Final

from core.language import mark
from ui.pages.project.tabs._photos import PhotosPage
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

REGISTERS: Final = ("documents", "transmittals", "issued_reports", "photos", "parties", "permits")

SPEC = Tab(
    key="documents",
    title=mark("Documents & contacts"),
    order=40,
    make=made("documents", *REGISTERS, instead={"photos": PhotosPage}),
    registers=REGISTERS,
)
