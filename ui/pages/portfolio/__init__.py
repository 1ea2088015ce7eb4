"""The portfolio: every project in one list, its key figures above, one project at a glance beside."""

from __future__ import annotations

from core.language import mark
from ui.pages._spec import Page
from ui.pages.portfolio.page import PortfolioPage

__all__ = ["SPEC", "PortfolioPage"]

SPEC = Page(
    key="portfolio",
    title=mark("Portfolio"),
    icon="layout-list",
    order=10,
    make=PortfolioPage,
    shortcut="Ctrl+1",
)
