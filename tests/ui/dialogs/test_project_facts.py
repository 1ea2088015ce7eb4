"""Project facts: each fact is edited in its field, a wrong entry is refused there, one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.money import Money
from core.operations.projects import EDITABLE, edit_project
from core.queries.project import project
from ui.dialogs.project_facts import open_project_facts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk
    from ui.dialogs.project_facts import ProjectFactsDialog

Key = Qt.Key


@pytest.fixture
def dialog(desk: Desk, astana: int) -> ProjectFactsDialog:
    return open_project_facts(desk, astana)


def retype(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Key.Key_Tab)


def refusal(dialog: ProjectFactsDialog, name: str) -> str:
    return dialog.form.entries.field(name).refusal


def test_every_fact_that_can_be_edited_has_a_field(dialog: ProjectFactsDialog) -> None:
    sums = {"value": "value_minor", "bac": "bac_minor"}
    assert {sums.get(name, name) for name in dialog.form.entries.names()} == EDITABLE


def test_the_budget_is_in_the_currency_of_the_cost(
    dialog: ProjectFactsDialog, desk: Desk, astana: int, qtbot: QtBot
) -> None:
    retype(qtbot, dialog.form.budget, "76 500 000")
    dialog.form.cost_currency.set_value("CNY")
    dialog.form.cost_currency.chosen.emit("CNY")
    dialog.save()
    assert desk.read(project, astana).bac == Money.of("76500000", "CNY")
    assert desk.read(project, astana).value.currency == "USD"


def test_what_is_not_touched_is_no_step_whatever_it_was(desk: Desk, astana: int) -> None:
    desk.workspace.run(
        "Edit", edit_project, astana, design_jph=Decimal("27.1234"), win_probability=Decimal("0.4")
    )
    before = desk.workspace.undo_count
    dialog = open_project_facts(desk, astana)
    assert not dialog.form.is_touched
    assert dialog.form.changes() == {}
    dialog.save()
    assert not dialog.isVisible()
    assert desk.workspace.undo_count == before


def test_enter_saves_all_changes_as_one_step(
    dialog: ProjectFactsDialog, desk: Desk, astana: int, window: Window, qtbot: QtBot
) -> None:
    before = desk.read(project, astana)
    form = dialog.form
    retype(qtbot, form.name, "Astana car plant")
    retype(qtbot, form.signed, "+1w")
    retype(qtbot, form.pac, "31.10.26")
    retype(qtbot, form.amount, "90 000 000.50")
    retype(qtbot, form.jph, "27,5")
    retype(qtbot, form.near, "15")
    retype(qtbot, form.priority, "")
    form.note.setPlainText("Second line from 2027")
    qtbot.keyClick(form.name, Key.Key_Return)
    assert before.signed is not None
    assert desk.read(project, astana) == replace(
        before,
        name="Astana car plant",
        signed=before.signed + dt.timedelta(weeks=1),
        contract_pac=dt.date(2026, 10, 31),
        value=Money.of("90000000.50", "USD"),
        design_jph=Decimal("27.5"),
        near_critical=15,
        priority=None,
        note="Second line from 2027",
    )
    assert desk.workspace.undo_label == "Edit project"
    assert window.toasts[0][:2] == ("Edit project.", "Undo")
    assert not dialog.isVisible()
    desk.undo()
    assert desk.read(project, astana) == before


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("code", "P-2501", "already a project P-2501"),
        ("name", "", "needed"),
        ("signed", "soon", "not a date"),
        ("effective", "2020-01-01", "before it is signed"),
        ("contract_pac", "2020-01-01", "before the agreement is signed"),
        ("value", "a lot", "not a number"),
        ("value", "-5", "not negative"),
        ("design_jph", "27.12345", "decimal places"),
        ("warranty_months", "12.5", "decimal places"),
        ("near_critical", "", "needed"),
        ("priority", "2000", "most is"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_field_and_nothing_is_saved(
    dialog: ProjectFactsDialog,
    desk: Desk,
    astana: int,
    qtbot: QtBot,
    name: str,
    typed: str,
    said: str,
) -> None:
    before = desk.read(project, astana)
    field = dialog.form.entries.field(name).widget
    assert isinstance(field, QLineEdit)
    retype(qtbot, field, typed)
    dialog.save()
    assert said in refusal(dialog, name)
    assert dialog.isVisible()
    assert desk.read(project, astana) == before


def test_an_unknown_country_is_refused(dialog: ProjectFactsDialog, qtbot: QtBot) -> None:
    line = dialog.form.country.lineEdit()
    assert line is not None
    retype(qtbot, line, "Atlantis")
    dialog.save()
    assert "Atlantis" in refusal(dialog, "country")


def test_win_probability_is_asked_for_pursuits_only(
    dialog: ProjectFactsDialog, desk: Desk, astana: int, qtbot: QtBot
) -> None:
    assert dialog.form.chance.isHidden() or not dialog.form.chance.isVisible()
    dialog.form.status.set_value("TENDER")
    dialog.form.status.chosen.emit("TENDER")
    assert dialog.form.chance.isVisible()
    retype(qtbot, dialog.form.chance, "62.5")
    dialog.save()
    found = desk.read(project, astana)
    assert (found.status, found.win_probability) == ("TENDER", Decimal("0.625"))


def test_another_delivery_rule_takes_the_old_words_away(desk: Desk, astana: int) -> None:
    desk.workspace.run("Edit", edit_project, astana, incoterm_text="CIP Astana, tax paid")
    dialog = open_project_facts(desk, astana)
    dialog.form.incoterm.set_value("DAP")
    dialog.form.incoterm.chosen.emit("DAP")
    assert dialog.form.changes() == {"incoterm": "DAP", "incoterm_text": ""}


def test_another_currency_keeps_the_figure(
    dialog: ProjectFactsDialog, desk: Desk, astana: int
) -> None:
    before = desk.read(project, astana).value
    dialog.form.currency.set_value("EUR")
    dialog.form.currency.chosen.emit("EUR")
    dialog.save()  # payments were received: it warns first
    dialog.save()
    assert desk.read(project, astana).value == Money(before.minor, "EUR")


def test_esc_asks_before_typed_words_are_lost(dialog: ProjectFactsDialog, qtbot: QtBot) -> None:
    retype(qtbot, dialog.form.signed, "soon")
    qtbot.keyClick(dialog.form.code, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.discard_button.isVisible()
    qtbot.keyClick(dialog.form.code, Key.Key_Escape)
    assert not dialog.discard_button.isVisible()
    dialog.cancel_button.click()
    dialog.discard_button.click()
    assert not dialog.isVisible()


def test_esc_closes_at_once_while_nothing_was_typed(
    dialog: ProjectFactsDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.form.code, Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_currency_after_the_first_payment_is_warned_of_once(
    dialog: ProjectFactsDialog, desk: Desk, astana: int
) -> None:
    dialog.form.currency.set_value("EUR")
    dialog.form.currency.chosen.emit("EUR")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.note.startswith("7 payments are received.")
    assert desk.read(project, astana).currency == "USD"
    dialog.save()
    assert desk.read(project, astana).currency == "EUR"
