"""A dialog inside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.under = QLineEdit()
        QVBoxLayout(self).addWidget(self.under)
        self.resize(700, 500)
        self.show()
        self.activateWindow()
        self.under.setFocus()


def opened(qtbot: QtBot) -> tuple[Window, DialogFrame, QLineEdit]:
    window = Window()
    qtbot.addWidget(window)
    qtbot.waitUntil(window.isActiveWindow)
    frame, line = DialogFrame(window, "New project"), QLineEdit()
    frame.body.addWidget(line)
    frame.add_button("Cancel", run=frame.close_sheet)
    frame.add_button("Create", kind="primary", default=True)
    frame.open()
    qtbot.waitUntil(line.hasFocus, timeout=1000)
    return window, frame, line


def test_the_keyboard_stays_inside_and_goes_back_after(qtbot: QtBot, themed: str) -> None:
    window, frame, line = opened(qtbot)
    assert not window.grab().isNull()
    for _ in range(7):
        QTest.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert frame.isAncestorOf(focus)
    with qtbot.waitSignal(frame.closed):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert window.under.hasFocus()


def test_enter_presses_the_default_button(qtbot: QtBot) -> None:
    _window, frame, line = opened(qtbot)
    assert frame._default is not None
    with qtbot.waitSignal(frame._default.clicked):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_it_fits_the_window_whatever_its_size(qtbot: QtBot) -> None:
    window, frame, _line = opened(qtbot)
    frame.set_note("Nothing is saved until Create")
    frame.set_title("Another project")
    window.resize(400, 300)
    assert frame.size() == window.size()
    assert frame.rect().contains(frame.sheet.geometry())
