"""Give the selected milestones the same owner, responsible party, evidence, reason or note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import terms
from core.errors import UserError
from core.language import mark, tr, trn
from core.operations.milestones import edit_milestones
from ui.widgets.combo import Combo
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.text_field import NoteField, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.desk import Desk


class BulkForm(Form):
    """Fields that stay empty change nothing."""

    def __init__(self) -> None:
        super().__init__(columns=2)
        unchanged = tr(mark("Unchanged"))
        self.owner = TextField(name=tr(mark("Owner")), placeholder=unchanged)
        self.responsible = Combo(name=tr(mark("Responsible")))
        self.reason = Combo(name=tr(mark("Reason for change")))
        self.key = Combo(name=tr(mark("Key milestone")))
        self.evidence = TextField(name=tr(mark("Evidence")), placeholder=unchanged)
        self.note = NoteField(name=tr(mark("Note")))
        yes_no = [(True, tr(mark("Yes"))), (False, tr(mark("No")))]
        for combo, choices in (
            (self.responsible, [(key, tr(words)) for key, words in terms.RESPONSIBLE.items()]),
            (self.reason, [(key, tr(words)) for key, words in terms.SLIP_REASONS.items()]),
            (self.key, yes_no),
        ):
            combo.set_choices([(None, unchanged), *choices])
            combo.set_value(None)
        self.add(tr(mark("Owner")), self.owner)
        self.add(tr(mark("Responsible")), self.responsible)
        self.add(tr(mark("Reason for change")), self.reason)
        self.add(tr(mark("Key milestone")), self.key)
        self.add(tr(mark("Evidence")), self.evidence, span=2)
        self.add(tr(mark("Note")), self.note, span=2)

    def fields(self) -> dict[str, Any]:
        """Return what is to change."""
        found = {
            "owner": self.owner.value() or None,
            "responsible": self.responsible.value,
            "slip_reason": self.reason.value,
            "key": self.key.value,
            "evidence": self.evidence.value() or None,
            "note": self.note.value() or None,
        }
        return {name: value for name, value in found.items() if value is not None}


def open_bulk_edit(desk: Desk, milestone_ids: Sequence[int]) -> DialogFrame:
    """Ask what to change, then change all as one step."""
    title = trn("Edit {count} milestone", "Edit {count} milestones", len(milestone_ids))
    frame = DialogFrame(desk.overlay(), title, width=560)
    form = BulkForm()
    frame.body.addWidget(form)
    frame.set_note(tr(mark("What stays empty is not changed")))

    def carry_out() -> None:
        fields = form.fields()
        if fields:
            edits = dict.fromkeys(milestone_ids, fields)
            try:
                desk.run(mark("Edit milestones"), edit_milestones, edits)
            except UserError as refused:
                frame.set_note(str(refused), "red_text")
                return
        frame.close_sheet()

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(tr(mark("Change milestones")), kind="primary", run=carry_out, default=True)
    frame.open()
    return frame
