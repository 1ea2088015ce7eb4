"""New project: live dates, refusals at the field, nothing stored before Create."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.queries.milestones import milestones
from core.queries.portfolio import portfolio
from core.queries.project import project, project_id
from ui.desk import Place
from ui.dialogs.new_project import open_new_project

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk
    from ui.dialogs.new_project import NewProjectDialog

Key = Qt.Key


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> NewProjectDialog:
    shown = open_new_project(desk)
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=10_000)
    return shown


def type_contract(dialog: NewProjectDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.contract.name, "Kostanay bus plant")
    qtbot.keyClicks(dialog.contract.country_field.lineEdit(), "Kazakhstan")
    qtbot.keyClicks(dialog.contract.amount, "52 400 000.50")
    qtbot.keyClick(dialog.contract.amount, Key.Key_Return)


def count(desk: Desk) -> int:
    return len(desk.read(portfolio))


def test_the_next_free_code_is_proposed(dialog: NewProjectDialog) -> None:
    assert dialog.contract.code.text() == "P-2502"


def test_a_taken_code_and_a_missing_name_are_refused_at_their_fields(
    dialog: NewProjectDialog, desk: Desk
) -> None:
    dialog.contract.code.setText("P-2301")
    dialog.go_on()
    entries = dialog.contract.entries
    assert "P-2301" in entries.field("code").refusal
    assert entries.field("name").refusal == "This is needed."
    assert entries.field("country").refusal
    assert dialog.steps.current == 0
    assert count(desk) == 6


def test_dates_follow_what_is_typed(dialog: NewProjectDialog, qtbot: QtBot) -> None:
    type_contract(dialog, qtbot)
    assert dialog.steps.current == 1
    assert dialog.scope.effective.text() == "2025-03-30"
    assert dialog.plan is not None
    before = dialog.plan.pacs
    dialog.scope.signed.selectAll()
    qtbot.keyClicks(dialog.scope.signed, "2025-06-02")
    qtbot.waitUntil(lambda: dialog.plan is not None and dialog.plan.pacs != before)
    assert dialog.scope.effective.text() == "2025-07-02"
    assert all(dialog.plan.pacs[shop] > before[shop] for shop in ("WELD", "PAINT", "ASSY"))


def test_checks_say_the_room_to_the_contract_date(dialog: NewProjectDialog, qtbot: QtBot) -> None:
    type_contract(dialog, qtbot)
    qtbot.keyClicks(dialog.scope.pac, "2026-01-31")
    qtbot.waitUntil(lambda: "after the contract date" in dialog.pane.checks.sentences()[0])
    assert any("Kazakhstan" in said for said in dialog.pane.checks.sentences())


def test_shares_that_make_not_100_are_refused(dialog: NewProjectDialog, qtbot: QtBot) -> None:
    type_contract(dialog, qtbot)
    share = dialog.scope.shops.share("PAINT")
    share.selectAll()
    qtbot.keyClicks(share, "40")
    dialog.go_on()
    assert dialog.steps.current == 1
    assert "95" in dialog.scope.entries.field("shops").refusal


def test_ticking_a_shop_proposes_shares_again(dialog: NewProjectDialog, qtbot: QtBot) -> None:
    type_contract(dialog, qtbot)
    dialog.scope.shops.box("STAMP").box.click()
    shares = dict(dialog.scope.shops.shares())
    assert list(shares) == ["STAMP", "WELD", "PAINT", "ASSY"]
    assert sum(shares.values()) == 100


def test_create_stores_one_step_and_goes_there(
    dialog: NewProjectDialog, desk: Desk, window: Window, qtbot: QtBot
) -> None:
    type_contract(dialog, qtbot)
    dialog.go_on()
    dialog.go_on()
    made = desk.read(project_id, "P-2502")
    kept = desk.read(project, made)
    assert kept.name == "Kostanay bus plant"
    assert kept.value.amount == Decimal("52400000.50")
    assert (kept.calendar_office, kept.calendar_site) == ("CN-OFFICE", "KZ-SITE")
    assert [shop.share_percent for shop in kept.shops] == [30, 45, 25]
    assert len(desk.read(milestones, made)) == 49
    assert window.places == [Place("project", made)]
    assert window.toasts[0][:2] == ("Create project. Kostanay bus plant.", "Undo")
    desk.undo()
    assert count(desk) == 6


def test_a_country_without_a_calendar_in_the_file_brings_its_own(
    dialog: NewProjectDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.contract.name, "Jeddah CKD plant")
    qtbot.keyClicks(dialog.contract.country_field.lineEdit(), "Saudi Arabia")
    for _step in range(3):
        dialog.go_on()
    made = desk.read(project_id, "P-2502")
    assert desk.read(project, made).calendar_site == "SA"
    from core.queries.planning import calendar_rows

    assert "SA" in {row.code for row in desk.read(calendar_rows)}


def test_esc_asks_only_if_something_was_typed(dialog: NewProjectDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.contract.name, "K")
    qtbot.keyClick(dialog.contract.name, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.discard_button.isVisible()
    qtbot.keyClick(dialog.contract.name, Key.Key_Escape)
    assert not dialog.discard_button.isVisible()
    dialog.cancel_button.click()
    dialog.discard_button.click()
    assert not dialog.isVisible()


def test_esc_closes_at_once_while_nothing_was_typed(
    dialog: NewProjectDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.contract.code, Key.Key_Escape)
    assert not dialog.isVisible()
    assert count(desk) == 6
