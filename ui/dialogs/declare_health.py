"""Standing for another colour of a project than the computed one: which, why, and until when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from core import terms, text
from core.errors import UserError
from core.language import mark, tr
from core.operations.health import DECLARABLE, Declared, declare_health, withdraw_health
from core.queries.project import project, project_figures
from ui.dialogs.health_words import declared_words
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.text_field import NoteField

if TYPE_CHECKING:
    from ui.desk import Desk

LABEL: Final = mark("Declare health")
WITHDRAW: Final = mark("Withdraw declared health")
WIDTH: Final = 460
USUAL: Final = dt.timedelta(30)
"""How long a colour is declared for, where nobody says otherwise."""
TONES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}


class DeclareHealthDialog(DialogFrame):
    """Asks for colour, reason and last day; what is declared already can be withdrawn."""

    def __init__(self, desk: Desk, project_id: int) -> None:
        super().__init__(desk.overlay(), tr(LABEL), width=WIDTH)
        self._desk, self._project_id = desk, project_id
        self._declared = desk.read(project, project_id).declared
        self._make_fields()
        self.body.addLayout(self._computed())
        words = tr(
            mark(
                "It stands beside the computed colour, which goes on being computed, and ends with "
                "its last day."
            )
        )
        self.body.addWidget(Label(words, "small", "text2", wrap=True))
        self.body.addWidget(self._form())
        if self._declared is not None:
            self.withdraw_button = self.add_button(tr(mark("Withdraw")), run=self.withdraw)
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.declare_button = self.add_button(
            tr(mark("Declare")), kind="primary", run=self.save, default=True
        )

    def save(self) -> None:
        """Declare what is chosen, or say at its field what is missing."""
        for field in (self.reason_field, self.until_field):
            field.approve()
        until = self.until.date() if self.until.is_valid else None
        if not self.reason.value():
            self.reason_field.refuse(tr(mark("Say why: the computed colour stands beside it.")))
            return
        if until is None:
            self.until_field.refuse(tr(mark("Type the last day: 2025-08-20, +30, +4w.")))
            return
        declared = Declared(self.rag.current, self.reason.value(), until)
        try:
            self._desk.run(
                LABEL,
                declare_health,
                self._project_id,
                declared,
                reason=declared.reason,
                follow=text.sentence(declared_words(declared)),
            )
        except UserError as refused:
            self.until_field.refuse(str(refused))
            return
        self.close_sheet()

    def withdraw(self) -> None:
        """Let the computed colour stand alone again."""
        self._desk.run(WITHDRAW, withdraw_health, self._project_id)
        self.close_sheet()

    # built once

    def _make_fields(self) -> None:
        was, today = self._declared, self._desk.status_date
        colours = [(key, tr(terms.RAG_WORDS[key])) for key in DECLARABLE]
        self.rag = Segmented(colours, name=tr(mark("Declared status")))
        self.rag.set_current("AMBER" if was is None else was.rag)
        self.reason = NoteField(name=tr("Reason"))
        self.reason.set_value("" if was is None else was.reason)
        self.until = DateField(name=mark("Last day"), today=today)
        self.until.set_date(today() + USUAL if was is None else was.until)

    def _computed(self) -> QHBoxLayout:
        """Return the line with the computed colour and why it is that one."""
        found = self._desk.read(project_figures, self._project_id).rag
        tone = TONES[found.overall]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(tr(mark("Computed")), "small", "text2"))
        row.addWidget(Chip(tone, tr(terms.RAG_WORDS[found.overall]), tone))
        why = text.clauses(text.reason(each.text, each.values) for each in found.headline)
        row.addWidget(Label(why, "small", "text2", wrap=True), 1)
        return row

    def _form(self) -> Form:
        form = Form()
        form.add(tr(mark("Declared status")), self.rag)
        self.reason_field = form.add(tr("Reason"), self.reason)
        hint = tr(mark("From the day after, the computed colour stands alone."))
        self.until_field = form.add(tr(mark("Last day")), self.until, hint=hint)
        return form


def open_declare_health(desk: Desk, project_id: int) -> DeclareHealthDialog:
    """Show the dialog."""
    dialog = DeclareHealthDialog(desk, project_id)
    dialog.open()
    return dialog
