"""The declarative base every entity shares: STRICT tables, named constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData, Text, event, inspect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.schema import Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapper

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every mapped class."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text}  # noqa: RUF012  SQLAlchemy reads it from the class


def _strict(_mapper: Mapper[Any], class_: type[Base]) -> None:
    table = class_.__table__
    assert isinstance(table, Table)
    table.dialect_options["sqlite"]["strict"] = True


event.listen(Base, "instrument_class", _strict, propagate=True)


def _with_defaults(target: Base, _args: object, values: dict[str, Any]) -> None:
    """Give a new entity its defaults at once, so that rules can be checked before it is stored."""
    for column in inspect(type(target)).columns:
        default = column.default
        if isinstance(default, ScalarElementColumnDefault) and column.key not in values:
            values[column.key] = default.arg


event.listen(Base, "init", _with_defaults, propagate=True)
