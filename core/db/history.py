"""The history kept in the file: every step and each row it changed, written once, never changed."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import DDL, ForeignKey, event, select
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.db.recorder import HISTORY, net
from core.db.types import Instant, Json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, ForeignKeyConstraint

    from core.db.recorder import Change


class HistoryStep(Base):
    """One step: what the user did, who, when; kind is do, undo or redo."""

    __tablename__ = "history_step"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    user: Mapped[str]
    label: Mapped[str]
    kind: Mapped[str]
    reason: Mapped[str | None]


class HistoryChange(Base):
    """One row of one step, before and after, in the form the file keeps values."""

    __tablename__ = "history_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_step.id"), index=True)
    project_id: Mapped[int | None] = mapped_column(index=True)
    table: Mapped[str]
    key: Mapped[Any] = mapped_column(Json)
    before: Mapped[Any] = mapped_column(Json, nullable=True)
    after: Mapped[Any] = mapped_column(Json, nullable=True)


def _refuse(statement: str, table: str) -> DDL:
    name = f"{table}_no_{statement.lower()}"
    said = "SELECT RAISE(ABORT, 'history is never changed')"
    text = f"CREATE TRIGGER {name} BEFORE {statement} ON {table} BEGIN {said}; END"
    return DDL(text)  # type: ignore[no-untyped-call]


for _table in (HistoryStep.__tablename__, HistoryChange.__tablename__):
    for _statement in ("UPDATE", "DELETE"):
        event.listen(Base.metadata.tables[_table], "after_create", _refuse(_statement, _table))


def write_history(
    connection: Connection,
    *,
    at: datetime,
    user: str,
    label: str,
    kind: str,
    reason: str | None,
    changes: Iterable[Change],
) -> None:
    """Add a step and its changes, one for each row, in the transaction that made them."""
    tables = Base.metadata.tables
    made = connection.execute(
        tables[HistoryStep.__tablename__].insert(),
        {"at": at, "user": user, "label": label, "kind": kind, "reason": reason},
        execution_options=HISTORY,
    )
    [step_id] = made.inserted_primary_key or (None,)
    changed = net(changes)
    projects = _Projects(connection, changed)
    rows = [
        {
            "step_id": step_id,
            "project_id": projects.of(change),
            "table": change.table,
            "key": [_plain(part) for part in change.key],
            "before": _plain_row(change.before),
            "after": _plain_row(change.after),
        }
        for change in changed
    ]
    if rows:
        connection.execute(
            tables[HistoryChange.__tablename__].insert(), rows, execution_options=HISTORY
        )


class _Projects:
    """Which project a row belongs to: by itself, or through the row it hangs on."""

    PROJECT: Final = "project"

    def __init__(self, connection: Connection, changes: Iterable[Change]) -> None:
        self._connection = connection
        self._found: dict[tuple[str, Any], int | None] = {}
        for change in changes:
            row = change.after or change.before or {}
            if "project_id" in row:
                self._found[change.table, change.key[0]] = row["project_id"]

    def of(self, change: Change) -> int | None:
        """Return the project of a row; None for what belongs to the whole file."""
        if change.table == self.PROJECT:
            return int(change.key[0])
        row = change.after or change.before or {}
        if "project_id" in row:
            found: int | None = row["project_id"]
            return found
        for link in Base.metadata.tables[change.table].foreign_key_constraints:
            if "project_id" in link.referred_table.c:
                return self._through(link, row)
        return None

    def _through(self, link: ForeignKeyConstraint, row: Mapping[str, Any]) -> int | None:
        parent = link.referred_table
        key = row[link.column_keys[0]]
        place = (parent.name, key)
        if place not in self._found:
            wanted = select(parent.c.project_id).where(parent.c.id == key)
            self._found[place] = self._connection.execute(wanted).scalar()
        return self._found[place]


def _plain_row(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if row is None else {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it exactly: days as ISO text, decimals as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
