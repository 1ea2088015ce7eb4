"""The equipment of a project: packages from order to site."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._registers import made
from ui.pages.project.tabs._spec import Tab

SPEC = Tab(
    key="equipment",
    title=mark("Equipment"),
    order=32,
    make=made("equipment", "equipment"),
)
