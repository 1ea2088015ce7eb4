"""Schema 2: durations, constraints, deadlines, units of lags, days and hours of calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_NAMES = {"uq": "uq_%(table_name)s_%(column_0_N_name)s"}


def upgrade(op: Operations) -> None:
    """Bring a file from schema 1 to 2: its forecasts stay typed, its lags count calendar days."""
    _widen(
        op,
        "milestone",
        sa.Column("uid", sa.Integer),
        sa.Column("duration", sa.Integer),
        _flag("elapsed"),
        _text("constraint_kind", "ASAP"),
        sa.Column("constraint_date", sa.Text),
        sa.Column("deadline", sa.Text),
        _text("calendar", ""),
        _flag("manual"),
    )
    _widen(op, "project", _flag("by_logic"), _number("near_critical", 10))
    _widen(
        op,
        "calendar",
        _text("name", ""),
        _text("hours", "08:00-12:00 13:00-17:00"),
        _text("hours_by_day", "{}"),
    )
    _let_links_differ_in_kind(op)
    _add_days(op)


def _widen(op: Operations, table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _let_links_differ_in_kind(op: Operations) -> None:
    with op.batch_alter_table(
        "link", naming_convention=_NAMES, table_kwargs={"sqlite_strict": True}
    ) as link:
        link.add_column(_text("lag_unit", "ed"))
        link.drop_constraint("uq_link_successor_id_predecessor_id", type_="unique")
        link.create_unique_constraint(
            "uq_link_successor_id_predecessor_id_kind", ["successor_id", "predecessor_id", "kind"]
        )


def _add_days(op: Operations) -> None:
    op.create_table(
        "calendar_day",
        _of_calendar("calendar_day"),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("working", sa.Integer, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("calendar_id", "day", name="pk_calendar_day"),
        sa.CheckConstraint("source IN ('country', 'user')", name="ck_calendar_day_source"),
        sqlite_strict=True,
    )
    op.create_table(
        "calendar_year",
        _of_calendar("calendar_year"),
        sa.Column("year", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("calendar_id", "year", name="pk_calendar_year"),
        sqlite_strict=True,
    )


def _of_calendar(table: str) -> sa.Column[int]:
    key = sa.ForeignKey("calendar.id", name=f"fk_{table}_calendar_id")
    return sa.Column("calendar_id", sa.Integer, key, nullable=False)


def _flag(name: str) -> sa.Column[int]:
    return _number(name, 0)


def _number(name: str, default: int) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=str(default))


def _text(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)
