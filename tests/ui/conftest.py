"""Fixtures for tests that show something."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.language import use
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> None:
    """Give every test the light theme and the bundled fonts."""
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin every test in English."""
    use("en")
    yield
    use("en")


@pytest.fixture
def restored(qapp: QApplication) -> Iterator[QApplication]:
    """Provide the application to a test that changes the theme, and put the light one back."""
    yield qapp
    theme.apply(qapp, "light")


@pytest.fixture(params=["light", "dark"])
def themed(restored: QApplication, request: pytest.FixtureRequest) -> str:
    """Run a test in both themes."""
    theme.apply(restored, request.param)
    return str(request.param)
