"""Project facts: everything the contract says of a project, edited together as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.errors import UserError
from core.language import current, mark, tr, trn
from core.operations.projects import edit_project
from core.queries.payment_plans import received_count
from core.queries.project import project
from ui.dialogs.facts_form import FactsForm
from ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk

LABEL: Final = mark("Edit project")
WIDTH: Final = 880
HEIGHT: Final = 680


def open_project_facts(desk: Desk, project_id: int) -> ProjectFactsDialog:
    """Show the facts of a project and let them be edited."""
    dialog = ProjectFactsDialog(desk, project_id)
    dialog.open()
    return dialog


class ProjectFactsDialog(DialogFrame):
    """Saves what was changed and nothing else; Esc asks only if something was."""

    def __init__(self, desk: Desk, project_id: int) -> None:
        row = desk.read(project, project_id)
        title = tr(mark("{code} · {name}"), code=row.code, name=row.named(current()))
        super().__init__(desk.overlay(), title, width=WIDTH, height=HEIGHT)
        self._desk, self._project_id = desk, project_id
        self._is_asking = False
        self._warned = ""
        self.form = FactsForm(desk, row)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.form, 1)
        self.cancel_button = self.add_button(tr(mark("Cancel")), run=self._on_cancel)
        self.discard_button = self.add_button(
            tr(mark("Discard")), kind="danger", run=self.close_sheet
        )
        self.save_button = self.add_button("", kind="primary", run=self._go, default=True)
        self._ask(is_asking=False)

    def save(self) -> None:
        """Store what was changed, or say at its field what is wrong."""
        changes = self.form.changes()
        if changes is None:
            self.set_note(tr(mark("Nothing is saved yet: see the fields in red.")), "red_text")
            return
        if self._must_warn(changes):
            return
        if changes:
            try:
                self._desk.run(LABEL, edit_project, self._project_id, **changes)
            except UserError as refusal:
                self.set_note(str(refusal), "red_text")
                return
        self.close_sheet()

    def _must_warn(self, changes: Mapping[str, Any]) -> bool:
        """Say once what another currency means where payments were received in this one."""
        new = changes.get("currency", "")
        if not new or new == self._warned:
            return False
        count = self._desk.read(received_count, self._project_id)
        if not count:
            return False
        self._warned = new
        self.set_note(
            trn(
                "{count} payment is received. Sums keep their figures, in {currency}."
                " Save again to change it.",
                "{count} payments are received. Sums keep their figures, in {currency}."
                " Save again to change it.",
                count,
                currency=new,
            ),
            "amber_text",
        )
        return True

    def can_close(self) -> bool:
        """Close at once if nothing was changed, else ask in the foot."""
        if not self.form.is_touched:
            return True
        self._ask(is_asking=not self._is_asking)
        return False

    def _go(self) -> None:
        if self._is_asking:
            self._ask(is_asking=False)
        else:
            self.save()

    def _ask(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        can_write = not self._desk.workspace.is_read_only
        self.cancel_button.setVisible(not is_asking)
        self.discard_button.setVisible(is_asking)
        self.save_button.set_text(tr(mark("Keep editing") if is_asking else mark("Save")))
        self.save_button.setEnabled(can_write or is_asking)
        said = "" if can_write else tr(mark("This file is read-only."))
        self.set_note(tr(mark("Discard what you typed?")) if is_asking else said)

    def _on_cancel(self) -> None:
        if self.can_close():
            self.close_sheet()
