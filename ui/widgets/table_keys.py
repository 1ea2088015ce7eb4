"""What keys do in a table (DESIGN §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from core.errors import UserError
from ui.models.arrange import Group

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.widgets.table import Table

Key = Qt.Key
Held = Qt.KeyboardModifier
Standard = QKeySequence.StandardKey
WEEK: Final = 7
_EDITS: Final = (Key.Key_F2, Key.Key_Delete, Key.Key_Backspace, Key.Key_Plus, Key.Key_Minus)


def pressed(table: Table, event: QKeyEvent) -> bool:
    """Do what a key asks of a table; return whether it asked for something."""
    return (
        _clipboard(table, event)
        or _locked(table, event)
        or _opening(table, event)
        or _group(table, event)
        or _stepping(table, event)
        or _ends(table, event)
        or _typing(table, event)
    )


def _clipboard(table: Table, event: QKeyEvent) -> bool:
    if event.matches(Standard.Copy):
        table.copy()
    elif event.matches(Standard.Paste) and table.rows.locked:
        table.editing.refuse(table.currentIndex(), table.rows.locked)
    elif event.matches(Standard.Paste):
        table.paste()
    elif (
        event.key() == Key.Key_C and event.modifiers() == Held.ControlModifier | Held.ShiftModifier
    ):
        table.copy(with_titles=True)
    else:
        return False
    return True


def _locked(table: Table, event: QKeyEvent) -> bool:
    """Say why nothing can be changed, where a key would change a cell."""
    at, why = table.currentIndex(), table.rows.locked
    row = table.rows.row(at)
    if not why or row is None or not table.rows.column(at).is_editable(row):
        return False
    held = event.modifiers() & ~(Held.ShiftModifier | Held.KeypadModifier)
    words = event.text()
    is_typed = bool(words) and words.isprintable() and not held and event.key() != Key.Key_Space
    if event.key() in _EDITS or is_typed:
        table.editing.refuse(at, why)
        return True
    return False


def _opening(table: Table, event: QKeyEvent) -> bool:
    at = table.currentIndex()
    if not at.isValid() or event.modifiers() & ~Held.KeypadModifier:
        return False
    if event.key() in (Key.Key_Return, Key.Key_Enter):
        table.open_or_edit(at)
        return True
    if event.key() == Key.Key_F2:
        return table.editing.open(at)
    if event.key() in (Key.Key_Delete, Key.Key_Backspace) and table.is_editable:
        return table.editing.clear(at)
    return False


def _group(table: Table, event: QKeyEvent) -> bool:
    at = table.currentIndex()
    plain = not event.modifiers() & ~Held.KeypadModifier
    if event.key() not in (Key.Key_Left, Key.Key_Right) or not plain or not at.isValid():
        return False
    if isinstance(table.rows.line(at.row()), Group):
        table.toggle_group(at.row(), is_open=event.key() == Key.Key_Right)
        return True
    return False


def _stepping(table: Table, event: QKeyEvent) -> bool:
    signs = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1}
    sign = signs.get(Key(event.key()), 0)
    if not sign or (event.key() == Key.Key_Equal and not event.modifiers() & Held.ControlModifier):
        return False
    at = table.currentIndex()
    if not at.isValid():
        return False
    days = sign * (WEEK if event.modifiers() & Held.ControlModifier else 1)
    try:
        return table.rows.step(at, days)
    except UserError as refusal:
        table.editing.refuse(at, str(refusal))
        return True


def _ends(table: Table, event: QKeyEvent) -> bool:
    at = table.currentIndex()
    plain = not event.modifiers() & ~Held.KeypadModifier
    if not plain or table.is_editable or event.key() not in (Key.Key_Home, Key.Key_End):
        return False
    last = table.rows.rowCount() - 1
    table.setCurrentIndex(
        table.rows.index(0 if event.key() == Key.Key_Home else last, max(0, at.column()))
    )
    return True


def _typing(table: Table, event: QKeyEvent) -> bool:
    words = event.text()
    held = event.modifiers() & ~(Held.ShiftModifier | Held.KeypadModifier)
    if event.key() == Key.Key_Space:
        event.ignore()
        return not held
    if held or not words.isprintable() or not words:
        return False
    return table.editing.open(table.currentIndex(), typed=words)
