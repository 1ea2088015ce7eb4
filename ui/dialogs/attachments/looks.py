"""How attached files and links look in lists: an icon by kind, words for kind and size."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from core import text
from core.errors import InvalidInput
from core.language import mark, tr
from core.queries.attachments import PICTURES
from core.rules.addresses import address

if TYPE_CHECKING:
    from core.queries.attachments import AttachmentRow

CLIP: Final = "paperclip"
_ICONS: Final = (
    (PICTURES, "image"),
    ("application/pdf", "file-text"),
    ("text/", "file-text"),
    ("application/vnd.ms-excel", "file-spreadsheet"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "file-spreadsheet"),
    ("application/msword", "file-text"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", "file-text"),
    ("message/", "mail"),
)


def icon_of(row: AttachmentRow) -> str:
    """Return the icon of a file or link."""
    if row.is_link:
        return "link"
    return next((icon for kind, icon in _ICONS if row.media_type.startswith(kind)), "file")


def kind_words(row: AttachmentRow) -> str:
    """Return what it is, and how large: "PDF · 1.2 MB", or where a link leads."""
    if row.is_link:
        return _where(row.address)
    suffix = PurePath(row.name).suffix.removeprefix(".").upper()
    return " · ".join(filter(None, (suffix, text.file_size(row.size or 0))))


def _where(text_of_link: str) -> str:
    try:
        found = address(text_of_link)
    except InvalidInput:
        return tr(mark("Address"))
    return found.where if found.is_remote else tr(mark("This computer"))
