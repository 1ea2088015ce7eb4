"""One link: what is waited for, how, with which lag; what it would move is said meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.errors import InvalidInput, UserError
from core.language import current, mark, tr
from core.operations.links import edit_link, link_milestones, remove_link
from core.operations.milestones import LinkDraft
from core.queries.consequence import NewLink
from core.queries.forecast import is_by_logic
from core.queries.milestones import link, milestone, milestones
from ui.dialogs.following import follow_lines, followed_words
from ui.dialogs.outlooks import outlook_of
from ui.dialogs.stakes import USUAL as FEW
from ui.dialogs.stakes import stake_lines
from ui.widgets.check import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.date_popup import ConsequenceLines
from ui.widgets.dialog_frame import EDGE, DialogFrame
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from core.queries.milestones import LinkRow, MilestoneRow
    from ui.desk import Desk
    from ui.widgets.date_popup import Consequence

WIDTH: Final = 480
USUAL: Final = ("ed", "d", "%")
"""The units that people state lags in; minutes are offered only where a plan brought them."""


def open_link(desk: Desk, link_id: int) -> LinkDialog | None:
    """Let a link be edited or removed; open nothing where it is no longer there."""
    found = desk.read(link, link_id)
    return None if found is None else _open(desk, found.successor_id, found)


def open_new_link(desk: Desk, milestone_id: int) -> LinkDialog | None:
    """Ask what a milestone is to wait for; open nothing where it is no longer there."""
    return _open(desk, milestone_id, None)


def _open(desk: Desk, milestone_id: int, found: LinkRow | None) -> LinkDialog | None:
    waiting = desk.read(milestone, milestone_id)
    if waiting is None:
        return None
    dialog = LinkDialog(desk, waiting, found)
    dialog.open()
    return dialog


class LinkDialog(DialogFrame):
    """Edits the link by which a milestone waits for another, or makes one."""

    def __init__(self, desk: Desk, waiting: MilestoneRow, found: LinkRow | None) -> None:
        title = mark("What it waits for") if found is None else mark("Link")
        super().__init__(desk.overlay(), tr(title), width=WIDTH)
        self._desk, self._waiting, self._found = desk, waiting, found
        self.lines = ConsequenceLines(top=4, natural=WIDTH - 2 * EDGE)
        self.follow = CheckRow(tr(mark("Move what follows")), checked=True)
        self._make_fields()
        self.body.addWidget(Label(waiting.named(current()), "body_m", wrap=True))
        self.body.addWidget(self._form())
        self.body.addWidget(self.lines)
        self.body.addWidget(self.follow)
        if found is not None:
            self.remove_button = self.add_button(tr(mark("Remove link")), run=self.remove)
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.save_button = self.add_button(
            tr(mark("Save")), kind="primary", run=self.save, default=True
        )
        self._preview()

    def save(self) -> None:
        """Store the link, or say what is wrong with it."""
        draft = self._draft()
        if draft is None:
            return
        try:
            self._write(draft)
        except UserError as refusal:
            self.set_note(str(refusal), "red_text")
            return
        self.close_sheet()

    def remove(self) -> None:
        """Take the link away; no date moves."""
        assert self._found is not None
        about = self._about(mark("{successor} no longer waits for {predecessor}"))
        self._desk.run(mark("Remove link"), remove_link, self._found.id, about=about)
        self.close_sheet()

    # built once

    def _make_fields(self) -> None:
        found = self._found or LinkDraft(0)
        self.before = Combo(name=tr(mark("Waits for")))
        rows = self._desk.read(milestones, self._waiting.project_id)
        others = [row for row in rows if row.id != self._waiting.id]
        words = ((row.id, f"{row.code} · {row.named(current())}") for row in others)
        self.before.set_choices(list(words))
        self.before.set_value(found.predecessor_id)
        self.before.setEnabled(self._found is None)
        self.kind = Combo(name=tr(mark("Kind")))
        self.kind.set_choices([(key, tr(name)) for key, name in terms.LINK_KINDS.items()])
        self.kind.set_value(found.kind)
        self.lag = NumberField(name=tr(mark("Lag")), least=-100_000, most=10_000_000)
        self.lag.set_value(found.lag)
        self.unit = Combo(name=tr(mark("Lag counts")))
        offered = [*USUAL, *({found.lag_unit} - set(USUAL))]
        self.unit.set_choices([(key, tr(terms.LAG_UNITS[key])) for key in offered])
        self.unit.set_value(found.lag_unit)
        for combo in (self.before, self.kind, self.unit):
            combo.chosen.connect(self._preview)
        self.lag.changed.connect(self._preview)
        self.follow.toggled.connect(self._preview)

    def _form(self) -> Form:
        form = Form(columns=2)
        form.add(tr(mark("Waits for")), self.before, span=2)
        form.add(tr(mark("Kind")), self.kind, span=2)
        hint = tr(mark("Negative for a lead"))
        self.lag_field = form.add(tr(mark("Lag")), self.lag, hint=hint)
        form.add(tr(mark("Lag counts")), self.unit)
        return form

    # what is typed

    def _draft(self) -> LinkDraft | None:
        """Return the link as it is typed, None where the lag is no number."""
        try:
            lag = self.lag.value()
        except InvalidInput as refusal:
            self.lag_field.refuse(str(refusal))
            return None
        self.lag_field.approve()
        return LinkDraft(self.before.value or 0, self.kind.value, int(lag or 0), self.unit.value)

    def _write(self, draft: LinkDraft) -> None:
        about = self._about(mark("{successor} waits for {predecessor}"))
        said: dict[str, Any] = {"about": about, "follow": followed_words}
        pushes = self.follow.is_checked
        if self._found is None:
            label, waiting = mark("Link milestones"), self._waiting.id
            self._desk.run(label, link_milestones, waiting, draft, pushes=pushes, **said)
            return
        self._desk.run(
            mark("Change link"),
            edit_link,
            self._found.id,
            kind=draft.kind,
            lag=draft.lag,
            lag_unit=draft.lag_unit,
            pushes=pushes,
            **said,
        )

    def _about(self, words: str) -> str:
        before = self._desk.read(milestone, self.before.value or 0)
        return tr(
            words,
            successor=self._waiting.named(current()),
            predecessor="" if before is None else before.named(current()),
        )

    def _preview(self, *_what: object) -> None:
        """Say what the link would move, or why it cannot be."""
        draft = self._draft()
        if draft is None or not draft.predecessor_id:
            self._tell([], can_save=False)
            return
        instead = "" if self._found is None else self._found.kind
        new = NewLink(
            draft.predecessor_id,
            self._waiting.id,
            draft.kind,
            draft.lag,
            draft.lag_unit,
            instead_of=instead,
        )
        plan = outlook_of(self._desk, self._waiting.project_id)
        try:
            found = plan.after_link(new)
        except UserError as ring:
            self._tell([], can_save=False, why=str(ring))
            return
        effect = self._desk.read(plan.effect, found, follow=self.follow.is_checked)
        self._tell([*follow_lines(found), *stake_lines(effect, most=FEW)], can_save=True)

    def _tell(self, lines: list[Consequence], *, can_save: bool, why: str = "") -> None:
        locked = self._desk.workspace.is_read_only
        said = tr(mark("This file is read-only.")) if locked else why
        self.set_note(said, "red_text" if why else "text2")
        self.lines.show_lines(lines)
        by_logic = self._desk.read(is_by_logic, self._waiting.project_id)
        self.follow.setVisible(bool(lines) and not by_logic)
        self.save_button.setEnabled(can_save and not locked)
        if self._found is not None:
            self.remove_button.setEnabled(not locked)
