"""The rail leads to rooms and pinned projects, with words or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.frame.rail import Pinned, Rail, Room

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    made.show_rooms([Room("portfolio", "Portfolio", "layout-list")])
    made.show_pinned([Pinned(7, "Astana <b>plant</b>", "red")])
    made.show()
    return made


def test_a_room_and_a_project_are_chosen(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.room_chosen) as room:
        rail.rooms[0].click()
    with qtbot.waitSignal(rail.project_chosen) as project:
        rail.pins[0].click()
    assert (room.args, project.args) == (["portfolio"], [7])


def test_where_the_window_is_stands_out(rail: Rail) -> None:
    rail.show_place("portfolio", None)
    assert rail.rooms[0].isChecked()
    rail.show_place("project", 7)
    assert (rail.rooms[0].isChecked(), rail.pins[0].isChecked()) == (False, True)


def test_without_words_the_tool_tip_says_what_it_is(rail: Rail) -> None:
    assert rail.pins[0].toolTip() == ""
    rail.set_narrow(True, can_widen=True)
    assert rail.is_narrow
    assert "&lt;b&gt;" in rail.pins[0].toolTip(), "a name is no markup"
    assert rail.rooms[0].toolTip() == "Portfolio"
    assert not rail.grab().isNull()


def test_folding_is_said(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.narrowed) as folded:
        rail.fold.click()
    assert folded.args == [True]


def test_what_waits_in_a_room_is_counted_beside_its_name(rail: Rail) -> None:
    rail.show_counts({"portfolio": 7, "risks": 8})
    assert rail.rooms[0].accessibleName() == "Portfolio 7"
    rail.show_rooms([Room("risks", "Risks", "triangle-alert")])
    assert rail.rooms[0].accessibleName() == "Risks 8", "a room made later is counted too"
    assert not rail.grab().isNull()
    rail.set_narrow(True, can_widen=True)
    assert rail.rooms[0].toolTip() == "Risks 8"
    assert not rail.grab().isNull()
    rail.show_counts({"risks": 1234})
    rail.set_narrow(False, can_widen=True)
    assert not rail.grab().isNull()
    rail.show_counts({})
    assert rail.rooms[0].accessibleName() == "Risks"
