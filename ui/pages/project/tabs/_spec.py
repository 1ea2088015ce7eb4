"""What a tab of a project is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk
    from ui.pages.project.tabs._tab import ProjectTab


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the project workspace; `title` is a catalogue key.

    `registers` are those it shows: a place that names one of them is found in this tab.
    """

    key: str
    title: str
    order: int
    make: Callable[[Desk], ProjectTab]
    registers: tuple[str, ...] = ()
