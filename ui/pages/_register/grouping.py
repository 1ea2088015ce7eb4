"""How the rows of a grid stand under group rows: by a field, or by what their project is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import terms
from core.language import current, mark, tr
from core.registers import Kind
from ui.models.arrange import Grouping
from ui.models.cells import Text
from ui.pages._register.project_column import OF_PROJECT, PROJECT, SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.register import RegisterRow
    from ui.pages._register.grid import RegisterGrid


class Groups:
    """Makes the groupings of one grid."""

    def __init__(self, grid: RegisterGrid) -> None:
        self._grid = grid

    def grouping(self, key: str) -> Grouping[Any]:
        """Return how rows are grouped by a field, or by a column of their project."""
        if key == PROJECT:
            return self._by_project()
        return self._by_column(key) if key in OF_PROJECT else self._by_field(key)

    def _by_field(self, key: str) -> Grouping[Any]:
        grid = self._grid
        field = grid.register.field(key)
        order = {shop.code: number for number, shop in enumerate(terms.SHOPS)}
        if field.kind is Kind.CHOICE:
            order = {choice: number for number, choice in enumerate(field.choices)}
        known = order if field.kind in (Kind.SHOP, Kind.CHOICE) else None
        return Grouping(
            key=lambda row: row.values[key],
            title=lambda value: grid.columns.words(field, value) or tr(mark("None")),
            order=None if known is None else lambda value: known.get(value, len(known)),
            cells=lambda _key, rows: self._sums(rows),
            total=self._head_totals if grid.face.head_totals else None,
        )

    def _by_project(self) -> Grouping[Any]:
        scope = self._grid.scope
        order = {project: number for number, project in enumerate(scope.projects)}

        def title(project: int) -> str:
            found = scope.brief(project)
            return f"{found.code} {found.named(current())}"

        return Grouping(
            key=lambda row: row.project_id,
            title=title,
            order=lambda project: order.get(project, len(order)),
            cells=lambda _key, rows: self._sums(rows),
            shape=lambda project: SHAPES[scope.brief(project).rag],
        )

    def _by_column(self, key: str) -> Grouping[Any]:
        model = self._grid.model
        column = model.columns[model.number(key)]
        return Grouping(
            key=column.value,
            title=lambda value: value or tr(mark("None")),
            order=lambda value: (not value, value.casefold()),
            cells=lambda _key, rows: self._sums(rows),
        )

    def _head_totals(self, rows: Sequence[RegisterRow]) -> str:
        grid = self._grid
        by_key = {column.key: column for column in grid.register.columns}
        sums = (grid.columns.short_sum(by_key[key], rows) for key in grid.face.head_totals)
        return "   ".join(filter(None, sums))

    def _sums(self, rows: Sequence[RegisterRow]) -> dict[str, Any]:
        grid = self._grid
        added_up = (column for column in grid.register.columns if column.total)
        sums = {c.key: grid.columns.summed(c, rows)[0] for c in added_up}
        return {key: Text(words, "text2", "small") for key, words in sums.items() if words}
