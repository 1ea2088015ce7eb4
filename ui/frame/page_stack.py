"""The pages of the open file, each made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk, Place
    from ui.pages import Page
    from ui.pages._page import PageWidget


class PageStack(QStackedWidget):
    """One page is seen at a time; the start screen where no file is open."""

    def __init__(self, start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._made: dict[str, PageWidget] = {}
        self.addWidget(start)

    def show_place(self, desk: Desk, specs: Mapping[str, Page], place: Place) -> None:
        """Bring a page to the front and let it show what the place names."""
        page = self._made.get(place.page)
        if page is None:
            page = self._made[place.page] = specs[place.page].make(desk)
            self.addWidget(page)
        page.show_place(place)
        self.setCurrentWidget(page)
        page.refresh_if_stale()

    def close_file(self) -> None:
        """Drop every page: their file closes."""
        self.setCurrentWidget(self._start)
        for page in self._made.values():
            self.removeWidget(page)
            page.deleteLater()
        self._made.clear()

    @property
    def page(self) -> PageWidget | None:
        """Return the page that is seen; nothing while the start screen is."""
        shown = self.currentWidget()
        return next((page for page in self._made.values() if page is shown), None)

    def pages(self) -> Iterator[PageWidget]:
        """Return the pages made so far."""
        yield from self._made.values()
