"""Ask what something is to be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, tr
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

LONGEST = 60


def open_ask_name(
    overlay: QWidget,
    title: str,
    verb: str,
    take: Callable[[str], object],
    *,
    name: str = "",
    taken: Collection[str] = (),
) -> DialogFrame:
    """Ask for a name and hand it on.

    Args:
        overlay: the widget the dialog covers.
        title: what is named.
        verb: what the button says.
        take: called with the name.
        name: what it is called now.
        taken: names that cannot be taken.
    """
    frame = DialogFrame(overlay, title, width=420)
    typed = TextField(name=tr(mark("Name")))
    typed.setText(name)
    typed.setMaxLength(LONGEST)
    typed.selectAll()
    form = Form()
    field = form.add(tr(mark("Name")), typed)
    frame.body.addWidget(form)

    def carry_out() -> None:
        found = " ".join(typed.value().split())
        if not found:
            field.refuse(tr(mark("This is needed.")))
        elif found in taken:
            field.refuse(tr(mark("There is one with this name already.")))
        else:
            frame.close_sheet()
            take(found)

    frame.add_button(tr(mark("Cancel")), run=frame.close_sheet)
    frame.add_button(verb, kind="primary", run=carry_out, default=True)
    frame.open()
    return frame
