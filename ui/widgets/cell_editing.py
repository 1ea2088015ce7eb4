"""Editing in a table: the editor in the cell, the refusal beside it, the way to the next cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from core.errors import UserError
from core.language import tr
from ui.actions import menu
from ui.guard import guarded
from ui.theme import color, font, text_width
from ui.widgets.date_field import DateField
from ui.widgets.tip import Tip

if TYPE_CHECKING:
    from collections.abc import Hashable

    from ui.models.column import Column
    from ui.widgets.table import Table

Key = Qt.Key
_ENTER = (Key.Key_Return, Key.Key_Enter)


class CellEditing(QObject):
    """Opens one editor at a time in a table.

    What is refused stays in the editor with the reason beside it. The editor is kept by row id and
    column, so that a refresh behind it does not take it away.

    Signals:
        opened: an editor opened.
        closed: it closed.
    """

    opened = Signal()
    closed = Signal()

    # class-wide, because Qt still asks the filter while Python takes the object down
    _editor: QLineEdit | None = None

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._at: tuple[Hashable, str] = (None, "")
        self._tip: Tip | None = None
        self._busy = False
        table.rows.modelReset.connect(self.place)
        table.destroyed.connect(self._forget)

    @property
    def is_open(self) -> bool:
        """Return whether a cell is being edited."""
        return self._editor is not None

    @property
    def editor(self) -> QLineEdit | None:
        """Return the editor while a cell is being edited."""
        return self._editor

    @property
    def refusal(self) -> str:
        """Return the reason shown beside the editor."""
        return self._tip.words if self._tip is not None else ""

    def open(self, at: QModelIndex, *, typed: str = "") -> bool:
        """Open the editor of a cell; return whether the cell has one.

        Args:
            at: the cell.
            typed: what the user typed already, replacing what was there.
        """
        row = self._table.rows.row(at)
        column = self._table.rows.column(at) if at.isValid() else None
        if row is None or column is None or not self._table.rows.may_edit(row, column):
            return False
        if self.is_open and not self.commit():
            return True
        self._table.setCurrentIndex(at)
        self._table.scrollTo(at)
        if column.editor_kind == "choice":
            self._choose(at, column, row)
            return True
        self._at = (row.id, column.key)
        self._editor = self._made(column, row)
        self._show(typed or None, column.start_text(row))
        return True

    def commit(self) -> bool:
        """Carry out the edit and close; a refused text stays with the reason beside it."""
        if self._editor is None or self._busy:
            return True
        at = self._index()
        self._busy = True
        try:
            if at.isValid():
                self._table.rows.enter(at, self._editor.text())
        except UserError as refusal:
            self._say(str(refusal), wrong=True)
            return False
        finally:
            self._busy = False
        self.cancel()
        return True

    def cancel(self) -> None:
        """Close without an edit."""
        editor, self._editor = self._editor, None
        if self._tip is not None:
            self._tip.hide()
        if editor is None:
            return
        editor.removeEventFilter(self)
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._table.setFocus()
        self._table.viewport().update()
        self.closed.emit()

    def clear(self, at: QModelIndex) -> bool:
        """Empty a cell, as Delete does; return whether it can be edited."""
        row = self._table.rows.row(at)
        rows = self._table.rows
        if row is None or not rows.may_edit(row, rows.column(at)):
            return False
        try:
            self._table.rows.enter(at, "")
        except UserError as refusal:
            self.refuse(at, str(refusal))
        return True

    def refuse(self, at: QModelIndex, reason: str) -> None:
        """Say at a cell why it was not changed."""
        place = self._table.visualRect(at)
        place.moveTopLeft(self._table.viewport().mapTo(self._table.window(), place.topLeft()))
        self._note().say(reason, place, wrong=True)

    def place(self) -> None:
        """Put the editor over its cell again; close it if the cell is gone."""
        if self._editor is None:
            if self._tip is not None:
                self._tip.hide()
            return
        at = self._index()
        if not at.isValid():
            self.cancel()
            return
        rect = self._table.visualRect(at).adjusted(0, 0, 0, -1)
        if at.column() == self._table.columns.visible()[0]:
            rect.setLeft(self._table.left - 8)
        if isinstance(self._editor, DateField):
            rect.setWidth(max(rect.width(), round(text_width("0000-00-00", "small")) + 52))
        self._editor.setGeometry(rect)

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
        elif watched is self._editor and event.type() == QEvent.Type.FocusOut:
            self._on_left(event)
        return False

    # private

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Key.Key_Escape:
            self.cancel()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() in (Key.Key_Tab, Key.Key_Backtab):
            self._go_on(-1 if event.key() == Key.Key_Backtab else 1)
        else:
            return False
        return True

    def _on_left(self, event: QEvent) -> None:
        reason = event.reason()  # type: ignore[attr-defined]  # a QFocusEvent
        elsewhere = (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        if reason not in elsewhere:
            self.commit()

    def _go_on(self, by: int) -> None:
        key, column = self._at
        if not self.commit():
            return
        rows, visible = self._table.rows, self._table.columns.visible()
        line = rows.line_of(key)
        place = visible.index(rows.number(column)) + by if line >= 0 else 0
        while 0 <= line < rows.rowCount():
            while 0 <= place < len(visible):
                at = rows.index(line, visible[place])
                if rows.flags(at) & Qt.ItemFlag.ItemIsEditable:
                    self.open(at)
                    return
                place += by
            line += by
            place = 0 if by > 0 else len(visible) - 1

    def _index(self) -> QModelIndex:
        rows = self._table.rows
        line = rows.line_of(self._at[0])
        return rows.index(line, rows.number(self._at[1])) if line >= 0 else QModelIndex()

    def _made(self, column: Column[Any], row: Any) -> QLineEdit:
        host = self._table.viewport()
        today, preview = self._table.today, column.preview
        if column.editor_kind != "date" or today is None:
            return self._line(column, row)
        field = DateField(
            name=tr(column.title),
            today=today,
            baseline=column.baseline(row) if column.baseline is not None else None,
            preview=None if preview is None else lambda date: preview(row, date),
            parent=host,
        )
        value = column.value(row)
        field.set_date(value)
        field.stays_open = True
        field.setMinimumHeight(0)
        field.setMaximumHeight(16777215)
        return field

    def _line(self, column: Column[Any], row: Any) -> QLineEdit:
        line = QLineEdit(self._table.viewport())
        if column.completions is not None:
            finder = QCompleter(list(column.completions(row)), line)
            finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            finder.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(finder)
            # While the list is open its keys pass by the filter below.
            line.returnPressed.connect(self.commit)
        return line

    def _show(self, typed: str | None, start: str) -> None:
        editor = self._editor
        assert editor is not None
        column = self._table.rows.columns[self._table.rows.number(self._at[1])]
        editor.setAccessibleName(tr(column.title))
        editor.setFont(font("body" if column.kind == "text" else "small"))
        editor.setStyleSheet(
            f"border: 2px solid {color('focus').name()}; border-radius: 3px; padding: 0 4px;"
        )
        if column.side == "right":
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.place()
        editor.setText(start if typed is None else typed)
        if typed is None:
            editor.selectAll()
        editor.installEventFilter(self)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.textEdited.connect(self._on_edited)
        if isinstance(editor, DateField):
            editor.open_popup()
            if typed is None:
                editor.selectAll()
        self.opened.emit()

    def _choose(self, at: QModelIndex, column: Column[Any], row: Any) -> None:
        offered = menu(parent=self._table)
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, words in column.choices(row) if column.choices is not None else ():
            action = offered.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == column.value(row))
            action.triggered.connect(
                lambda _=False, key=row.id, value=value: self._put(key, column.key, value)
            )
        below = self._table.visualRect(at).bottomLeft()
        offered.popup(self._table.viewport().mapToGlobal(below))

    def _put(self, key: Hashable, column: str, value: Any) -> None:
        self._at = (key, column)
        at = self._index()
        try:
            self._table.rows.put(at, value)
        except UserError as refusal:
            self.refuse(at, str(refusal))

    def _on_edited(self) -> None:
        if self._tip is not None:
            self._tip.hide()

    def _say(self, words: str, *, wrong: bool) -> None:
        editor = self._editor
        assert editor is not None
        at = editor.mapTo(self._table.window(), QPoint(0, 0))
        popup = editor.popup if isinstance(editor, DateField) else None
        below = popup is not None and popup.geometry().center().y() > at.y()
        self._note().say(words, QRect(at, editor.size()), wrong=wrong, above=below)
        editor.setFocus()

    def _note(self) -> Tip:
        if self._tip is None:
            self._tip = Tip(self._table.window())
        return self._tip

    def _forget(self) -> None:
        self._editor = None
