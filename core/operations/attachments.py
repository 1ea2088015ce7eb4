"""Attaching files and links to rows, naming them, taking them away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Attachment
from core.queries.attachments import kinds_by_table, project_of
from core.rules.addresses import address, name_of
from core.rules.file_names import kept_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from core.db.recorder import Change
    from core.queries.attachments import Subject

LONGEST_TITLE, LONGEST_NOTE = 300, 20_000
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file whose content is kept beside the data file already."""

    name: str
    media_type: str
    sha256: str
    size: int
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddressDraft:
    """A link as it was typed or pasted."""

    text: str
    title: str = ""
    note: str = ""


def attach(
    session: Session,
    subject: Subject,
    drafts: Sequence[FileDraft | AddressDraft],
    *,
    on: dt.date | None,
) -> tuple[int, ...]:
    """Attach files and links to something and return their ids.

    Raises:
        NotFound: what they are to be attached to is gone.
        InvalidInput: a link leads nowhere that could be opened safely.
    """
    project_id = project_of(session, subject)
    last = select(func.max(Attachment.position)).where(
        Attachment.subject == subject.kind, Attachment.row_id == subject.row_id
    )
    first = (session.scalar(last) or 0) + 1
    made = [_made(draft) for draft in drafts]
    for position, each in enumerate(made, start=first):
        each.project_id, each.position = project_id, position
        each.subject, each.row_id, each.added = subject.kind, subject.row_id, on
    session.add_all(made)
    session.flush()
    return tuple(each.id for each in made)


def edit_attachment(
    session: Session, attachment_id: int, *, title: str | None = None, note: str | None = None
) -> None:
    """Give a file or link another title or note.

    Raises:
        NotFound: it is gone.
        InvalidInput: it would have no title, or one that is too long.
    """
    found = session.get(Attachment, attachment_id)
    if found is None:
        raise NotFound
    if title is not None:
        found.title = _titled(title)
    if note is not None:
        found.note = _noted(note)


def remove_attachments(session: Session, attachment_ids: Iterable[int]) -> None:
    """Take files and links away from their rows; the contents stay, as undo may need them."""
    for attachment_id in attachment_ids:
        found = session.get(Attachment, attachment_id)
        if found is None:
            raise NotFound
        session.delete(found)


def let_go(session: Session, changes: Iterable[Change]) -> None:
    """Take away what is attached to rows that these changes removed."""
    kinds = kinds_by_table()
    gone: dict[str, list[int]] = {}
    for change in changes:
        if change.after is None and change.table in kinds:
            gone.setdefault(kinds[change.table], []).append(change.key[0])
    for kind, row_ids in gone.items():
        for start in range(0, len(row_ids), _AT_ONCE):
            part = row_ids[start : start + _AT_ONCE]
            wanted = select(Attachment).where(
                Attachment.subject == kind, Attachment.row_id.in_(part)
            )
            for found in session.scalars(wanted):
                session.delete(found)


def _made(draft: FileDraft | AddressDraft) -> Attachment:
    if isinstance(draft, AddressDraft):
        found = address(draft.text)
        title = _titled(draft.title or name_of(found))
        return Attachment(title=title, address=found.text, note=_noted(draft.note))
    return Attachment(
        title=_titled(draft.title) if draft.title else "",
        name=kept_name(draft.name),
        media_type=draft.media_type,
        sha256=draft.sha256,
        size=draft.size,
        note=_noted(draft.note),
    )


def _titled(title: str) -> str:
    said = " ".join(title.split())
    if not said:
        raise InvalidInput(tr(mark("A name is needed.")))
    if len(said) > LONGEST_TITLE or not said.isprintable():
        why = mark("The name is one line of at most {count} characters.")
        raise InvalidInput(tr(why, count=LONGEST_TITLE))
    return said


def _noted(note: str) -> str:
    if len(note) > LONGEST_NOTE:
        why = mark("The text is longer than {count} characters.")
        raise InvalidInput(tr(why, count=LONGEST_NOTE))
    return note.strip()
