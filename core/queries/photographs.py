"""The photographs of a project with their pictures, for the gallery and for a report's grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.queries.attachments import first_pictures
from core.queries.register import kept_rows
from core.registers import register

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from core.queries.attachments import AttachmentRow

KEY: Final = "photos"


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photograph: what the register says of it, and its picture; None while it has none."""

    id: int
    code: str
    taken: dt.date | None
    shop: str
    package: str
    place: str
    captions: tuple[str, str, str]
    photographer: str
    for_customer: bool
    note: str
    picture: AttachmentRow | None
    position: int = 0

    def caption(self, language: str) -> str:
        """Return the caption in a language, else the first there is."""
        english, chinese, russian = self.captions
        own = {"zh": chinese, "ru": russian}.get(language, english)
        return own or next(filter(None, self.captions), "")


def photographs(session: Session, project_id: int, *, for_customer: bool = False) -> list[PhotoRow]:
    """Return the photographs of a project in its own order: two statements.

    Args:
        session: where to read.
        project_id: of the project.
        for_customer: only those that the customer may see and that have a picture, as a report
            shows them.
    """
    pictures = first_pictures(session, KEY, project_id)
    found = []
    for row in kept_rows(session, register(KEY), project_id):
        said = row.values
        picture = pictures.get(row.id)
        if for_customer and (picture is None or not said["for_customer"]):
            continue
        captions = (said["caption"], said["caption_zh"], said["caption_ru"])
        found.append(
            PhotoRow(
                *(row.id, said["code"], said["taken"], said["shop"], said["package"]),
                *(said["place"], captions, said["photographer"], said["for_customer"]),
                *(said["note"], picture, row.position),
            )
        )
    return found
