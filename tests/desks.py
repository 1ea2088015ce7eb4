"""A desk on a copy of the sample portfolio, for tests of one page without the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.workspace import Workspace
from tests.windows import clock, sample_file
from ui.bridge import Bridge
from ui.desk import Desk
from ui.jobs import Jobs
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Place


class PlainFrame(QWidget):
    """A window that shows one page and notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.shown: list[Place] = []
        self.renewals = 0
        self.resize(1224, 760)

    def overlay(self) -> QWidget:
        """Return itself: dialogs lie over the page."""
        return self

    def show_place(self, place: Place) -> None:
        """Note where the page wants to go."""
        self.shown.append(place)

    def toast(
        self, text: str, *, action: str | None = None, run: Callable[[], object] | None = None
    ) -> None:
        """Note what is said."""
        self.said.append(text)

    def banner(
        self,
        kind: str,
        title: str,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Note what is said."""
        self.said.append(f"{title} {text}")

    def update_status(self) -> None:
        """Do nothing: there is no status bar."""

    def update_actions(self) -> None:
        """Count how often menus were to be shown as they are now."""
        self.renewals += 1

    def renew_actions(self) -> None:
        """Do nothing: there are no menus."""

    def is_pinned(self, project_id: int) -> bool:
        """Return that nothing is pinned: there is no rail."""
        return False

    def toggle_pin(self, project_id: int) -> None:
        """Do nothing: there is no rail."""


def sample_desk(qtbot: QtBot, folder: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    """Yield a desk on a copy of the sample, and the frame around it; for fixtures."""
    yield from desk_on(qtbot, sample_file(folder))


def desk_on(
    qtbot: QtBot, file: Path, *, read_only: bool = False
) -> Iterator[tuple[Desk, PlainFrame]]:
    """Yield a desk on a file, and the frame around it; for fixtures."""
    workspace = Workspace.open(file, clock=clock, user="Li Wei", read_only=read_only)
    folder = file.parent
    bridge, jobs, frame = Bridge(workspace), Jobs(), PlainFrame()
    qtbot.addWidget(frame)
    yield Desk(bridge, jobs, Settings(folder / "settings.json"), frame, clock=clock), frame
    jobs.close()
    bridge.close()
    workspace.close()
