"""Files and links attached to a row, as they stand in it: `attachments`, a list in any row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.exchange._write_nodes import as_group, as_list, as_node
from core.language import tr
from core.queries.parts import AttachmentPart
from core.rules.addresses import address
from core.rules.file_names import kept_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

    from core.exchange._rows import Row
    from core.exchange._write_nodes import Pairs

NAME: Final = "attachments"
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_MOST: Final = 2 << 30
_FIELDS: Final = ("title", "name", "address", "media_type", "size", "sha256", "added", "note")


def read_attachments(row: Row) -> tuple[AttachmentPart, ...]:
    """Return what is attached to a row; a link that could not be opened safely is refused."""
    return tuple(_read(each) for each in row.rows(NAME))


def attachment_pairs(parts: Sequence[AttachmentPart]) -> Pairs:
    """Return the list of what is attached to a row, nothing where nothing is."""
    if not parts:
        return []
    return [(NAME, as_list([_written(part) for part in parts], flow=None))]


def _read(row: Row) -> AttachmentPart:
    part = AttachmentPart(
        title=row.text("title"),
        name=row.text("name"),
        address=row.text("address"),
        media_type=row.text("media_type"),
        size=row.whole("size", high=_MOST),
        sha256=row.text("sha256"),
        added=row.day("added"),
        note=row.text("note"),
    )
    row.refuse_rest()
    if bool(part.address) == bool(part.sha256):
        why = tr("It needs either an address, of a link, or a sha256, of a file.")
        row.findings.refuse(row.node, row.path, why)
    elif part.address:
        try:
            if address(part.address).text != part.address:
                row.refuse("address", tr("Write it as {text}.", text=address(part.address).text))
        except InvalidInput as error:
            row.refuse("address", str(error))
    else:
        _check_file(row, part)
    return part


def _check_file(row: Row, part: AttachmentPart) -> None:
    if not _HASH.fullmatch(part.sha256):
        row.refuse("sha256", tr("“{text}” is no content of a file.", text=part.sha256[:80]))
    if part.size is None:
        row.refuse("size", tr("This field is needed."))
    if kept_name(part.name) != part.name:
        row.refuse("name", tr("“{text}” is no name of a file.", text=part.name))


def _written(part: AttachmentPart) -> yaml.Node:
    said = [(name, getattr(part, name)) for name in _FIELDS]
    pairs = [(name, as_node(value)) for name, value in said if value not in (None, "")]
    return as_group(pairs, flow=True)
