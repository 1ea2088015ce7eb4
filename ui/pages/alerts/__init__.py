"""The alerts of all projects: what must be acted on, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark
from ui.pages._spec import Page

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages.alerts.page import AlertsPage


def make(desk: Desk) -> AlertsPage:
    """Return the page; its modules are imported when it is first wanted, not at the start."""
    from ui.pages.alerts.page import AlertsPage  # noqa: PLC0415

    return AlertsPage(desk)


SPEC = Page(
    key="alerts",
    title=mark("Alerts"),
    icon="bell",
    order=15,
    make=make,
    scope="portfolio",
)
