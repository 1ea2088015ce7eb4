"""The dialog of what is attached to a row: a list, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.errors import UserError
from core.language import current, mark, tr, trn
from core.operations.attachments import AddressDraft, attach, edit_attachment, remove_attachments
from core.queries.attachments import attachments, subject_name
from ui.actions import Action, build, menu, refresh
from ui.dialogs.attachments.adding import Brought, add_to, attached_words, brings, brought_by
from ui.dialogs.attachments.looks import icon_of, kind_words
from ui.dialogs.attachments.opening import open_rows
from ui.dialogs.attachments.saving import save_as
from ui.dialogs.files import choose_several, usual_folder
from ui.models.cells import Text
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.button import button
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.file_drop import FileDrop
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.table import Table
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from core.queries.attachments import AttachmentRow, Subject
    from core.workspace import Step
    from ui.desk import Desk

WIDTH, HEIGHT = 940, 440
_RENAME: Final = mark("Rename attachment")
_NOTE: Final = mark("Note of an attachment")
_REMOVE: Final = mark("Remove attachments")


def open_attachments(desk: Desk, subject: Subject) -> AttachmentsDialog:
    """Show what is attached to something."""
    dialog = AttachmentsDialog(desk, subject)
    dialog.open()
    return dialog


class AttachmentsDialog(DialogFrame):
    """Lists files and links; each deed is a step at once, so that Undo takes it back."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        named = desk.read(subject_name, subject, current())
        title = tr(mark("Attachments of {name}"), name=named)
        super().__init__(desk.overlay(), title, width=WIDTH, height=HEIGHT)
        self._desk, self.subject = desk, subject
        self.model = RowsModel[Any](self._columns(), self)
        self.table = Table(self.model, name=title, left=8)
        self.empty = Label("", "body", "text2", align="center", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(self._buttons())
        self.add_button(tr(mark("Close")), kind="primary", run=self.close_sheet)
        self._connect()
        self._show()

    # what the user can do

    def add_files(self) -> None:
        """Ask for files and attach them."""
        folder = usual_folder(self._desk.settings.now.exchange_folder)
        paths = choose_several(self, tr(mark("Attach files")), folder)
        self.add(Brought(paths=paths))

    def add_link(self) -> None:
        """Ask for a link and attach it."""
        open_add_link(self._desk, self.subject)

    def add(self, brought: Brought) -> None:
        """Attach what was chosen, dropped or pasted."""
        add_to(self._desk, self.subject, brought)

    def paste(self) -> None:
        """Attach the files, the picture or the links on the clipboard."""
        brought = brought_by(QGuiApplication.clipboard().mimeData())
        if brought:
            self.add(brought)
        else:
            self._desk.toast(tr(mark("There is no file, picture or link on the clipboard.")))

    def open_chosen(self) -> None:
        """Open what is selected."""
        open_rows(self._desk, self.chosen())

    def save_chosen(self) -> None:
        """Save the selected files elsewhere."""
        save_as(self._desk, self.chosen())

    def rename(self) -> None:
        """Ask for another name of the one that is selected."""
        rows = self.chosen()
        if len(rows) == 1 and not self._desk.locked:
            open_rename(self._desk, rows[0])

    def remove(self) -> None:
        """Take what is selected away; the message takes it back."""
        rows = self.chosen()
        if not rows or self._desk.locked:
            return
        said = trn("{count} attachment removed", "{count} attachments removed", len(rows))
        self._desk.run(_REMOVE, remove_attachments, [row.id for row in rows], about=said)

    def chosen(self) -> list[AttachmentRow]:
        """Return what is selected."""
        return self.table.selected_rows()

    # built once

    def _columns(self) -> tuple[Column[Any], ...]:
        return (
            Column(
                key="name",
                title=mark("Name"),
                value=lambda row: row.shown,
                cell=lambda row: Text(row.shown, "text", "body", icon=icon_of(row)),
                min_width=160,
                stretch=2,
                tooltip=lambda row: row.address or row.name,
            ),
            Column(
                key="kind",
                title=mark("Kind"),
                value=kind_words,
                sort=lambda row: row.size or 0,
                tone="text2",
                width=130,
            ),
            Column(
                key="added",
                title=mark("Added on"),
                value=lambda row: row.added,
                kind="date",
                cell=None,
                tone="text2",
                width=96,
            ),
            Column(
                key="note",
                title=mark("Note"),
                value=lambda row: row.note,
                text=lambda note: " ".join(note.split()),
                tone="text2",
                min_width=120,
                stretch=1,
                edit=self._write_note,
                edit_text=lambda row: row.note,
                tooltip=lambda row: row.note,
            ),
        )

    def _buttons(self) -> QHBoxLayout:
        self.add_button_ = button(tr(mark("Add files…")), icon="plus", run=self.add_files)
        self.link_button = button(tr(mark("Add link…")), icon="link", run=self.add_link)
        self.open_button = button(tr(mark("Open it")), icon="external-link", run=self.open_chosen)
        self.save_button = button(tr(mark("Save as…")), icon="download", run=self.save_chosen)
        self.rename_button = button(tr(mark("Rename…")), icon="pencil", run=self.rename)
        self.remove_button = button(tr(mark("Remove")), icon="trash-2", run=self.remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_button_)
        row.addWidget(self.link_button)
        row.addStretch(1)
        for made in (self.open_button, self.save_button, self.rename_button, self.remove_button):
            row.addWidget(made)
        return row

    def _connect(self) -> None:
        self.table.selection_changed.connect(self._enable)
        self.table.opened.connect(lambda row: open_rows(self._desk, [row]))
        self.table.menu_asked.connect(self._open_menu)
        self._drop = FileDrop(self.sheet, lambda data, _at: brings(data))
        self._drop.dropped.connect(lambda data, _at: self.add(brought_by(data)))
        self._desk.changed.connect(self._on_changed)
        for action in self.actions_of():
            build(action, self)

    def actions_of(self) -> Sequence[Action]:
        """Return what keys and the context menu do."""
        table, write = self.table, self._can_write
        return (
            Action(
                "attachment.open",
                mark("Open it"),
                self.open_chosen,
                "Ctrl+O",
                icon="external-link",
                enabled=self._has_rows,
                local=True,
            ),
            Action(
                "attachment.save",
                mark("Save as…"),
                self.save_chosen,
                "Ctrl+S",
                icon="download",
                enabled=self._has_file,
                local=True,
            ),
            Action(
                "attachment.paste",
                mark("Paste"),
                self.paste,
                "Ctrl+V",
                icon="clipboard-paste",
                enabled=write,
                local=True,
            ),
            Action(
                "attachment.rename",
                mark("Rename…"),
                self.rename,
                "F2",
                icon="pencil",
                enabled=self._can_rename,
                where=table,
            ),
            Action(
                "attachment.remove",
                mark("Remove"),
                self.remove,
                "Del",
                icon="trash-2",
                enabled=self._can_change,
                where=table,
            ),
        )

    # what is shown

    def _show(self) -> None:
        rows = self._desk.read(attachments, self.subject)
        before = {row.id for row in self.model.rows}
        new = [row.id for row in rows if row.id not in before]
        self.model.locked = self._desk.locked
        self.model.show_rows(rows)
        if rows and new:
            self.table.select(new if before else new[:1])
        words = mark("Nothing is attached yet. Drop files here, paste them or a link, or add them.")
        self.empty.set_text(self._desk.locked or tr(words))
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self._enable()

    def _enable(self) -> None:
        write = self._can_write()
        self.add_button_.setEnabled(write)
        self.link_button.setEnabled(write)
        self.open_button.setEnabled(self._has_rows())
        self.save_button.setEnabled(self._has_file())
        self.rename_button.setEnabled(self._can_rename())
        self.remove_button.setEnabled(self._can_change())
        self.set_note(self._desk.locked)
        refresh(self)

    def _open_menu(self, place: QPoint, row: AttachmentRow | None) -> None:
        made = menu(parent=self)
        for action in self.actions_of():
            if row is not None or action.key == "attachment.paste":
                made.addAction(build(action, made))
        made.popup(place)

    def _can_write(self) -> bool:
        return not self._desk.locked

    def _has_rows(self) -> bool:
        return bool(self.chosen())

    def _has_file(self) -> bool:
        return any(not row.is_link for row in self.chosen())

    def _can_change(self) -> bool:
        return self._can_write() and self._has_rows()

    def _can_rename(self) -> bool:
        return self._can_write() and len(self.chosen()) == 1

    # what happens

    def _write_note(self, row: AttachmentRow, note: str) -> None:
        self._desk.run(_NOTE, edit_attachment, row.id, note=note)

    def _on_changed(self, step: Step) -> None:
        if "attachment" in step.tables:
            self._show()


def open_rename(desk: Desk, row: AttachmentRow) -> DialogFrame:
    """Ask for another name of a file or link."""
    frame = DialogFrame(desk.overlay(), tr(mark("Rename {name}"), name=row.shown), width=460)
    name = TextField(name=tr(mark("Name")))
    name.set_value(row.shown)
    name.selectAll()
    form = Form()
    hint = "" if row.is_link else tr(mark("The file came as {name}."), name=row.name)
    field = form.add(tr(mark("Name")), name, hint=hint)
    frame.body.addWidget(form)

    def carry_out() -> None:
        try:
            desk.run(_RENAME, edit_attachment, row.id, title=name.value())
        except UserError as refusal:
            field.refuse(str(refusal))
            return
        frame.close_sheet()

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(tr(mark("Rename")), kind="primary", run=carry_out, default=True)
    frame.open()
    return frame


def open_add_link(desk: Desk, subject: Subject) -> DialogFrame:
    """Ask for a link, and what to call it."""
    frame = DialogFrame(desk.overlay(), tr(mark("Add link")), width=520)
    where, name = TextField(name=tr(mark("Address"))), TextField(name=tr(mark("Name")))
    where.setPlaceholderText("https://")
    form = Form()
    field = form.add(
        tr(mark("Address")), where, hint=tr(mark("A page, a shared folder, a file or a mailbox."))
    )
    form.add(tr(mark("Name")), name, hint=tr(mark("Without one, the end of the address.")))
    frame.body.addWidget(form)

    def carry_out() -> None:
        draft = AddressDraft(where.value(), name.value())
        try:
            desk.run(
                mark("Attach"), attach, subject, [draft], on=desk.today(), about=attached_words(1)
            )
        except UserError as refusal:
            field.refuse(str(refusal))
            return
        frame.close_sheet()

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(tr(mark("Add")), kind="primary", run=carry_out, default=True)
    frame.open()
    return frame
