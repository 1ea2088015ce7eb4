"""What the user can do is in menus, on keys and in the palette, in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from core.language import mark, use
from ui import actions
from ui.actions import Action

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_key_press_runs_an_action(window: QMainWindow) -> None:
    ran: list[str] = []
    action = Action("file.save", mark("Save a copy…"), lambda: ran.append("saved"), "Ctrl+S")
    built = actions.build(action, window)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["saved"]
    assert built.toolTip() == "Save a copy  Ctrl+S"


def test_any_of_several_shortcuts_works(window: QMainWindow) -> None:
    ran: list[str] = []
    action = Action("redo", "Redo", lambda: ran.append("redone"), "Ctrl+Y; Ctrl+Shift+Z")
    actions.build(action, window)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Y, control)
    QTest.keyClick(window, Qt.Key.Key_Z, control | shift)
    assert ran == ["redone", "redone"]


def test_enabled_checked_and_text_are_as_of_now(window: QMainWindow) -> None:
    state = {"label": "", "on": False}

    def name() -> str:
        return f"Undo {state['label']}".strip()

    action = Action(
        "undo",
        name,
        lambda: None,
        enabled=lambda: bool(state["label"]),
        checked=lambda: bool(state["on"]),
    )
    built = actions.build(action, window)
    assert not built.isEnabled()
    state.update(label="Move milestone", on=True)
    actions.refresh(window)
    assert (built.text(), built.isEnabled(), built.isChecked()) == (
        "Undo Move milestone",
        True,
        True,
    )


def test_actions_of_widgets_are_listed_for_the_palette(window: QMainWindow) -> None:
    inner = QWidget(window)
    actions.build(Action("a", "&New project…", lambda: None), window)
    actions.build(Action("b", "Close", lambda: None), inner)
    assert {each.words for each in actions.listed(window)} == {"New project…", "Close"}


def test_menus_are_filled_in_order_with_lines_between_sections(window: QMainWindow) -> None:
    built = [
        actions.build(Action(key, key, lambda: None, menu=menu, section=section), window)
        for key, menu, section in (
            ("new", "&File", 0),
            ("open", "&File", 0),
            ("undo", "&Edit", 0),
            ("quit", "&File", 1),
            ("hidden", "", 0),
        )
    ]
    menus = actions.fill(window.menuBar(), built)
    assert list(menus) == ["&File", "&Edit"]
    shown = [each.text() or "-" for each in menus["&File"].actions()]
    assert shown == ["new", "open", "-", "quit"]


def test_a_menu_has_really_round_corners(window: QMainWindow) -> None:
    shown = actions.menu(parent=window)
    shown.addAction("Copy")
    image = shown.grab().toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(image.rect().center()).alpha() == 255


def test_a_menu_shows_its_actions_as_of_now(window: QMainWindow) -> None:
    can = {"now": False}
    built = actions.build(Action("a", "Close", lambda: None, enabled=lambda: can["now"]), window)
    shown = actions.menu(parent=window)
    shown.addAction(built)
    can["now"] = True
    shown.aboutToShow.emit()
    assert built.isEnabled()


def test_the_text_follows_the_language(window: QMainWindow) -> None:
    built = actions.build(Action("save", mark("Contract signing"), lambda: None), window)
    use("ru")
    actions.refresh(window)
    assert built.text() != ""


def test_tips_show_keys_as_the_system_writes_them() -> None:
    assert actions.tip("Search…") == "Search"
    assert actions.tip("Search…", "Ctrl+K") == "Search  Ctrl+K"


def test_chinese_mnemonics_do_not_reach_the_palette(window: QMainWindow) -> None:
    built = actions.build(Action("a", "新建项目(&N)…", lambda: None), window)
    assert built.words == "新建项目…"


def entries(window: QMainWindow, *texts: str) -> list[str]:
    shown = actions.menu(parent=window)
    for text in texts:
        shown.addAction(actions.build(Action(text, text, lambda: None), window))
    shown.aboutToShow.emit()
    return [each.text() for each in shown.actions()]


def test_every_entry_of_a_menu_has_a_letter_of_its_own(window: QMainWindow) -> None:
    shown = entries(window, "New file…", "Open…", "Open the sample", "Save &as…", "Set")
    assert shown == ["&New file…", "&Open…", "Open &the sample", "Save &as…", "&Set"]


def test_a_russian_entry_has_a_russian_letter_and_a_chinese_one_the_english(
    window: QMainWindow,
) -> None:
    use("ru")
    assert entries(window, mark("Settings…"))[0].startswith("&Н")
    use("zh")
    assert entries(window, mark("Settings…")) == ["设置(&S)…"]


def test_an_ampersand_of_a_name_is_no_mnemonic(window: QMainWindow) -> None:
    assert entries(window, "A && B", "Add") == ["&A && B", "A&dd"]
