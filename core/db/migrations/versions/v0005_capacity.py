"""Schema 5: what a contract means by its rate, ramp-up by shop, and how high an issue was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Bring a file from schema 4 to 5: rates are those of the line, weeks those of the plant."""
    basis = sa.Column("basis", sa.Text, nullable=False, server_default="GROSS_LINE_RATE")
    op.add_column("capacity", basis)
    op.add_column("ramp_week", sa.Column("shop", sa.Text, nullable=False, server_default=""))
    op.add_column("issue", sa.Column("escalation", sa.Integer))
