"""The money of all projects: payments, drawings, guarantees, letters of credit, variations, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from ui.pages._spec import Page

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages._of_all.page import AllProjectsPage

REGISTERS: Final = ("payments", "draws", "guarantees", "credits", "variations", "claims")
TITLE: Final = mark("Payments & bonds")


def make(desk: Desk) -> AllProjectsPage:
    """Return the page; its modules are imported when it is first wanted, not at the start."""
    from ui.pages._of_all.page import AllProjectsPage  # noqa: PLC0415

    return AllProjectsPage(desk, REGISTERS, name="page.payments", title=TITLE)


SPEC = Page(key="payments", title=TITLE, icon="landmark", order=40, make=make, shortcut="Ctrl+4")
