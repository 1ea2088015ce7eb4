"""Schema 7: the rates that a project was budgeted at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Bring a file from schema 6 to 7: no project has a budget rate yet."""
    op.create_table(
        "budget_rate",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "project_id",
            sa.Integer,
            sa.ForeignKey("project.id", name="fk_budget_rate_project_id"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("base", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("rate", sa.Integer),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("extra", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_budget_rate"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_budget_rate_project_id", "budget_rate", ["project_id"])
