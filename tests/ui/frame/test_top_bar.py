"""The top bar names the steps and the status date, and shows no date without a file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ui.frame.top_bar import TopBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> TopBar:
    made = TopBar()
    qtbot.addWidget(made)
    made.resize(1400, 44)
    made.show()
    return made


def test_steps_are_named_and_greyed_where_there_is_none(bar: TopBar) -> None:
    assert not bar.undo.isEnabled()
    assert bar.undo.toolTip() == "Nothing to undo (Ctrl+Z)"
    bar.name_steps("FAT passed, +7 d", None)
    assert bar.undo.isEnabled()
    assert bar.undo.toolTip() == "Undo FAT passed, +7 d (Ctrl+Z)"
    assert bar.undo.accessibleName() == "Undo FAT passed, +7 d"


def test_the_status_date_is_part_of_a_file(qtbot: QtBot, bar: TopBar) -> None:
    bar.show_status_date(None)
    assert bar.status_date.isHidden()
    bar.show_status_date(dt.date(2025, 2, 28))
    assert bar.status_date.isVisible()
    assert "2025-02-28" in bar.status_date.accessibleName()
    with qtbot.waitSignal(bar.status_date_asked):
        bar.status_date.click()
    assert not bar.grab().isNull()


def test_the_search_field_shrinks_with_the_window(bar: TopBar) -> None:
    bar.fit(1440)
    wide = bar.search.maximumWidth()
    bar.fit(1280)
    assert bar.search.maximumWidth() < wide
