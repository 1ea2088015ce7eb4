"""Records each row a session writes, so that a step can be undone, announced and told later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Table, and_, event, select
from sqlalchemy.orm import Session, object_session

from core.db.base import Base

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.orm import Mapper, ORMExecuteState

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row written: its table and key, and its values before and after."""

    table: str
    key: tuple[Any, ...]
    before: Row | None
    after: Row | None

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)

    def apply(self, connection: Connection) -> None:
        """Write this change straight to the database."""
        table = Base.metadata.tables[self.table]
        if self.before is None:
            assert self.after is not None
            connection.execute(table.insert().values(dict(self.after)))
        elif self.after is None:
            connection.execute(table.delete().where(matches(table, self.key)))
        else:
            connection.execute(
                table.update().where(matches(table, self.key)).values(dict(self.after))
            )


def matches(table: Table, key: tuple[Any, ...]) -> ColumnElement[bool]:
    """Return the condition that picks the row with this primary key."""
    return and_(*(column == value for column, value in zip(table.primary_key, key, strict=True)))


def stored(connection: Connection, table: Table, key: tuple[Any, ...]) -> Row | None:
    """Return the row as the database has it now."""
    found = connection.execute(select(table).where(matches(table, key))).mappings().one_or_none()
    return None if found is None else dict(found)


def recorded(session: Session) -> list[Change]:
    """Return what this session wrote so far."""
    found: list[Change] = session.info.setdefault("changes", [])
    return found


def taken(session: Session) -> tuple[Change, ...]:
    """Return what this session wrote since the last call, and forget it."""
    return tuple(session.info.pop("changes", ()))


def _place(mapper: Mapper[Any], target: Base) -> tuple[Session, Table, tuple[Any, ...]]:
    session, table = object_session(target), mapper.local_table
    assert session is not None
    assert isinstance(table, Table)
    return session, table, tuple(mapper.primary_key_from_instance(target))


def _log(
    session: Session, table: Table, key: tuple[Any, ...], before: Row | None, after: Row | None
) -> None:
    if before != after:
        recorded(session).append(Change(table.name, key, before, after))


def _inserted(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    _log(session, table, key, None, stored(connection, table, key))


def _updating(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    session.info["before", table, key] = stored(connection, table, key)


def _updated(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    before = session.info.pop(("before", table, key))
    _log(session, table, key, before, stored(connection, table, key))


def _deleting(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    _log(session, table, key, stored(connection, table, key), None)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise AssertionError("bulk statements bypass the recorder; write through entities")


event.listen(Base, "after_insert", _inserted, propagate=True)
event.listen(Base, "before_update", _updating, propagate=True)
event.listen(Base, "after_update", _updated, propagate=True)
event.listen(Base, "before_delete", _deleting, propagate=True)
event.listen(Session, "do_orm_execute", _refuse_bulk)
