"""Records each row a session writes, so that a step can be undone, announced and told later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Integer, Table, and_, bindparam, event, inspect, select, tuple_
from sqlalchemy.orm import Session, object_session

from core.db.base import Base
from core.errors import UndoConflict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Engine, Select
    from sqlalchemy.orm import Mapper, ORMExecuteState

Row: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[Any, ...]

HISTORY = {"writes_history": True}
"""The execution option of the only statements that may write beside the recorder."""

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_AT_ONCE = 500
"""Rows asked for in one statement; SQLite takes so many values everywhere."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row written: its table and key, and its values before and after."""

    table: str
    key: Key
    before: Row | None
    after: Row | None

    @property
    def kind(self) -> str:
        """Return what was done with the row."""
        if self.before is None:
            return "insert"
        return "delete" if self.after is None else "update"

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)


def apply(connection: Connection, changes: Iterable[Change]) -> None:
    """Write these changes straight to the database, in their order.

    Raises:
        UndoConflict: a row is not what it was before its change.
    """
    for run in _runs(changes):
        table = Base.metadata.tables[run[0].table]
        now = _stored_many(connection, table, [change.key for change in run])
        if any(now.get(change.key) != change.before for change in run):
            raise UndoConflict
        keyed = [{f"key_{i}": part for i, part in enumerate(change.key)} for change in run]
        if run[0].kind == "insert":
            connection.execute(table.insert(), [dict(change.after or {}) for change in run])
        elif run[0].kind == "delete":
            connection.execute(table.delete().where(_is_keyed(table)), keyed)
        else:
            values = [
                {**(change.after or {}), **key} for change, key in zip(run, keyed, strict=True)
            ]
            connection.execute(table.update().where(_is_keyed(table)), values)


def stored(connection: Connection, table: Table, key: Key) -> Row | None:
    """Return the row as the database has it now."""
    keyed = {f"key_{i}": part for i, part in enumerate(key)}
    found = connection.execute(_one_of(table), keyed).mappings().one_or_none()
    return None if found is None else dict(found)


def recorded(session: Session) -> list[Change]:
    """Return what this session wrote so far."""
    found: list[Change] = session.info.setdefault("changes", [])
    return found


def taken(session: Session) -> tuple[Change, ...]:
    """Return what this session wrote since the last call, and forget it."""
    return tuple(session.info.pop("changes", ()))


def net(changes: Iterable[Change]) -> list[Change]:
    """Return one change a row: from what it was at first to what it is at last, if it differs."""
    rows: dict[tuple[str, Key], Change] = {}
    for change in changes:
        place = (change.table, change.key)
        first = rows.get(place, change)
        rows[place] = Change(change.table, change.key, first.before, change.after)
    return [change for change in rows.values() if change.before != change.after]


def guard(engine: Engine) -> None:
    """Refuse whatever a session would write past its entities, and so past this record."""
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _refuse_unrecorded)


def _runs(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Part changes where table or kind change, or a row comes again; each part is one write."""
    run: list[Change] = []
    keys: set[Key] = set()
    for change in changes:
        if run and (
            (change.table, change.kind) != (run[0].table, run[0].kind) or change.key in keys
        ):
            yield run
            run, keys = [], set()
        run.append(change)
        keys.add(change.key)
    if run:
        yield run


def _is_keyed(table: Table) -> ColumnElement[bool]:
    return and_(*(c == bindparam(f"key_{i}") for i, c in enumerate(table.primary_key)))


@cache
def _one_of(table: Table) -> Select[Any]:
    return select(table).where(_is_keyed(table))


def _stored_many(connection: Connection, table: Table, keys: Sequence[Key]) -> dict[Key, Row]:
    columns = list(table.primary_key)
    names = [column.name for column in columns]
    found: dict[Key, Row] = {}
    left = iter(keys)
    while part := list(islice(left, _AT_ONCE)):
        if len(columns) == 1:
            wanted = select(table).where(columns[0].in_([key[0] for key in part]))
        else:
            wanted = select(table).where(tuple_(*columns).in_(part))
        for row in connection.execute(wanted).mappings():
            found[tuple(row[name] for name in names)] = dict(row)
    return found


@dataclass(frozen=True, slots=True)
class _Kept:
    """How one column keeps what an attribute holds."""

    name: str
    attribute: str
    to_file: Callable[[Any], Any] | None
    from_file: Callable[[Any], Any] | None
    form: type


class _AskTheFileError(Exception):
    """What was stored cannot be told from the entity."""


@cache
def _columns(mapper: Mapper[Any], dialect: Any) -> tuple[_Kept, ...]:
    return tuple(
        _Kept(
            column.name,
            mapper.get_property_by_column(column).key,
            column.type.bind_processor(dialect),
            column.type.result_processor(dialect, None),
            _form(column.type.dialect_impl(dialect)),
        )
        for column in mapper.local_table.columns
    )


def _form(kind: Any) -> type:
    return int if isinstance(getattr(kind, "impl_instance", kind), Integer) else str


def _as_stored(kept: _Kept, value: Any) -> Any:
    if value is None:
        return None
    raw = kept.to_file(value) if kept.to_file else value
    if type(raw) is not kept.form:
        raise _AskTheFileError
    return kept.from_file(raw) if kept.from_file else raw


def _written(
    mapper: Mapper[Any], connection: Connection, target: Base, unset: Row | None = None
) -> Row | None:
    """Return the row just written: from the entity, which spares asking the file again."""
    held, unset = inspect(target).dict, unset or {}
    try:
        return {
            kept.name: _as_stored(kept, held[kept.attribute])
            if kept.attribute in held
            else unset.get(kept.name)
            for kept in _columns(mapper, connection.dialect)
        }
    except _AskTheFileError:
        _session, table, key = _place(mapper, target)
        return stored(connection, table, key)


def _place(mapper: Mapper[Any], target: Base) -> tuple[Session, Table, Key]:
    session, table = object_session(target), mapper.local_table
    assert session is not None
    assert isinstance(table, Table)
    return session, table, tuple(mapper.primary_key_from_instance(target))


def _log(session: Session, table: Table, key: Key, before: Row | None, after: Row | None) -> None:
    if before != after:
        recorded(session).append(Change(table.name, key, before, after))


def _inserted(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    _log(session, table, key, None, _written(mapper, connection, target))


def _updating(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    before = stored(connection, table, key)
    assert before is not None, f"the key of a row of {table.name} never changes"
    session.info["before", table, key] = before


def _updated(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    before = session.info.pop(("before", table, key))
    _log(session, table, key, before, _written(mapper, connection, target, before))


def _deleting(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
    session, table, key = _place(mapper, target)
    _log(session, table, key, stored(connection, table, key), None)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise AssertionError("bulk statements bypass the recorder; write through entities")


def _begin(connection: Connection) -> None:
    connection.info["is_recorded"] = connection.info["is_flushing"] = False


def _session_began(_session: Session, _transaction: object, connection: Connection) -> None:
    connection.info["is_recorded"] = True


def _flushing(session: Session, *_args: object) -> None:
    session.connection().info["is_flushing"] = True


def _flushed(session: Session, *_args: object) -> None:
    session.connection().info["is_flushing"] = False


def _refuse_unrecorded(
    connection: Connection,
    _cursor: object,
    statement: str,
    _values: object,
    context: Any,
    _many: bool,  # noqa: FBT001  SQLAlchemy passes it so
) -> None:
    if (
        connection.info.get("is_recorded")
        and not connection.info["is_flushing"]
        and statement.lstrip().upper().startswith(_WRITES)
        and not context.execution_options.get("writes_history")
    ):
        raise AssertionError("this write bypasses the recorder; write through entities")


event.listen(Base, "after_insert", _inserted, propagate=True)
event.listen(Base, "before_update", _updating, propagate=True)
event.listen(Base, "after_update", _updated, propagate=True)
event.listen(Base, "before_delete", _deleting, propagate=True)
event.listen(Session, "do_orm_execute", _refuse_bulk)
event.listen(Session, "after_begin", _session_began)
event.listen(Session, "before_flush", _flushing)
event.listen(Session, "after_flush", _flushed)
