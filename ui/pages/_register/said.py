"""What a grid says of itself: how many rows, what the selected ones come to, why none is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, tr, trn
from ui.pages._register.columns import SUMMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.register import RegisterRow
    from ui.pages._register.grid import RegisterGrid


def status_text(grid: RegisterGrid) -> str:
    """Return how many rows there are, how many are selected, and what they come to."""
    shown, count = len(grid.model.shown_rows()), len(grid.model.rows)
    said = [trn("{count} row", "{count} rows", count)]
    if shown != count:
        said.append(tr(mark("{count} shown"), count=shown))
    chosen = grid.table.selected_rows()
    if len(chosen) == 1:
        name = grid.register.name_of(chosen[0].values)
        said.append(tr(mark("{name} selected"), name=name))
    elif chosen:
        said.append(tr(mark("{count} selected"), count=len(chosen)))
        said.append(_sums(grid, chosen))
    return " · ".join(part for part in said if part)


def say_empty(grid: RegisterGrid) -> None:
    """Say why no row is seen, and what to do about it."""
    if grid.model.rows:
        grid.empty.show_message(
            tr(mark("No rows shown")),
            tr(mark("No row has these words and passes these filters.")),
            actions=[(tr(mark("Show all rows")), "funnel-x", "", grid.clear_filters)],
        )
        return
    title = tr(mark("{register}: no rows yet"), register=tr(grid.register.title))
    if grid.model.locked:
        grid.empty.show_message(title, grid.model.locked)
        return
    add = tr(grid.face.add or mark("Add row"))
    grid.empty.show_message(
        title,
        tr(
            grid.face.begin
            or mark(
                "Add them one by one, copy them in Excel and paste them here, or import a file."
            )
        ),
        actions=[
            (add, "plus", "primary", grid.doings.add),
            (tr(mark("Paste rows")), "clipboard-paste", "", grid.doings.paste),
        ],
        keys=[
            ("Ins", add),
            ("Ctrl+V", tr(mark("Paste rows"))),
        ],
    )


def _sums(grid: RegisterGrid, chosen: Sequence[RegisterRow]) -> str:
    """Return sum and average of the current column, or of the first that is added up."""
    by_key = {column.key: column for column in grid.register.columns}
    column = by_key.get(grid.current_column())
    if column is None or column.kind not in SUMMED:
        keys = [grid.model.columns[number].key for number in grid.table.columns.visible()]
        shown = [by_key[key] for key in keys if key in by_key]
        column = next((each for each in shown if each.total), column)
    if column is None or column.kind not in SUMMED:
        return ""
    total, mean = grid.columns.summed(column, chosen)
    if not total:
        return ""
    words = mark("{column}: sum {sum}, average {average}")
    return tr(words, column=tr(column.title), sum=total, average=mean)
