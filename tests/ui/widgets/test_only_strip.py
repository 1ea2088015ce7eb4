"""The strip is seen while only some rows are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.only_strip import OnlyStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_goes_when_its_chip_is_pressed(qtbot: QtBot) -> None:
    strip = OnlyStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.say(3, "Slip")
    assert not strip.isHidden()
    assert strip.chip.text() == "3 rows from Slip"
    with qtbot.waitSignal(strip.widened):
        strip.chip.click()
    assert strip.isHidden()
    assert not strip.is_narrowed
