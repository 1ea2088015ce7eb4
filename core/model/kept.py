"""Parts of an exchange file that no page shows yet, kept whole so that nothing is lost."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class KeptSection(Base):
    """One section as it stood in the exchange file, as YAML text; of the file where no project."""

    __tablename__ = "kept_section"
    __table_args__ = (UniqueConstraint("project_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    content: Mapped[str]
