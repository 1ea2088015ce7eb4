"""Which projects a grid shows: one or all, what their money is in, what may be referred to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.queries.project_briefs import project_briefs
from core.queries.register import currency_of, register_rows, targets
from core.registers import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.queries.project_briefs import ProjectBrief
    from core.queries.register import RegisterRow, TargetRow
    from core.registers import Field, Register
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a grid shows, read in one go; `project_id` is None where it is all projects."""

    project_id: int | None
    rows: tuple[RegisterRow, ...]
    projects: tuple[ProjectBrief, ...]


def load(session: Session, key: str, project_id: int | None) -> Loaded:
    """Return the rows of a register with what must be known of their projects."""
    return Loaded(
        project_id,
        tuple(register_rows(session, key, project_id)),
        tuple(project_briefs(session, project_id)),
    )


class Scope:
    """Knows the projects of a grid. A row says its own; a new row, before it is one, has a home."""

    def __init__(self, desk: Desk, described: Register) -> None:
        self._desk = desk
        self._described = described
        self._targets: dict[tuple[int, str], list[TargetRow]] = {}
        self.projects: dict[int, ProjectBrief] = {}
        self.project_id: int | None = None

    def take(self, loaded: Loaded) -> bool:
        """Take up what was read; return whether something is said of projects otherwise."""
        before = self.projects
        self.project_id = loaded.project_id
        self.projects = {each.id: each for each in loaded.projects}
        self._targets.clear()
        return self.projects != before

    def with_parts(self, parts: Sequence[Loaded], rows: Sequence[RegisterRow]) -> Loaded:
        """Return what is shown with the rows of some projects read anew.

        Args:
            parts: one project each; one that is gone has left its place empty.
            rows: those that are shown.
        """
        projects = dict(self.projects)
        by_project: dict[int, list[RegisterRow]] = {}
        for row in rows:
            by_project.setdefault(row.project_id, []).append(row)
        for part in parts:
            projects |= {each.id: each for each in part.projects}
            by_project[part.project_id or 0] = list(part.rows)
        placed = (row for project in projects for row in by_project.get(project, ()))
        return Loaded(None, tuple(placed), tuple(projects.values()))

    def home(self, row: RegisterRow | None) -> int | None:
        """Return the project of a row, or the only one there is; None where that is not said."""
        return self.project_id if row is None else row.project_id

    def brief(self, project_id: int) -> ProjectBrief:
        """Return what is said of a project."""
        return self.projects[project_id]

    def currency(self, field: Field, row: RegisterRow | None, home: int | None = None) -> str:
        """Return the currency of a field of money in a row, or in a new one of a project.

        It is empty for a new row of no certain project.
        """
        found = self.projects.get(home or self.home(row) or 0)
        if found is None:
            return ""
        own = {each.key: "" for each in self._described.fields if each.kind is Kind.CURRENCY}
        values = own if row is None else row.values
        return currency_of(field, values, found.currency, found.cost_currency)

    def targets(self, field: Field, home: int | None) -> Sequence[TargetRow]:
        """Return what a reference of a row of this project may point to."""
        if home is None:
            return ()
        if (home, field.to) not in self._targets:
            self._targets[home, field.to] = self._desk.read(targets, field, home)
        return self._targets[home, field.to]
