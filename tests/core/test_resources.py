"""The resources are found from source and in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.resources import resources

if TYPE_CHECKING:
    import pytest


def test_everything_the_program_reads_is_there() -> None:
    found = resources()
    assert (found / "theme.toml").is_file()
    for folder in ("fonts", "icons", "locale", "samples", "styles", "templates"):
        assert any((found / folder).iterdir()), folder


def test_a_frozen_program_looks_where_it_was_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/unpacked", raising=False)
    assert resources() == Path("/unpacked/resources")
