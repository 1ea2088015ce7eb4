"""Tests of ui.desk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.operations.portfolio import change_status_date
from core.operations.projects import edit_project
from core.queries.portfolio import portfolio
from tests.windows import sample_window
from ui.desk import Place

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


def desk_of(qtbot: QtBot, folder: Path) -> Desk:
    desk = sample_window(qtbot, folder).desk
    assert desk is not None
    return desk


def test_a_step_is_named_in_a_toast_that_takes_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    first = desk.read(portfolio)[0]
    desk.run("Edit facts", edit_project, first.id, customer="Nile Motors", follow="Nile Motors.")
    toast = window.messages.toaster.toast
    assert toast is not None
    assert toast.accessibleName() == "Edit facts. Nile Motors."
    toast.button.click()
    assert desk.read(portfolio)[0].customer == first.customer
    assert window.messages.toaster.toast is None


def test_an_operation_that_changes_nothing_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    first = desk.read(portfolio)[0]
    desk.run("Edit facts", edit_project, first.id, customer=first.customer)
    assert window.messages.toaster.toast is None


def test_back_returns_to_the_tab_seen_before(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_of(qtbot, tmp_path)
    project_id = desk.read(portfolio)[0].id
    assert not desk.can_go_back
    desk.go(Place("project", project_id))
    desk.go(Place("project", project_id, "schedule"))
    desk.back()
    assert desk.place == Place("project", project_id, "overview")
    desk.back()
    assert desk.place == Place("portfolio")
    assert not desk.can_go_back


def test_going_where_one_is_leaves_nothing_to_go_back_to(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_of(qtbot, tmp_path)
    project_id = desk.read(portfolio)[0].id
    desk.go(Place("project", project_id))
    desk.go(Place("project", project_id))  # the rail again: the tab seen last stays
    desk.back()
    assert desk.place == Place("portfolio")


def test_the_status_date_follows_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_of(qtbot, tmp_path)
    assert desk.status_date() == dt.date(2025, 2, 28)
    desk.run("Change status date", change_status_date, dt.date(2025, 3, 31))
    qtbot.waitUntil(lambda: desk.status_date() == dt.date(2025, 3, 31))
    desk.undo()
    qtbot.waitUntil(lambda: desk.status_date() == dt.date(2025, 2, 28))
