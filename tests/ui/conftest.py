"""Fixtures for tests that show something."""

from __future__ import annotations

import gc
import os
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

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


@pytest.fixture(scope="session", autouse=True)
def collected_here() -> Iterator[None]:
    """Let no worker collect garbage: the windows of past tests must go in their own thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def gone(qapp: QApplication) -> Iterator[None]:
    """Let the windows of a test go, and now and then what they left behind."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if next(_TESTS) % 25 == 0:
        gc.collect()


_TESTS = count(1)


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
