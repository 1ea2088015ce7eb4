"""Fixtures for dialogs: a desk over a real file, and a plain widget that they lie over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QWidget

from core.exchange import formats
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.portfolio import portfolio
from ui.bridge import Bridge
from ui.desk import Desk
from ui.jobs import Jobs
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from core.workspace import Workspace
    from ui.desk import Place

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "astana.yaml"
NOON = dt.datetime(2025, 2, 28, 14, 2, tzinfo=dt.UTC)


class Window(QWidget):
    """The window as the desk asks for it: remembers what it was told to show."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.toasts: list[tuple[str, str | None, Callable[[], object] | None]] = []
        self.banners: list[tuple[str, str, str]] = []
        self.resize(1280, 720)

    def overlay(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        self.places.append(place)

    def toast(
        self, text: str, *, action: str | None = None, run: Callable[[], object] | None = None
    ) -> None:
        self.toasts.append((text, action, run))

    def banner(self, kind: str, title: str, text: str, actions: Sequence[Any] = ()) -> None:
        self.banners.append((kind, title, text))

    def update_status(self) -> None: ...

    def update_actions(self) -> None: ...

    def renew_actions(self) -> None: ...

    def is_pinned(self, project_id: int) -> bool:
        return False

    def toggle_pin(self, project_id: int) -> None: ...


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """Provide a shown window."""
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def desk(window: Window, workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    """Provide a desk over the sample portfolio."""
    draft = formats()["portfolio_yaml"].read(SAMPLE)
    workspace.run(IMPORT, import_portfolio, draft)
    bridge, jobs = Bridge(workspace), Jobs()
    made = Desk(bridge, jobs, Settings(tmp_path / "settings.json"), window, clock=lambda: NOON)
    yield made
    bridge.close()
    jobs.close()


@pytest.fixture
def astana(desk: Desk) -> int:
    """Provide the id of the Astana project."""
    rows = desk.read(portfolio)
    return next(row.id for row in rows if row.code == "P-2301")
