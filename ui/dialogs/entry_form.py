"""A long form that scrolls: fields of every kind, each added with its label and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.language import tr
from ui.dialogs.entries import Entries
from ui.widgets.combo import Combo
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField
from ui.widgets.scroll import ScrollArea
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from PySide6.QtWidgets import QLayout, QWidget


class EntryForm(ScrollArea):
    """Fields under headings; `entries` reads them together and says what is wrong at each.

    Labels are marked texts; each field is named in `entries` after what it holds.
    """

    def __init__(
        self, columns: int, *, today: Callable[[], dt.date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.entries = Entries()
        self._today = today
        self._form = Form(columns=columns)
        self.body.setContentsMargins(20, 4, 20, 16)
        self.body.addWidget(self._form)
        self.body.addStretch()

    def add_head(self, words: str) -> None:
        """Begin a group of fields."""
        head = Label(tr(words), "h3")
        head.setContentsMargins(0, 6, 0, 0)
        self._form.add_wide(head)

    def add_wide(self, part: QWidget | QLayout) -> None:
        """Add something that is no field over the whole width."""
        self._form.add_wide(part)

    def add(
        self,
        key: str,
        label: str,
        widget: QWidget,
        read: Callable[[], Any],
        *,
        needed: bool = False,
        span: int = 1,
    ) -> None:
        """Add a field; `read` gives its value or raises `InvalidInput`."""
        field = self._form.add(tr(label), widget, span=span)
        self.entries.add(key, field, read, is_needed=needed)

    def add_text(
        self,
        key: str,
        label: str,
        value: str,
        *,
        read: Callable[[], str] | None = None,
        needed: bool = False,
        span: int = 1,
    ) -> TextField:
        """Add a field of words."""
        widget = TextField()
        widget.set_value(value)
        self.add(key, label, widget, read or widget.value, needed=needed, span=span)
        return widget

    def add_choice(
        self, key: str, label: str, choices: Sequence[tuple[str, str]], value: str, *, span: int = 1
    ) -> Combo:
        """Add a field that is one of these (value, words)."""
        widget = Combo()
        widget.set_choices(choices)
        widget.set_value(value)
        self.add(key, label, widget, lambda: widget.value, span=span)
        return widget

    def add_date(
        self,
        key: str,
        label: str,
        value: dt.date | None,
        *,
        read: Callable[[], dt.date | None] | None = None,
    ) -> DateField:
        """Add a field for a date or none; a text that is no date is refused when it is left."""
        widget = DateField(name=tr(label), today=self._today)
        widget.set_date(value)
        self.add(key, label, widget, read or widget.date)
        field = self.entries.field(key)
        widget.refused.connect(field.refuse)
        widget.committed.connect(lambda _day: field.approve())
        return widget

    def add_number(
        self,
        key: str,
        label: str,
        value: Decimal | int | None,
        *,
        most: int,
        digits: int = 0,
        needed: bool = False,
    ) -> NumberField:
        """Add a field for a number from zero up; without decimal places it is read as `int`."""
        widget = NumberField(least=0, most=most, digits=digits, trimmed=True)
        widget.set_value(value)

        def read() -> Decimal | int | None:
            found = widget.value()
            return found if digits or found is None else int(found)

        self.add(key, label, widget, read, needed=needed)
        return widget
