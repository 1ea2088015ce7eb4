"""The button that says whether forecasts are typed or follow from logic, and switches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, tr
from ui.widgets.drop_button import DropButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk


class SourceButton(DropButton):
    """Says where forecasts come from; what is chosen holds only once the project says so.

    The switch asks first what would move, and may be given up: until then the button says what is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the screen."""
        self.set_label(tr(mark("Forecasts")))
        now = self.value
        self.set_choices([(False, tr(mark("typed"))), (True, tr(mark("by logic")))], default=now)

    def show_source(self, *, by_logic: bool) -> None:
        """Say where the forecasts of the project come from."""
        self.set_value(by_logic)
        self.setToolTip(source_words(by_logic=by_logic))
        self.retranslate()

    def _choose(self, value: object) -> None:
        if value != self.value:
            self.chosen.emit(value)


def source_words(*, by_logic: bool) -> str:
    """Return in a sentence where forecasts come from."""
    if by_logic:
        return tr(mark("Forecasts follow from durations, links, calendars and progress"))
    return tr(mark("Forecasts are typed; links push them"))


def switch_source(desk: Desk, project_id: int, *, by_logic: bool) -> None:
    """Let forecasts follow from logic after showing what moves, or be typed from now on."""
    from ui.dialogs.follow_logic import (  # noqa: PLC0415  when first asked
        open_follow_logic,
        type_forecasts,
    )

    if by_logic:
        open_follow_logic(desk, project_id)
    else:
        type_forecasts(desk, project_id)
