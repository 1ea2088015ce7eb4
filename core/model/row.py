"""What every row that a register keeps has in common, and the kinds of columns it is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, backref, declared_attr, mapped_column, relationship

from core.db.base import Base
from core.db.types import Fixed, Flag, IsoDate, Minor

if TYPE_CHECKING:
    from sqlalchemy.orm import MappedColumn

    from core.model.project import Project

Words = Annotated[str, mapped_column(default="")]
Day = Annotated[date | None, mapped_column(IsoDate, nullable=True)]
Count = Annotated[int | None, mapped_column(nullable=True)]
Number = Annotated[Decimal | None, mapped_column(Fixed(4), nullable=True)]
Sum = Annotated[int | None, mapped_column(Minor, nullable=True)]
"""Money in minor units; the register says of which currency."""
Yes = Annotated[bool, mapped_column(Flag, default=False)]


class OwnedRow(Base):
    """A row of one project, in the user's own order; it goes with its project."""

    __abstract__ = True
    __table_args__: Any = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-3)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True, sort_order=-2)
    position: Mapped[int] = mapped_column(default=0, sort_order=-1)
    extra: Mapped[str] = mapped_column(default="", sort_order=99)
    """Fields of the exchange file that nothing shows, as YAML text."""

    @declared_attr
    def project(cls) -> Mapped[Project]:  # noqa: N805  SQLAlchemy gives it the class
        """Return the project; removing that removes the row through the session."""
        return relationship("Project", backref=backref(f"{cls.__tablename__}_rows", cascade="all"))


def pointer(table: str) -> MappedColumn[int | None]:
    """Return the column of a row that may point to a row of another table.

    With a relationship beside it the column is emptied, through the session, when that row goes.
    """
    return mapped_column(ForeignKey(f"{table}.id"), index=True, nullable=True)


def owner(table: str) -> MappedColumn[int]:
    """Return the column of a row that belongs to a row of another table and goes with it."""
    return mapped_column(ForeignKey(f"{table}.id"), index=True)
