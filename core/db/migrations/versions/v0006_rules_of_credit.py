"""Schema 6: start of manufacture and inspection of a package, rules of credit of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLE = "credit_rule"


def upgrade(op: Operations) -> None:
    """Bring a file from schema 5 to 6: no package has the new days, the usual rules hold."""
    for step in ("start", "inspection"):
        for which in ("planned", "forecast", "actual"):
            op.add_column("equipment_package", sa.Column(f"{step}_{which}", sa.Text))
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "project_id",
            sa.Integer,
            sa.ForeignKey("project.id", name=f"fk_{_TABLE}_project_id"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("percent", sa.Integer),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("extra", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{_TABLE}"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{_TABLE}_project_id", _TABLE, ["project_id"])
