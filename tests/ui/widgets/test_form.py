"""Labelled fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ui.widgets.form import Form
from ui.widgets.line import HLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_refusal_stands_under_the_field_until_it_is_right(qtbot: QtBot) -> None:
    form = Form(2)
    qtbot.addWidget(form)
    line = QLineEdit()
    field = form.add("Forecast", line, hint="signed + 30 d")
    form.add_wide(HLine())
    form.add("Note", QLineEdit(), span=2)
    assert line.accessibleName() == "Forecast"
    field.refuse("Not a date")
    assert (field.refusal, line.property("wrong")) == ("Not a date", "1")
    field.set_hint("contract date")
    assert field.refusal == "Not a date"
    field.approve()
    assert (field.refusal, line.property("wrong")) == ("", "0")
    field.set_label("Prognosis")
    assert line.accessibleName() == "Prognosis"
