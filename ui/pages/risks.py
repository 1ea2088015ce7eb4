"""The open points of all projects: risks, issues, actions and the punch list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from ui.pages._spec import Page

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages._of_all.page import AllProjectsPage

REGISTERS: Final = ("risks", "issues", "actions", "punch_list")
TITLE: Final = mark("Risks")


def make(desk: Desk) -> AllProjectsPage:
    """Return the page; its modules are imported when it is first wanted, not at the start."""
    from ui.pages._of_all.page import AllProjectsPage  # noqa: PLC0415

    return AllProjectsPage(desk, REGISTERS, name="page.risks", title=TITLE)


SPEC = Page(key="risks", title=TITLE, icon="triangle-alert", order=50, make=make, shortcut="Ctrl+5")
