"""All that stands around the pages, imported together once the window's ground is painted."""

from __future__ import annotations

from ui.frame.counts import Counts
from ui.frame.deeds import Deeds
from ui.frame.menus import Menus
from ui.frame.messages import Messages
from ui.frame.page_stack import PageStack
from ui.frame.pins import Pins
from ui.frame.rail import Rail, Room
from ui.frame.running import Running
from ui.frame.start import StartScreen
from ui.frame.status_bar import StatusBar
from ui.frame.top_bar import TopBar

__all__ = [
    "Counts",
    "Deeds",
    "Menus",
    "Messages",
    "PageStack",
    "Pins",
    "Rail",
    "Room",
    "Running",
    "StartScreen",
    "StatusBar",
    "TopBar",
]
