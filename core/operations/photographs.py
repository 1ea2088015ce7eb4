"""Adding photographs: each a row of the register with its picture attached, all in one step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core.operations._keeper import Keeper
from core.operations.attachments import attach
from core.queries.attachments import Subject
from core.registers import register

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.operations.attachments import FileDraft

KEY: Final = "photos"


@dataclass(frozen=True, slots=True)
class PhotoDraft:
    """A picture that is kept already, and what the register says of it by field key."""

    file: FileDraft
    values: Mapping[str, Any] = field(default_factory=dict)


def add_photographs(
    session: Session, project_id: int, drafts: Sequence[PhotoDraft], *, on: dt.date | None
) -> tuple[int, ...]:
    """Add photographs to a project and return the ids of their rows; see `add_row`."""
    keeper = Keeper(session, register(KEY), project_id)
    made = []
    for draft in drafts:
        row = keeper.add(draft.values)
        attach(session, Subject(KEY, row.id), [draft.file], on=on)
        made.append(row.id)
    keeper.refuse_doubles()
    return tuple(made)
