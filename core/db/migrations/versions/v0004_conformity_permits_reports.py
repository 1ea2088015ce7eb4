"""Schema 4: documents of conformity, permits of people, issued reports, papers of oversize lots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_TABLES: Final = {
    "conformity_document": (
        "number type regulation applicant body packages scope country",
        "applied issued valid_until",
        "owner status note",
    ),
    "permit": (
        "person role company kind country number",
        "applied issued valid_until",
        "status note",
    ),
    "issued_report": (
        "number kind",
        "period_start period_finish data_date issued",
        "revision edition language sent_to",
        "acknowledged",
        "note",
    ),
}
"""Every table with its columns: texts, then days, then texts again."""


def upgrade(op: Operations) -> None:
    """Bring a file from schema 3 to 4: the new registers are empty, no lot has a scheme."""
    for name in ("destination_permit_no", "oversize_degree", "scheme_no"):
        op.add_column("shipment", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("shipment", sa.Column("scheme_approved", sa.Text))
    for table, columns in _TABLES.items():
        op.create_table(
            table,
            sa.Column("id", sa.Integer, nullable=False),
            sa.Column(
                "project_id",
                sa.Integer,
                sa.ForeignKey("project.id", name=f"fk_{table}_project_id"),
                nullable=False,
            ),
            sa.Column("position", sa.Integer, nullable=False),
            *(
                sa.Column(name, sa.Text, nullable=bool(number % 2))
                for number, names in enumerate(columns)
                for name in names.split()
            ),
            sa.Column("extra", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sqlite_strict=True,
            sqlite_autoincrement=True,
        )
        op.create_index(f"ix_{table}_project_id", table, ["project_id"])
