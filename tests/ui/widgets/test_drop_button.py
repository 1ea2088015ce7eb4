"""Buttons that drop choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.widgets.drop_button import DropButton, MultiDropButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_one_choice_is_shown_told_and_looks_active(qtbot: QtBot, themed: str) -> None:
    made = DropButton("Status")
    qtbot.addWidget(made)
    made.set_choices([(None, "Any"), None, ("red", "Off track")])
    assert made.accessibleName() == "Status Any"
    assert not made.is_narrowing()
    chosen: list[Any] = []
    made.chosen.connect(chosen.append)
    made.build_menu().actions()[2].trigger()
    assert (chosen, made.value, made.shown()) == (["red"], "red", "Off track")
    assert made.is_narrowing()
    made.build_menu().actions()[2].trigger()
    assert chosen == ["red"]
    assert not made.grab().isNull()


def test_a_choice_that_is_offered_no_more_gives_way_to_the_usual(qtbot: QtBot) -> None:
    made = DropButton("Country")
    qtbot.addWidget(made)
    made.set_choices([("", "Any"), ("KZ", "Kazakhstan")], default="")
    made.set_value("KZ")
    made.set_choices([("", "Any"), ("BR", "Brazil")], default="")
    assert made.value == ""


def test_several_choices_come_in_the_order_offered(qtbot: QtBot) -> None:
    made = MultiDropButton("Stage")
    qtbot.addWidget(made)
    made.set_choices([("d", "Design"), ("f", "FAT"), ("s", "Shipping")])
    assert made.shown() == "Any"
    chosen: list[Any] = []
    made.chosen.connect(chosen.append)
    for number in (4, 2):
        made.build_menu().actions()[number].trigger()
    assert made.shown() == "Design, Shipping"
    made.build_menu().actions()[2].trigger()
    made.build_menu().actions()[0].trigger()
    assert chosen == [("s",), ("d", "s"), ("s",), ()]


def test_several_values_may_go_by_one_word(qtbot: QtBot) -> None:
    made = MultiDropButton("Status")
    qtbot.addWidget(made)
    made.set_choices([("OPEN", "Open"), ("ACTIVE", "Active"), ("CLOSED", "Closed")])
    made.set_common(("OPEN", "ACTIVE"), "Not closed")
    chosen: list[object] = []
    made.chosen.connect(chosen.append)
    words = [action.text() for action in made.build_menu().actions() if action.text()]
    assert words == ["Any", "Not closed", "Open", "Active", "Closed"]
    made.build_menu().actions()[1].trigger()
    assert (chosen, made.shown()) == ([("OPEN", "ACTIVE")], "Not closed")
    made.set_values(("OPEN",))
    assert made.shown() == "Open"
