"""What is attached to a row of a register, to a milestone or to a project, and to which rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from core.errors import NotFound, Problem
from core.language import mark, tr
from core.model import Attachment, Milestone, Project
from core.registers import registers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

MILESTONE: Final = "milestone"
PROJECT: Final = "project"
PICTURES: Final = "image/"
"""What the media types of pictures begin with."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is attached to: the key of a register, `MILESTONE` or `PROJECT`, and the row."""

    kind: str
    row_id: int


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file or a link; a link has an address, a file a name, a hash and a size."""

    id: int
    subject: Subject
    title: str
    name: str
    address: str
    media_type: str
    size: int | None
    sha256: str
    added: dt.date | None
    note: str

    @property
    def is_link(self) -> bool:
        """Return whether it is a link."""
        return bool(self.address)

    @property
    def shown(self) -> str:
        """Return what it is called: the title somebody gave it, else the name of the file."""
        return self.title or self.name or self.address

    @property
    def file_name(self) -> str:
        """Return what the file is called outside: as shown, with the ending that it came with."""
        stem, dot, suffix = self.name.rpartition(".")
        ending = f".{suffix}" if dot and stem else ""
        return self.shown if self.shown.lower().endswith(ending.lower()) else self.shown + ending


@dataclass(frozen=True, slots=True)
class KeptFileRow:
    """A content that rows refer to, and where it is first named."""

    sha256: str
    size: int
    name: str
    project_code: str


def attachments(session: Session, subject: Subject) -> list[AttachmentRow]:
    """Return what is attached to something, in its own order."""
    wanted = select(*_COLUMNS).where(
        Attachment.subject == subject.kind, Attachment.row_id == subject.row_id
    )
    return [_row(tuple(found)) for found in session.execute(_in_order(wanted))]


def attachment_counts(session: Session, kind: str, project_id: int | None = None) -> dict[int, int]:
    """Return how much is attached to each row of a kind that has anything: one statement."""
    wanted = select(Attachment.row_id, func.count()).where(Attachment.subject == kind)
    if project_id is not None:
        wanted = wanted.where(Attachment.project_id == project_id)
    found = session.execute(wanted.group_by(Attachment.row_id))
    return {row_id: count for row_id, count in found}  # noqa: C416  the types of a row of two


def first_pictures(session: Session, kind: str, project_id: int) -> dict[int, AttachmentRow]:
    """Return the first picture attached to each row of a kind that has one."""
    wanted = select(*_COLUMNS).where(
        Attachment.subject == kind,
        Attachment.project_id == project_id,
        Attachment.media_type.startswith(PICTURES, autoescape=True),
        Attachment.sha256 != "",
    )
    found: dict[int, AttachmentRow] = {}
    for each in session.execute(_in_order(wanted)):
        row = _row(tuple(each))
        found.setdefault(row.subject.row_id, row)
    return found


def kept_files(session: Session) -> list[KeptFileRow]:
    """Return every content that rows refer to, once."""
    found = session.execute(
        select(
            Attachment.sha256,
            func.max(Attachment.size),
            func.min(Attachment.name),
            func.min(Project.code),
        )
        .join(Project, Project.id == Attachment.project_id)
        .where(Attachment.sha256 != "")
        .group_by(Attachment.sha256)
        .order_by(func.min(Attachment.id))
    )
    return [KeptFileRow(sha256, size or 0, name, code) for sha256, size, name, code in found]


def lacking(kept: KeptFileRow) -> Problem:
    """Return what to say of a file whose content is not there."""
    why = tr(mark("The content of {name} is not here."), name=kept.name)
    return Problem(None, kept.project_code, why)


def project_of(session: Session, subject: Subject) -> int:
    """Return the project of what something is attached to; `NotFound` where it is gone."""
    if subject.kind == PROJECT:
        found = session.scalar(select(Project.id).where(Project.id == subject.row_id))
    else:
        entity = _entity(subject.kind)
        found = session.scalar(select(entity.project_id).where(entity.id == subject.row_id))
    if found is None:
        raise NotFound
    return int(found)


def subject_name(session: Session, subject: Subject, language: str = "en") -> str:
    """Return how that is called which something is attached to."""
    if subject.kind in {PROJECT, MILESTONE}:
        entity: Any = Project if subject.kind == PROJECT else Milestone
        own = {"zh": entity.name_zh, "ru": entity.name_ru}.get(language, entity.name)
        wanted = select(entity.code, own, entity.name).where(entity.id == subject.row_id)
        code, name, first = session.execute(wanted).one_or_none() or ("", "", "")
        return f"{code} {name or first}".strip()
    described = registers()[subject.kind]
    columns = [getattr(described.entity, described.field(key).attribute) for key in described.names]
    named = session.execute(select(*columns).where(described.entity.id == subject.row_id))
    return " ".join(str(part) for part in named.one_or_none() or () if part)


def kinds_by_table() -> Mapping[str, str]:
    """Return the kind of subject that the rows of a table are."""
    own = {Project.__tablename__: PROJECT, Milestone.__tablename__: MILESTONE}
    return own | {each.entity.__tablename__: key for key, each in registers().items()}


_COLUMNS: Final = (
    *(Attachment.id, Attachment.subject, Attachment.row_id, Attachment.title, Attachment.name),
    *(Attachment.address, Attachment.media_type, Attachment.size, Attachment.sha256),
    *(Attachment.added, Attachment.note),
)


def _in_order(wanted: Any) -> Any:
    return wanted.order_by(Attachment.position, Attachment.id)


def _row(cells: tuple[Any, ...]) -> AttachmentRow:
    id_, kind, row_id, *rest = cells
    return AttachmentRow(id_, Subject(kind, row_id), *rest)


def _entity(kind: str) -> Any:
    return Milestone if kind == MILESTONE else registers()[kind].entity
