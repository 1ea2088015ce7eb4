"""Asking before something is opened that may run, or that leads to another computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, tr
from core.rules.addresses import MAIL, SHARE, WEB
from core.rules.file_kinds import DANGERS
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.rules.addresses import Address
    from ui.desk import Desk

WIDTH = 500
_QUESTIONS = {
    WEB: mark("Open a page of the web?"),
    SHARE: mark("Open a folder of another computer?"),
    MAIL: mark("Write a mail?"),
}


def ask_file(
    desk: Desk, name: str, danger: str, run: Callable[[], object], save: Callable[[], object]
) -> DialogFrame:
    """Ask before a file is opened that may do more than be looked at; Enter cancels."""
    frame = DialogFrame(desk.overlay(), tr(mark("Open {name}?"), name=name), width=WIDTH)
    frame.body.addWidget(Label(tr(DANGERS[danger]), "body", wrap=True))
    said = mark("Open it only if you know who made it and expected it.")
    frame.body.addWidget(Label(tr(said), "small", "text2", wrap=True))
    return _offer(frame, run, (tr(mark("Save as…")), save))


def ask_address(
    desk: Desk, found: Address, run: Callable[[], object], copy: Callable[[], object]
) -> DialogFrame:
    """Ask before a link is opened that leads to another computer; Enter cancels."""
    frame = DialogFrame(desk.overlay(), tr(_QUESTIONS[found.kind]), width=WIDTH)
    frame.body.addWidget(
        Label(tr(mark("It leads to {where}."), where=found.where), "body", wrap=True)
    )
    whole = Label(found.text, "small", "text2", wrap=True)
    frame.body.addWidget(whole)
    return _offer(frame, run, (tr(mark("Copy address")), copy))


def _offer(
    frame: DialogFrame, run: Callable[[], object], other: tuple[str, Callable[[], object]]
) -> DialogFrame:
    def then(does: Callable[[], object]) -> Callable[[], None]:
        def carry_out() -> None:
            frame.close_sheet()
            does()

        return carry_out

    frame.add_button(tr(mark("Open it")), run=then(run))
    frame.add_button(other[0], run=then(other[1]))
    cancel = frame.add_button(
        tr(mark("Cancel")), kind="primary", run=frame.close_sheet, default=True
    )
    frame.open()
    cancel.setFocus()
    return frame
