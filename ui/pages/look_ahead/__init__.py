"""The look-ahead: what comes in the weeks ahead, project by project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark
from ui.pages._spec import Page

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages.look_ahead.page import LookAheadPage


def make(desk: Desk) -> LookAheadPage:
    """Return the page; its modules are imported when it is first wanted, not at the start."""
    from ui.pages.look_ahead.page import LookAheadPage  # noqa: PLC0415

    return LookAheadPage(desk)


SPEC = Page(
    key="look_ahead",
    title=mark("Look-ahead"),
    icon="calendar-days",
    order=20,
    make=make,
    shortcut="Ctrl+2",
)
