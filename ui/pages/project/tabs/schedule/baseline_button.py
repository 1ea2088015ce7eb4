"""The button that says against which baseline slips are measured, and compares with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from core.language import mark, tr
from ui.actions import menu
from ui.widgets.drop_button import MultiDropButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from core.queries.baselines import BaselineRow


class BaselineButton(MultiDropButton):
    """The current baseline, always shown, and any others the user compares with.

    Signals:
        managed: the user wants to set, name or remove baselines.
    """

    managed = Signal()

    def __init__(self) -> None:
        self._current = ""
        super().__init__(tr(mark("Baseline")))

    def show_baselines(self, rows: Sequence[BaselineRow], compared: Sequence[int]) -> None:
        """Offer the baselines of a project."""
        self._current = next((row.name for row in rows if row.is_current), "")
        self.set_choices([(row.id, row.name) for row in rows if not row.is_current])
        self.set_values(compared)

    def shown(self) -> str:
        more = f" + {len(self.values)}" if self.values else ""
        return f"{self._current or '–'}{more}"

    def build_menu(self) -> QMenu:
        made = menu(parent=self)
        if self._current:
            name = self._current.replace("&", "&&")
            now = made.addAction(tr(mark("Slips are measured against {name}"), name=name))
            now.setEnabled(False)
        for choice in self._choices:
            assert choice is not None
            words = tr(mark("Compare with {name}"), name=choice[1].replace("&", "&&"))
            action = made.addAction(words)
            action.setCheckable(True)
            action.setChecked(choice[0] in self.values)
            action.triggered.connect(lambda _=False, value=choice[0]: self._toggle(value))
        made.addSeparator()
        made.addAction(tr(mark("Baselines…"))).triggered.connect(self.managed)
        return made
