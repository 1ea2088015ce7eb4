"""The shipments of all projects: lots, what is in them, what they travel in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from ui.pages._spec import Page

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages._of_all.page import AllProjectsPage

REGISTERS: Final = ("shipments", "shipment_lines", "containers")
TITLE: Final = mark("Shipments")


def make(desk: Desk) -> AllProjectsPage:
    """Return the page; its modules are imported when it is first wanted, not at the start."""
    from ui.pages._of_all.page import AllProjectsPage  # noqa: PLC0415

    return AllProjectsPage(desk, REGISTERS, name="page.shipments", title=TITLE)


SPEC = Page(key="shipments", title=TITLE, icon="ship", order=30, make=make, shortcut="Ctrl+3")
