"""What stands together in the schedule: its parts on the screen, a milestone beside its shop's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import terms
from ui.pages.project.edits import shop_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.queries.milestones import MilestoneRow


def names_beside(
    row: MilestoneRow, rows: Iterable[MilestoneRow], name_of: Callable[[MilestoneRow], str]
) -> dict[int, str]:
    """Return the names of all milestones, with their shop where it is not that of a row."""
    own = {row.shop, terms.PROJECT_LEVEL}
    return {
        each.id: name_of(each) if each.shop in own else f"{shop_words(each.shop)} · {name_of(each)}"
        for each in rows
    }


def stacked(upper: QWidget, lower: QWidget) -> QWidget:
    """Return a widget with one over another, the upper one growing."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(upper, 1)
    column.addWidget(lower)
    return made


def beside(left: QWidget, right: QWidget) -> QWidget:
    """Return a widget with one beside another."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(right)
    return made
