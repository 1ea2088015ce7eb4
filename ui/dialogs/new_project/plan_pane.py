"""The right side of New project: the plan as it would be stored, live while the user types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.language import mark, tr, trn
from ui.dialogs.new_project.check_list import CheckList
from ui.dialogs.new_project.plan_bars import PlanBars
from ui.dialogs.new_project.plan_grid import PlanGrid
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.queries.planning import PlanView

EDGE: Final = 20
HIGHEST: Final = 150
"""The checks stay in sight under the plan; more of them scroll."""
LEAST: Final = 300


class PlanPane(Surface):
    """Dated milestones, bars and checks of a plan; a sentence where there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self.grid, self.bars, self.checks = PlanGrid(), PlanBars(), CheckList()
        self._count = Label("", "small", "text2", align="right")
        self._missing = Label("", "body", "text2", wrap=True)
        self._plan, self._known = ScrollArea("sunken"), ScrollArea("sunken")
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 14, EDGE, 6)
        head.addWidget(Label(tr(mark("Milestones from template")), "h3"), 1)
        head.addWidget(self._count)
        self._plan.body.setContentsMargins(EDGE, 0, EDGE, 8)
        for part in (self._missing, self.grid, self.bars):
            self._plan.body.addWidget(part)
            self._plan.body.addSpacing(10)
        self._plan.body.addStretch()
        self._known.body.setContentsMargins(EDGE, 2, EDGE, 14)
        self._known.body.addWidget(self.checks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._plan, 1)
        column.addWidget(self._known)

    def show_plan(self, view: PlanView, shops: Sequence[str], *, is_whole: bool) -> None:
        """Show a plan: its key milestones while it is made, all of them for the review."""
        self._show_parts(is_plan=True)
        self._count.set_text(
            trn(
                "{count} milestone, editable later",
                "{count} milestones, all editable later",
                len(view.milestones),
            )
        )
        self.grid.show_plan(view, shops, is_whole=is_whole)
        self.bars.show_plan(view, shops)
        self.checks.show_plan(view, is_whole=is_whole)
        inside = self._known.body
        wanted = inside.totalHeightForWidth(max(LEAST, self.width()))
        wanted = wanted if wanted > 0 else inside.totalSizeHint().height()
        self._known.setFixedHeight(min(HIGHEST, wanted))

    def show_missing(self, words: str) -> None:
        """Say what is missing for a plan."""
        self._show_parts(is_plan=False)
        self._count.set_text("")
        self._missing.set_text(words)

    def _show_parts(self, *, is_plan: bool) -> None:
        self._missing.setVisible(not is_plan)
        for part in (self.grid, self.bars, self._known):
            part.setVisible(is_plan)
