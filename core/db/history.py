"""The history kept in the file: every step and each row it changed, written once, never changed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import DDL, ForeignKey, event, insert
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.db.types import Instant, Json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

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
    """Add a step and its changes, in the transaction that made them."""
    made = connection.execute(
        insert(HistoryStep).values(at=at, user=user, label=label, kind=kind, reason=reason)
    )
    [step_id] = made.inserted_primary_key or (None,)
    rows = [
        {
            "step_id": step_id,
            "project_id": _project(change),
            "table": change.table,
            "key": list(map(_plain, change.key)),
            "before": _plain_row(change.before),
            "after": _plain_row(change.after),
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(HistoryChange), rows)


def _project(change: Change) -> int | None:
    row = change.after or change.before or {}
    if change.table == "project":
        return int(change.key[0])
    found = row.get("project_id")
    return None if found is None else int(found)


def _plain_row(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if row is None else {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it: days as ISO text, decimals as text."""
    return json.loads(json.dumps(value, default=str))
