"""A running job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.widgets.job_panel import JobBar, JobItem, JobPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_bar_opens_the_panel_and_its_cross_cancels(qtbot: QtBot) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.show_job("Exporting 5 of 12", 0.4)
    face, cross = bar.findChildren(QAbstractButton)[:2]
    assert face.accessibleName() == "Exporting 5 of 12 40 %"
    with qtbot.waitSignal(bar.pressed):
        face.click()
    with qtbot.waitSignal(bar.cancelled):
        cross.click()
    assert not bar.grab().isNull()


def test_the_panel_shows_results_and_keeps_above_its_place(qtbot: QtBot, themed: str) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 600)
    over.show()
    panel = JobPanel(over)
    panel.open_above(QRect(600, 576, 200, 24))
    items = [JobItem("Astana", "XLSX"), JobItem("Camaçari", "data missing", "warning")]
    panel.show_job("Exporting", 0.4, count="5 of 12", items=items, left="About 20 s left")
    assert panel.body().toRect().translated(panel.pos()).bottom() <= 576
    assert not over.grab().isNull()
    background = next(
        b for b in panel.findChildren(QAbstractButton) if "background" in b.accessibleName()
    )
    with qtbot.waitSignal(panel.to_background):
        background.click()
    assert panel.isHidden()
