"""Journeys see the window as users do: the light theme, the bundled fonts, English."""

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
    """Give every journey the light theme and the bundled fonts."""
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin every journey in English."""
    use("en")
    yield
    use("en")
