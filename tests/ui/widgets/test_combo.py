"""A field that is one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from ui.widgets.combo import Combo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_values_stand_behind_the_words(qtbot: QtBot) -> None:
    combo = Combo(name="Owner")
    qtbot.addWidget(combo)
    combo.set_choices([(1, "Li Wei"), (2, "Gao Ning")])
    combo.set_value(2)
    combo.set_choices([(3, "He Fang"), (2, "Gao Ning")])
    assert combo.value == 2
    combo.set_value(9)
    assert combo.value == 3


def test_an_editable_one_takes_other_words(qtbot: QtBot) -> None:
    combo = Combo(editable=True)
    qtbot.addWidget(combo)
    combo.set_choices([("KZ", "Kazakhstan")])
    combo.set_value("Atlantis")
    assert combo.value == "Atlantis"
    combo.setEditText("")
    line = combo.lineEdit()
    assert line is not None
    with qtbot.waitSignal(combo.chosen):
        QTest.keyClicks(line, "K")
    combo.setEditText("Kazakhstan")
    assert combo.value == "KZ"
