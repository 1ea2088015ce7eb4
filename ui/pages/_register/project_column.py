"""The column that says of which project a row is: its status, its code, its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core.language import current, mark
from ui.models.cells import Run, TwoLine
from ui.models.column import Column

if TYPE_CHECKING:
    from core.queries.register import RegisterRow
    from ui.pages._register.scope import Scope

PROJECT: Final = "project"
SHAPES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}


def project_column(scope: Scope, lines: int) -> Column[Any]:
    """Return the column of the project, which stands before all others, for rows of some lines."""

    def cell(row: RegisterRow) -> TwoLine:
        found = scope.brief(row.project_id)
        code, name = Run(found.code, "text"), Run(found.named(current()), "text3", "small")
        first, second = ((code,), (name,)) if lines > 1 else ((code, name), ())
        return TwoLine(first, second, shape=SHAPES[found.rag])

    def words(row: RegisterRow) -> str:
        found = scope.brief(row.project_id)
        return f"{found.code} {found.named(current())}"

    return Column(
        key=PROJECT,
        title=mark("Project"),
        value=lambda row: row.project_code,
        cell=cell,
        find=words,
        tooltip=words,
        width=190,
        title_indent=18,
    )
