"""What is opened outside goes by one door, under its true address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.doors import watched_door
from ui.outside import open_address, open_path

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_files_and_addresses_go_out_by_the_door(qapp: QApplication, tmp_path: Path) -> None:
    strange = tmp_path / "50 % ? # план.pdf"
    with watched_door() as door:
        assert open_path(strange)
        assert open_address("https://example.com/a?b=c")
        assert open_address("\\\\server\\share")
    assert door.opened == [str(strange), "https://example.com/a?b=c", "//server/share"]
