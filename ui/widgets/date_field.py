"""A field for a date or no date: typed as people type, or picked in a calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from core.errors import InvalidInput
from core.language import tr
from ui.guard import guarded
from ui.icons import set_icon
from ui.widgets.date_entry import parse_date
from ui.widgets.date_popup import Consequence, DatePopup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

Key = Qt.Key
Held = Qt.KeyboardModifier
PAUSE_MS: Final = 60


class DateField(QLineEdit):
    """A line of text that is a date, no date, or not yet either.

    Signals:
        date_changed: the text became another date, or none; carries it.
        refused: the text is no date; carries the reason.
        committed: Enter, leaving the field, or a picked day settled it; carries the date.
    """

    date_changed = Signal(object)
    refused = Signal(str)
    committed = Signal(object)

    def __init__(
        self,
        *,
        name: str,
        today: Callable[[], dt.date],
        baseline: dt.date | None = None,
        preview: Callable[[dt.date | None], Sequence[Consequence]] | None = None,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Build the field.

        Args:
            name: what a screen reader calls it.
            today: gives the date that `t` means; usually the status date.
            baseline: the date that `=bl` and the popup's Baseline mean.
            preview: says what a date causes; asked while the user types.
            empty: what is shown while there is no date ("Not reached").
            parent: the widget that owns it.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.setProperty("form", "1")
        self.setFixedHeight(32)
        self._today = today
        self._baseline = baseline
        self._preview = preview
        self._base: dt.date | None = None
        self._date: dt.date | None = None
        self._popup: DatePopup | None = None
        self.stays_open = False
        self._button = QAction(tr("Open the calendar"), self)
        set_icon(self._button, "calendar", "text3")
        self._button.triggered.connect(self.toggle_popup)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._show_consequences)
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_finished)

    # what it holds

    def date(self) -> dt.date | None:
        """Return the date typed, or none; `InvalidInput` says why a text is no date."""
        return self.parse(self.text())

    def set_date(self, date: dt.date | None) -> None:
        """Show a date or no date; later `+7` counts from it."""
        self._base = self._date = date
        self.setText("" if date is None else date.isoformat())
        self._mark_wrong(wrong=False)

    def set_baseline(self, baseline: dt.date | None) -> None:
        """Take another date for `=bl`."""
        self._baseline = baseline

    def parse(self, text: str) -> dt.date | None:
        """Return what a text means in this field."""
        return parse_date(text, base=self._base, today=self._today(), baseline=self._baseline)

    @property
    def is_valid(self) -> bool:
        """Return whether the text is a date or empty."""
        try:
            self.date()
        except InvalidInput:
            return False
        return True

    # the calendar

    @property
    def popup(self) -> DatePopup | None:
        """Return the calendar while it is open."""
        return self._popup

    def open_popup(self) -> None:
        """Open the calendar beside the field."""
        if self._popup is None:
            popup = DatePopup(self.window(), has_baseline=self._baseline is not None)
            popup.chosen.connect(self._on_chosen)
            popup.asked.connect(self._on_asked)
            self._popup = popup
        self._popup.show_date(self._date, today=self._today(), before=self._base)
        self._show_consequences()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popup(self) -> None:
        """Close the calendar."""
        if self._popup is not None:
            self._popup.hide()
            self._popup.deleteLater()
            self._popup = None

    def toggle_popup(self) -> None:
        """Open or close the calendar."""
        if self._popup is None:
            self.open_popup()
        else:
            self.close_popup()

    # Qt

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._popup_key(event) or self._step_key(event)):
            super().keyPressEvent(event)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        leaving = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in leaving:
            self.close_popup()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        self.close_popup()
        super().hideEvent(event)

    # private

    def _popup_key(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), event.modifiers() & Held.AltModifier
        if alt and key in (Key.Key_Down, Key.Key_Up):
            self.toggle_popup()
            return True
        if self._popup is None:
            return False
        if key == Key.Key_Escape and not self.stays_open:
            self.close_popup()
            return True
        weeks = {Key.Key_Up: -7, Key.Key_Down: 7}.get(Key(key))
        if weeks is not None:
            self._move(weeks)
            return True
        months = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}.get(Key(key))
        if months is not None:
            self._popup.grid.turn(months)
            return True
        return False

    def _step_key(self, event: QKeyEvent) -> bool:
        sign = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1}.get(Key(event.key()), 0)
        weekly = bool(event.modifiers() & Held.ControlModifier)
        if not sign or (event.key() == Key.Key_Equal and not weekly):
            return False
        typed_over = self.hasSelectedText() and self.selectedText() == self.text()
        if not weekly and (not self.text() or typed_over or not self._is_whole_date()):
            return False  # the sign starts or continues a text such as +7 or 2025-08
        self._move(sign * (7 if weekly else 1))
        return True

    def _is_whole_date(self) -> bool:
        try:
            dt.date.fromisoformat(self.text().strip())
        except ValueError:
            return False
        return True

    def _move(self, days: int) -> None:
        start = self._date or self._today()
        self._write(self.parse((start + dt.timedelta(days=days)).isoformat()))

    def _write(self, date: dt.date | None) -> None:
        self.setText("" if date is None else date.isoformat())

    def _on_text_changed(self) -> None:
        try:
            date = self.date()
        except InvalidInput:
            return
        self._mark_wrong(wrong=False)
        if date != self._date:
            self._date = date
            self.date_changed.emit(date)
        if self._popup is not None:
            self._popup.show_date(date, today=self._today(), before=self._base)
            self._timer.start()

    def _on_finished(self) -> None:
        try:
            date = self.date()
        except InvalidInput as refusal:
            self._mark_wrong(wrong=True)
            self.setToolTip(str(refusal))
            self.refused.emit(str(refusal))
            return
        self._write(date)
        self._base = date
        self.committed.emit(date)

    def _on_chosen(self, date: dt.date) -> None:
        self._write(date)
        if not self.stays_open:
            self.close_popup()
            self._on_finished()

    def _on_asked(self, what: str) -> None:
        if what == "clear":
            self._on_chosen_nothing()
        elif what == "today":
            self._on_chosen(self._today())
        elif what == "baseline":
            self._write(self._baseline)
        else:
            self._move(7 if what == "+1w" else 14)

    def _on_chosen_nothing(self) -> None:
        self._write(None)
        if not self.stays_open:
            self.close_popup()
            self._on_finished()

    def _show_consequences(self) -> None:
        if self._popup is None:
            return
        lines = self._preview(self._date) if self._preview is not None else ()
        self._popup.show_consequences(lines)
        at = self.mapTo(self.window(), QPoint(0, 0))
        self._popup.open_beside(QRect(at, self.size()))

    def _mark_wrong(self, *, wrong: bool) -> None:
        value = "1" if wrong else "0"
        if self.property("wrong") != value:
            self.setProperty("wrong", value)
            self.style().polish(self)
            if not wrong:
                self.setToolTip("")


__all__ = ["Consequence", "DateField"]
