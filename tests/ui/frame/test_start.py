"""The start screen offers what to do first, and the files opened last that are still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from ui.frame.start import StartScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def words(screen: StartScreen) -> list[str]:
    return [b.text().strip() for b in screen.findChildren(QPushButton) if not b.isHidden()]


def test_recent_files_that_are_gone_are_not_offered(qtbot: QtBot, tmp_path: Path) -> None:
    screen = StartScreen()
    qtbot.addWidget(screen)
    there = tmp_path / "plants.handover"
    there.write_bytes(b"")
    screen.show_recent([str(tmp_path / "gone.handover"), str(there)])
    assert f"plants · {tmp_path}" in words(screen)
    assert not any("gone" in each for each in words(screen))
    with qtbot.waitSignal(screen.recent_asked) as asked:
        next(b for b in screen.findChildren(QPushButton) if "plants" in b.text()).click()
    assert asked.args == [there]


def test_while_a_file_is_on_its_way_nothing_is_offered(qtbot: QtBot) -> None:
    screen = StartScreen()
    qtbot.addWidget(screen)
    assert {"Open the sample", "New file…", "Open…"} <= set(words(screen))
    screen.show_busy(is_busy=True)
    assert "Open the sample" not in words(screen)
    screen.show_busy(is_busy=False)
    assert "Open the sample" in words(screen)
