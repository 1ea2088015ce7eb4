"""The link dialog: kind, lag and unit edited with what they move said first; rings refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.queries.milestones import links, milestone, milestones
from tests.builders import day
from ui.dialogs.link import open_link, open_new_link

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.queries.milestones import LinkRow
    from ui.desk import Desk
    from ui.dialogs.link import LinkDialog

Key = Qt.Key


def id_of(desk: Desk, astana: int, code: str) -> int:
    return next(m.id for m in desk.read(milestones, astana) if m.code == code)


def link_between(desk: Desk, astana: int, before: str, after: str) -> LinkRow:
    ends = (id_of(desk, astana, before), id_of(desk, astana, after))
    return next(
        link
        for link in desk.read(links, astana)
        if (link.predecessor_id, link.successor_id) == ends
    )


def opened(dialog: LinkDialog | None) -> LinkDialog:
    assert dialog is not None
    return dialog


def shown(dialog: LinkDialog) -> dict[str, str]:
    return {line.label: line.text for line in dialog.lines.lines}


def choose(dialog: LinkDialog, kind: str, unit: str) -> None:
    dialog.kind.set_value(kind)
    dialog.kind.chosen.emit(kind)
    dialog.unit.set_value(unit)
    dialog.unit.chosen.emit(unit)


def test_a_longer_lag_says_what_moves_and_moves_it_as_one_step(
    qtbot: QtBot, desk: Desk, astana: int
) -> None:
    link = link_between(desk, astana, "M029", "M032")
    dialog = opened(open_link(desk, link.id))
    assert (dialog.kind.value, dialog.lag.text(), dialog.unit.value) == ("FS", "0", "ed")
    assert shown(dialog) == {}
    dialog.lag.selectAll()
    qtbot.keyClicks(dialog.lag, "30")
    assert shown(dialog)["Follows"] == "9 milestones move"
    qtbot.keyClick(dialog.lag, Key.Key_Return)
    row = desk.read(milestone, id_of(desk, astana, "M032"))
    assert row is not None
    assert row.forecast_start == day("2025-07-13")
    assert link_between(desk, astana, "M029", "M032").lag == 30
    assert desk.workspace.undo_count == 1 + 1  # the import is the first step
    desk.undo()
    assert link_between(desk, astana, "M029", "M032").lag == 0


def test_what_follows_stays_where_the_user_says_so(qtbot: QtBot, desk: Desk, astana: int) -> None:
    dialog = opened(open_link(desk, link_between(desk, astana, "M029", "M032").id))
    dialog.lag.selectAll()
    qtbot.keyClicks(dialog.lag, "30")
    dialog.follow.box.click()
    dialog.save()
    row = desk.read(milestone, id_of(desk, astana, "M032"))
    assert row is not None
    assert row.forecast_start == day("2025-06-16")


def test_kind_and_unit_are_kept(qtbot: QtBot, desk: Desk, astana: int) -> None:
    dialog = opened(open_link(desk, link_between(desk, astana, "M029", "M032").id))
    choose(dialog, "SS", "%")
    dialog.lag.selectAll()
    qtbot.keyClicks(dialog.lag, "-10")
    dialog.save()
    link = link_between(desk, astana, "M029", "M032")
    assert (link.kind, link.lag, link.lag_unit) == ("SS", -10, "%")


def test_a_new_link_asks_what_is_waited_for(qtbot: QtBot, desk: Desk, astana: int) -> None:
    waiting, before = id_of(desk, astana, "M033"), id_of(desk, astana, "M031")
    dialog = opened(open_new_link(desk, waiting))
    offered = [dialog.before.itemData(place) for place in range(dialog.before.count())]
    assert waiting not in offered
    dialog.before.set_value(before)
    dialog.before.chosen.emit(before)
    qtbot.keyClick(dialog, Key.Key_Return)
    assert link_between(desk, astana, "M031", "M033").kind == "FS"
    assert desk.workspace.undo_label == "Link milestones"


def test_a_ring_cannot_be_saved_and_is_named(desk: Desk, astana: int) -> None:
    dialog = opened(open_new_link(desk, id_of(desk, astana, "M029")))
    before = id_of(desk, astana, "M032")
    dialog.before.set_value(before)
    dialog.before.chosen.emit(before)
    assert not dialog.save_button.isEnabled()
    assert "M029" in dialog._note.text()


@pytest.mark.parametrize("typed", ["soon", "1.5", "-200000"])
def test_a_lag_that_is_no_number_is_refused_at_its_field(
    qtbot: QtBot, desk: Desk, astana: int, typed: str
) -> None:
    dialog = opened(open_link(desk, link_between(desk, astana, "M029", "M032").id))
    dialog.lag.selectAll()
    qtbot.keyClicks(dialog.lag, typed)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.lag_field.refusal


def test_a_link_is_removed_and_undo_names_it(qtbot: QtBot, desk: Desk, astana: int) -> None:
    link = link_between(desk, astana, "M029", "M032")
    opened(open_link(desk, link.id)).remove()
    assert link.id not in [each.id for each in desk.read(links, astana)]
    assert "no longer waits for" in str(desk.workspace.undo_about)
    assert open_link(desk, link.id) is None
