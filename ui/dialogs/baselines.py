"""The baselines of a project: which there are, which is measured against, which the contract locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout

from core import text
from core.errors import InvalidInput, UserError
from core.language import mark, tr
from core.operations.baselines import (
    lock_baseline,
    remove_baseline,
    rename_baseline,
    use_baseline,
)
from core.queries.baselines import baselines
from ui.dialogs.baseline import open_baseline
from ui.models.cells import Text
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.button import button
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.table import Table
from ui.widgets.text_field import NoteField

if TYPE_CHECKING:
    from core.queries.baselines import BaselineRow
    from core.workspace import Step
    from ui.desk import Desk

WIDTH, HEIGHT = 780, 420
_RENAME: Final = mark("Rename baseline")
_USE: Final = mark("Make baseline current")
_LOCK: Final = mark("Lock baseline of the contract")
_REMOVE: Final = mark("Remove baseline")


def open_baselines(desk: Desk, project_id: int) -> BaselinesDialog:
    """Show the baselines of a project."""
    dialog = BaselinesDialog(desk, project_id)
    dialog.open()
    return dialog


class BaselinesDialog(DialogFrame):
    """A list of baselines, oldest first; each deed is a step at once."""

    def __init__(self, desk: Desk, project_id: int) -> None:
        super().__init__(desk.overlay(), tr(mark("Baselines")), width=WIDTH, height=HEIGHT)
        self._desk, self._project_id = desk, project_id
        self.model = RowsModel[Any](self._columns(), self)
        self.table = Table(self.model, name=tr(mark("Baselines")), left=8)
        words = tr(
            mark(
                "Slips are measured against the current baseline. Dates of a baseline never "
                "change; what the contract has is kept for good."
            )
        )
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._buttons())
        self.add_button(tr(mark("Close")), kind="primary", run=self.close_sheet, default=True)
        self.table.selection_changed.connect(self._enable)
        desk.changed.connect(self._on_changed)
        self._show()

    def set_new(self) -> None:
        """Ask for the name of a new baseline, and why it is set."""
        open_baseline(self._desk, self._project_id)

    def use(self) -> None:
        """Ask why the project is to be measured against the chosen baseline."""
        if row := self._chosen():
            open_use_baseline(self._desk, row)

    def rename(self) -> None:
        """Edit the name of the chosen baseline where it stands."""
        if row := self._chosen():
            self.table.editing.open(self.model.index(self.model.line_of(row.id), 0))

    def lock(self) -> None:
        """Make the chosen baseline one of the contract."""
        if row := self._chosen():
            self._desk.run(_LOCK, lock_baseline, row.id, about=self._about(_LOCK, row))

    def remove(self) -> None:
        """Remove the chosen baseline, or say why it stays."""
        row = self._chosen()
        if row is None:
            return
        try:
            self._desk.run(_REMOVE, remove_baseline, row.id, about=self._about(_REMOVE, row))
        except InvalidInput as refusal:
            self.set_note(str(refusal), "red_text")

    # built once

    def _columns(self) -> tuple[Column[Any], ...]:
        return (
            Column(
                key="name",
                title=mark("Name"),
                value=lambda row: row.name,
                cell=_name_cell,
                width=150,
                edit=self._rename,
                edit_text=lambda row: row.name,
                spoken=lambda row: text.listed([row.name, *_marks(row)]),
            ),
            Column(
                key="state",
                title=mark("State"),
                value=lambda row: text.listed(_marks(row)),
                tone="text2",
                width=150,
            ),
            Column(key="set_on", title=mark("Set on"), value=lambda row: row.set_on, kind="date"),
            Column(key="pac", title=mark("PAC"), value=lambda row: row.pac, kind="date"),
            Column(key="dated", title=mark("Dates"), value=lambda row: row.dated, kind="number"),
            Column(
                key="reason",
                title=mark("Reason"),
                value=lambda row: row.reason,
                tone="text2",
                min_width=120,
                stretch=1,
                tooltip=lambda row: row.reason,
            ),
        )

    def _buttons(self) -> QHBoxLayout:
        self.new_button = button(tr(mark("Set baseline…")), icon="plus", run=self.set_new)
        self.use_button = button(tr(mark("Make current…")), run=self.use)
        self.rename_button = button(tr(mark("Rename")), run=self.rename)
        self.lock_button = button(tr(mark("Lock")), icon="lock", run=self.lock)
        self.lock_button.setToolTip(tr(mark("Keep it for good, as a baseline of the contract")))
        self.remove_button = button(tr(mark("Remove")), icon="trash-2", run=self.remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new_button)
        row.addStretch(1)
        for made in (self.use_button, self.rename_button, self.lock_button, self.remove_button):
            row.addWidget(made)
        return row

    # what is shown

    def _show(self) -> None:
        rows = self._desk.read(baselines, self._project_id)
        chosen = self._chosen()
        self.model.show_rows(rows)
        kept = [row.id for row in rows if chosen is not None and row.id == chosen.id]
        current = [row.id for row in rows if row.is_current]
        self.table.select(kept or current)
        self._enable()

    def _chosen(self) -> BaselineRow | None:
        rows = self.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    def _enable(self) -> None:
        row, can_write = self._chosen(), not self._desk.workspace.is_read_only
        self.new_button.setEnabled(can_write)
        self.rename_button.setEnabled(can_write and row is not None)
        self.use_button.setEnabled(can_write and row is not None and not row.is_current)
        self.lock_button.setEnabled(can_write and row is not None and not row.contractual)
        free = row is not None and not row.contractual and not row.is_current
        self.remove_button.setEnabled(can_write and free)
        self.set_note("" if can_write else tr(mark("This file is read-only.")))

    # what happens

    def _rename(self, row: BaselineRow, name: str) -> None:
        self._desk.run(_RENAME, rename_baseline, row.id, name, about=self._about(_RENAME, row))

    def _about(self, label: str, row: BaselineRow) -> str:
        return tr(mark("{label}: {name}"), label=tr(label), name=row.name)

    def _on_changed(self, step: Step) -> None:
        if "baseline" in step.tables:
            self._show()


def open_use_baseline(desk: Desk, row: BaselineRow) -> DialogFrame:
    """Ask why a project is to be measured against another baseline, then do so."""
    frame = DialogFrame(
        desk.overlay(), tr(mark("Measure against {name}"), name=row.name), width=440
    )
    reason = NoteField(name=tr(mark("Reason")))
    form = Form()
    field = form.add(tr(mark("Reason")), reason, hint=tr(mark("Every slip changes with it.")))
    frame.body.addWidget(form)

    def carry_out() -> None:
        why = reason.value()
        about = tr(mark("Slips against {name}"), name=row.name)
        try:
            desk.run(_USE, use_baseline, row.id, why=why, reason=why or None, about=about)
        except UserError as refusal:
            field.refuse(str(refusal))
            return
        frame.close_sheet()

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(tr(mark("Make current")), kind="primary", run=carry_out, default=True)
    frame.open()
    return frame


def _marks(row: BaselineRow) -> list[str]:
    """Return in words what a baseline is besides one of several."""
    marks = [tr(mark("current"))] if row.is_current else []
    return [*marks, tr(mark("contract, locked"))] if row.contractual else marks


def _name_cell(row: BaselineRow) -> Text:
    kind = "body_m" if row.is_current else "body"
    icon = "lock" if row.contractual else ""
    return Text(row.name, "text", kind, icon=icon, icon_after=True)
