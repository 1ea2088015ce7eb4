"""What the user decides while a plan lies beside a project: nothing of it is stored yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.operations.plan_import import PlanChoices
from core.queries.plan_rows import CHANGED, GONE, NEW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.queries.plan_rows import PlanImport, PlanImportRow
    from core.rules.mapping import Chosen


class Choices(QObject):
    """Shop and stage of tasks, which are taken, what is removed.

    A choice made in one of several selected rows holds for all of them.

    Signals:
        changed: Something was decided; `rows` are as they are now.
    """

    changed = Signal()

    def __init__(
        self, selected: Callable[[], Sequence[PlanImportRow]], parent: QObject | None = None
    ) -> None:
        """Take how the selected rows are asked for."""
        super().__init__(parent)
        self._selected = selected
        self._rows: dict[int, PlanImportRow] = {}
        self._mapping: dict[int, Chosen] = {}
        self._skipped: set[int] = set()
        self._removed: set[int] = set()

    @property
    def rows(self) -> Sequence[PlanImportRow]:
        """Return the rows with what was chosen for them."""
        return list(self._rows.values())

    @property
    def mapping(self) -> dict[int, Chosen]:
        """Return shop and stage of the tasks they were chosen for."""
        return dict(self._mapping)

    def show(self, found: PlanImport) -> None:
        """Take a comparison; what was chosen for its tasks before stays."""
        self._rows = {row.id: row for row in found.rows}
        self._removed &= {row.milestone_id or 0 for row in found.rows if row.state == GONE}
        self._skipped &= self._rows.keys()

    def is_taken(self, row: PlanImportRow) -> bool:
        """Return whether a row is taken; of what is gone, whether it is removed."""
        if row.state == GONE:
            return row.milestone_id in self._removed
        return row.id not in self._skipped

    def take(self, row: PlanImportRow, value: object) -> None:
        """Take rows or leave them; remove what is gone or keep it."""
        for each in self._all(row, {row.state}):
            if each.state == GONE:
                chosen, key = self._removed, each.milestone_id or 0
                (chosen.add if value else chosen.discard)(key)
            else:
                (self._skipped.discard if value else self._skipped.add)(each.id)
        self.changed.emit()

    def place(self, row: PlanImportRow, shop: str = "", stage: str = "") -> None:
        """Choose shop or stage of rows."""
        for each in self._all(row, None):
            if each.mapped is not None:
                made = each.placed(shop or each.shop, stage or each.stage)
                self._rows[each.id] = made
                self._mapping[each.id] = made.place
        self.changed.emit()

    def count(self) -> int:
        """Return how many changes would be imported."""
        rows = self._rows.values()
        taken = sum(row.state in {NEW, CHANGED} and self.is_taken(row) for row in rows)
        return taken + len(self._removed)

    def choices(self, code: str, name: str) -> PlanChoices:
        """Return all that was decided."""
        return PlanChoices(
            mapping=self.mapping,
            skipped=frozenset(self._skipped),
            removed=frozenset(self._removed),
            code=code,
            name=name,
        )

    def _all(self, row: PlanImportRow, states: set[str] | None) -> list[PlanImportRow]:
        """Return the selected rows where this is one of them, of these states."""
        chosen = [self._rows[each.id] for each in self._selected()]
        rows = chosen if any(each.id == row.id for each in chosen) else [self._rows[row.id]]
        return [each for each in rows if states is None or each.state in states]
