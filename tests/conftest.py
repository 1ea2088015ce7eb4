"""Fixtures for the whole suite."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from core.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# No test asserts a time: neither its own nor that of making its data.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, 14, 2, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Provide an empty data file."""
    opened = Workspace.create(tmp_path / "test.handover", clock=clock, user="Li Wei")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def fail_on_warning_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning it did not expect."""
    yield
    assert not [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
