"""Schema 5: files and links attached to rows, and the register of photographs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_ATTACHMENT: Final = ("title", "name", "address", "media_type", "sha256", "note")
_PHOTO: Final = (
    *("code", "shop", "place", "caption", "caption_zh", "caption_ru", "photographer", "note"),
)


def upgrade(op: Operations) -> None:
    """Bring a file from schema 4 to 5: nothing is attached yet, and there is no photograph."""
    _create(
        op,
        "attachment",
        _text("subject"),
        sa.Column("row_id", sa.Integer, nullable=False),
        *map(_text, _ATTACHMENT),
        sa.Column("size", sa.Integer),
        sa.Column("added", sa.Text),
        sa.CheckConstraint(
            "(sha256 = '') <> (address = '')", name=op.f("ck_attachment_file_or_link")
        ),
    )
    op.create_index("ix_attachment_subject_row_id", "attachment", ["subject", "row_id"])
    _create(
        op,
        "photo",
        *map(_text, _PHOTO),
        sa.Column("taken", sa.Text),
        _key("photo", "package_id", "equipment_package", nullable=True),
        sa.Column("for_customer", sa.Integer, nullable=False),
    )
    op.create_index("ix_photo_package_id", "photo", ["package_id"])


def _create(op: Operations, table: str, *parts: Any) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        _key(table, "project_id", "project", nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *parts,
        sa.Column("extra", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_project_id", table, ["project_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _key(table: str, column: str, target: str, *, nullable: bool) -> sa.Column[int]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}")
    return sa.Column(column, sa.Integer, key, nullable=nullable)
