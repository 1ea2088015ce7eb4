"""Give the selected rows of a register the same values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from core.errors import InvalidInput, UserError
from core.language import mark, tr, trn
from core.operations.register import edit_rows
from core.registers import Kind
from ui.dialogs.entries import Entries
from ui.widgets.combo import Combo
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.scroll import ScrollArea
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.queries.register import RegisterRow
    from core.registers import Field, Register
    from ui.desk import Desk

_CHOSEN: Final = (Kind.CHOICE, Kind.SHOP, Kind.FLAG)
_UNCHANGED: Final = object()


class Reader(Protocol):
    """What knows the meaning of a text for a field, and the choices of one."""

    def read(self, field: Field, typed: str, row: RegisterRow | None) -> Any:
        """Return what a text means; `InvalidInput` says what is accepted."""
        ...

    def choices(self, field: Field) -> list[tuple[Any, str]]:
        """Return the values with their words."""
        ...


def open_edit_rows(
    desk: Desk,
    described: Register,
    rows: Sequence[RegisterRow],
    fields: Sequence[Field],
    reader: Reader,
) -> DialogFrame:
    """Ask what the rows are to have in common, then change all as one step.

    Args:
        desk: where the step is run.
        described: the register.
        rows: those to change; the first says what a typed date or sum is read by.
        fields: those offered.
        reader: reads what is typed.
    """
    title = trn("Edit {count} row", "Edit {count} rows", len(rows))
    frame = DialogFrame(desk.overlay(), title, width=600, height=520)
    form, entries = Form(columns=2), Entries()
    for field in fields:
        if field.key != described.code:
            _add(form, entries, field, reader, rows[0])
    area = ScrollArea()
    area.body.addWidget(form)
    area.body.addStretch(1)
    frame.body.addWidget(area, 1)
    frame.set_note(tr(mark("What stays empty is not changed")))

    def carry_out() -> None:
        found = entries.values()
        if found is None:
            return
        values = {key: value for key, value in found.items() if value is not _UNCHANGED}
        if values:
            try:
                edits = {row.id: values for row in rows}
                desk.run(mark("Edit rows"), edit_rows, described.key, edits)
            except UserError as refused:
                frame.set_note(str(refused), "red_text")
                return
        frame.close_sheet()

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(tr(mark("Change rows")), kind="primary", run=carry_out, default=True)
    frame.open()
    return frame


def _add(form: Form, entries: Entries, field: Field, reader: Reader, row: RegisterRow) -> None:
    name = " ".join(tr(part) for part in (field.group, field.title) if part)
    if field.kind in _CHOSEN:
        combo = Combo(name=name)
        combo.set_choices([(_UNCHANGED, tr(mark("Unchanged"))), *reader.choices(field)])
        combo.set_value(_UNCHANGED)
        entries.add(field.key, form.add(name, combo), lambda: combo.value)
        return
    line = TextField(name=name, placeholder=tr(mark("Unchanged")))
    entries.add(field.key, form.add(name, line), _reading(line, field, reader, row))


def _reading(line: TextField, field: Field, reader: Reader, row: RegisterRow) -> Callable[[], Any]:
    def read() -> Any:
        typed = line.value()
        if not typed:
            return _UNCHANGED
        found = reader.read(field, typed, row)
        if found == field.empty:
            raise InvalidInput(tr(mark("This is needed.")))
        return found

    return read
