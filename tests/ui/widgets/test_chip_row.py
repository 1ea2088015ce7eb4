"""A chip for each filter, and one that drops them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.chip_row import ChipRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_is_seen_while_there_is_something_to_take_away(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    assert row.isHidden()
    row.show_chips([("owner", "Owner: Li Wei")])
    assert not row.isHidden()
    assert [chip.text() for chip in row.chips()] == ["Owner: Li Wei"]
    row.show_chips([("owner", "Owner: Li Wei"), ("due", "Due: in 30 days")])
    assert [chip.key for chip in row.chips()] == ["owner", "due", ""]
    with qtbot.waitSignal(row.cleared) as told:
        row.chips()[1].click()
    assert told.args == ["due"]
    row.show_chips([])
    assert row.isHidden()
