"""What stands beside the year: the days taken in it, the shutdowns, or the calendar itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.language import mark, tr
from ui.dialogs.calendars.day_pane import DayPane
from ui.dialogs.calendars.facts_pane import FactsPane
from ui.dialogs.calendars.shutdown_pane import ShutdownPane
from ui.widgets.scroll import ScrollArea
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

DAYS, SHUTDOWNS, CALENDAR = "days", "shutdowns", "calendar"
PANES: Final = {
    DAYS: mark("Days"),
    SHUTDOWNS: mark("Shutdowns"),
    CALENDAR: mark("Calendar"),
}


class SidePane(QWidget):
    """One of three panes; each scrolls where the window is low."""

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days, self.shutdowns, self.facts = DayPane(), ShutdownPane(today), FactsPane()
        name = tr(mark("What is shown"))
        self.choice = Segmented([(key, tr(words)) for key, words in PANES.items()], name=name)
        self.choice.chosen.connect(self.show_pane)
        self._panes = QStackedWidget()
        for pane in (self.days, self.shutdowns, self.facts):
            area = ScrollArea()
            area.body.addWidget(pane)
            self._panes.addWidget(area)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(self.choice)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._panes, 1)

    def show_pane(self, key: str) -> None:
        """Bring a pane to the front."""
        self.choice.set_current(key)
        self._panes.setCurrentIndex(list(PANES).index(key))
