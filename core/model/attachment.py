"""Files and links that belong to a row of a register, to a milestone or to a project."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from core.model.row import Count, Day, OwnedRow, Words


class Attachment(OwnedRow):
    """A file, whose content lies beside the data file under its hash, or a link.

    `subject` is the key of a register, "milestone" or "project"; `row_id` the row of it. They are
    no foreign key, for they point to any table: a step that removes the row removes these too.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("(sha256 = '') <> (address = '')", name="file_or_link"),
        Index("ix_attachment_subject_row_id", "subject", "row_id"),
        {"sqlite_autoincrement": True},
    )

    subject: Mapped[Words]
    row_id: Mapped[int]
    title: Mapped[Words]
    name: Mapped[Words]
    """What the file was called; empty for a link."""
    address: Mapped[Words]
    """Where a link leads; empty for a file."""
    media_type: Mapped[Words]
    size: Mapped[Count]
    sha256: Mapped[Words]
    added: Mapped[Day]
    note: Mapped[Words]
