"""The spans in which a place stands still: added, named, moved and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import mark, tr
from ui.paint import plain
from ui.widgets.button import button, icon_button
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.line import HLine
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from core.queries.calendar_years import ShutdownRow


class ShutdownPane(QWidget):
    """One form a shutdown, earliest first; what is typed holds when the field is left.

    Signals:
        add_asked: the days taken in the year are to become a shutdown.
        edited: a shutdown is to change; carries its id and the fields.
        removed: a shutdown is to be removed; carries its id.
        gone_to: a shutdown is to be shown in the year; carries its first and last day.
    """

    add_asked = Signal()
    edited = Signal(int, object)
    removed = Signal(int)
    gone_to = Signal(object, object)

    def __init__(self, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.forms: dict[int, ShutdownForm] = {}
        self._none = Label(
            tr(mark("No shutdowns. Take days in the year and make them one.")),
            "small",
            "text3",
            wrap=True,
        )
        self.add_button = button(tr(mark("Add shutdown")), icon="plus", run=self.add_asked.emit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._none)
        self._column.addWidget(self.add_button)
        self._column.addStretch(1)

    def show_shutdowns(self, rows: Sequence[ShutdownRow], *, can_write: bool) -> None:
        """Show these; a form that stays keeps the keyboard."""
        wanted = {row.id: row for row in rows}
        for key in set(self.forms) - set(wanted):
            form = self.forms.pop(key)
            form.hide()
            form.deleteLater()
        for place, row in enumerate(rows):
            form = self.forms.get(row.id) or self._new_form(row.id)
            if self._column.indexOf(form) != place:
                self._column.insertWidget(place, form)
            form.show_shutdown(row, can_write=can_write)
        self._none.setVisible(not rows)
        self.add_button.setEnabled(can_write)

    def _new_form(self, key: int) -> ShutdownForm:
        form = ShutdownForm(self._today)
        form.edited.connect(lambda fields: self.edited.emit(key, fields))
        form.removed.connect(lambda: self.removed.emit(key))
        form.gone_to.connect(self.gone_to)
        self.forms[key] = form
        return form


class ShutdownForm(QWidget):
    """Name, first and last day of one shutdown.

    Signals:
        edited: it is to change; carries the fields.
        removed: it is to be removed.
        gone_to: it is to be shown in the year; carries its first and last day.
    """

    edited = Signal(object)
    removed = Signal()
    gone_to = Signal(object, object)

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._row: ShutdownRow | None = None
        self.name = TextField(name=tr(mark("Name of the shutdown")), placeholder=tr(mark("Name")))
        self.start = DateField(name=tr(mark("First day")), today=today)
        self.finish = DateField(name=tr(mark("Last day")), today=today)
        self.find_button = icon_button("eye", tr(mark("Show in the year")), run=self._find)
        self.remove_button = icon_button(
            "trash-2", tr(mark("Remove this shutdown")), run=self.removed.emit
        )
        self._refusal = Label("", "cap", "red_text", wrap=True)
        top, days = QHBoxLayout(), QHBoxLayout()
        for row in (top, days):
            row.setSpacing(4)
        top.addWidget(self.name, 1)
        top.addWidget(self.find_button)
        top.addWidget(self.remove_button)
        days.addWidget(self.start, 1)
        days.addWidget(Label("–", "body", "text3"))
        days.addWidget(self.finish, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(days)
        column.addWidget(self._refusal)
        column.addSpacing(4)
        column.addWidget(HLine())
        self.name.editingFinished.connect(self._on_name)
        self.start.committed.connect(lambda day: self._on_day("start", day))
        self.finish.committed.connect(lambda day: self._on_day("finish", day))
        for field in (self.start, self.finish):
            field.refused.connect(self.refuse)

    def show_shutdown(self, row: ShutdownRow, *, can_write: bool) -> None:
        """Show what is kept."""
        self._row = row
        self.name.set_value(row.name)
        self.name.setToolTip(plain(row.name))
        self.start.set_date(row.start)
        self.finish.set_date(row.finish)
        for field in (self.name, self.start, self.finish):
            field.setReadOnly(not can_write)
        self.remove_button.setEnabled(can_write)
        self.refuse("")

    def refuse(self, reason: str) -> None:
        """Say why what was typed is not taken."""
        self._refusal.set_text(reason)
        self._refusal.setVisible(bool(reason))

    def _find(self) -> None:
        if self._row is not None:
            self.gone_to.emit(self._row.start, self._row.finish)

    def _on_name(self) -> None:
        if self._row is not None and self.name.value() != self._row.name:
            self.edited.emit({"name": self.name.value()})

    def _on_day(self, field: str, day: dt.date | None) -> None:
        if self._row is None or day == getattr(self._row, field):
            return
        if day is None:
            self.refuse(tr(mark("A shutdown needs both days.")))
        else:
            self.edited.emit({field: day})
