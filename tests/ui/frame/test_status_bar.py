"""The status bar says what is selected, what runs and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.frame.status_bar import StatusBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_job_is_shown_with_how_many_more(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(900, 24)
    bar.show()
    assert bar.job.isHidden()
    bar.show_job("Status report", 0.4, more=2)
    assert bar.job.isVisible()
    assert not bar.grab().isNull()
    bar.show_job(None)
    assert bar.job.isHidden()


def test_facts_are_plain_and_never_widen_the_window(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_facts("<i>" + "x" * 4000)
    assert bar.facts.text().startswith("<i>")
    assert bar.minimumSizeHint().width() < 600


def test_what_is_not_saved_looks_otherwise(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(900, 24)
    bar.show_saved("Saved 14:02 · plants.handover")
    well = bar.grab().toImage()
    bar.show_saved("Saved 14:02 · plants.handover", is_well=False)
    assert bar.grab().toImage() != well
