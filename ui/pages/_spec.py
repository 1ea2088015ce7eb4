"""What a page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk
    from ui.pages._page import PageWidget


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the window: what it is called, where it stands in the rail, how it is made.

    `title` is a catalogue key. A page of scope "file" is an entry of the rail; one of scope
    "portfolio" is reached from the portfolio, the menu and the search field, one of scope "project"
    from a project alone.
    """

    key: str
    title: str
    icon: str
    order: int
    make: Callable[[Desk], PageWidget]
    scope: str = "file"
    shortcut: str = ""
