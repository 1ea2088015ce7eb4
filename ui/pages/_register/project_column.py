"""The columns that say of which project a row is: its status, code and name; who leads it, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import current, mark
from ui.models.cells import Run, TwoLine
from ui.models.column import Column

if TYPE_CHECKING:
    from core.queries.register import RegisterRow
    from ui.pages._register.scope import Scope

PROJECT, MANAGER, COUNTRY = "project", "project.manager", "project.country"
OF_PROJECT: Final = (PROJECT, MANAGER, COUNTRY)
TITLES: Final = {
    PROJECT: mark("Project"),
    MANAGER: mark("Project manager"),
    COUNTRY: mark("Country"),
}
SHAPES: Final = {"GREEN": "green", "AMBER": "amber", "RED": "red", "GREY": "grey"}


def project_columns(scope: Scope, lines: int) -> tuple[Column[Any], ...]:
    """Return the columns of the project for rows of some lines; the first stands before all."""

    def cell(row: RegisterRow) -> TwoLine:
        found = scope.brief(row.project_id)
        code, name = Run(found.code, "text"), Run(found.named(current()), "text3", "small")
        first, second = ((code,), (name,)) if lines > 1 else ((code, name), ())
        return TwoLine(first, second, shape=SHAPES[found.rag])

    def words(row: RegisterRow) -> str:
        found = scope.brief(row.project_id)
        return f"{found.code} {found.named(current())}"

    def country(row: RegisterRow) -> str:
        code = scope.brief(row.project_id).country
        return text.country(code) if code else ""

    return (
        Column(
            key=PROJECT,
            title=mark("Project"),
            value=lambda row: row.project_code,
            cell=cell,
            find=words,
            tooltip=words,
            width=190,
            title_indent=18,
        ),
        Column(
            key=MANAGER,
            title=mark("Project manager"),
            value=lambda row: scope.brief(row.project_id).project_manager,
            tone="text2",
            width=130,
            hidden=True,
        ),
        Column(
            key=COUNTRY,
            title=mark("Country"),
            value=country,
            tone="text2",
            width=110,
            hidden=True,
        ),
    )
