"""Files and links attached in tests, taken in as users take them in."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from PIL import Image

from core.operations.attachments import FileDraft, attach

if TYPE_CHECKING:
    from pathlib import Path

    from core.contents import Contents
    from core.queries.attachments import Subject
    from core.workspace import Workspace

ON = dt.date(2025, 2, 20)


def taken(
    contents: Contents, folder: Path, name: str = "a.pdf", raw: bytes = b"%PDF-1 a"
) -> FileDraft:
    """Take a file in and return the draft of its row."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(raw)
    found = contents.take(path)
    return FileDraft(found.name, found.media_type, found.sha256, found.size)


def attached(
    workspace: Workspace,
    subject: Subject,
    folder: Path,
    name: str = "a.pdf",
    raw: bytes = b"%PDF-1 a",
) -> int:
    """Attach a file to something and return the id of the attachment."""
    draft = taken(workspace.contents, folder, name, raw)
    [made] = workspace.run("Attach", attach, subject, [draft], on=ON)
    return int(made)


def photograph(size: tuple[int, int] = (64, 48), *, shade: int = 90, **exif: Any) -> bytes:
    """Return a JPEG with some EXIF: `taken`, `orientation`, `gps`."""
    image = Image.new("RGB", size, (shade, 120, 140))
    image.paste((230, 200, 40), (0, 0, size[0] // 2, size[1] // 2))
    told = Image.Exif()
    if "orientation" in exif:
        told[0x0112] = exif["orientation"]
    if exif.get("taken"):
        told.get_ifd(0x8769)[0x9003] = exif["taken"]
    if exif.get("gps"):
        told.get_ifd(0x8825)[2] = (51.0, 10.0, 0.0)
    made = io.BytesIO()
    image.save(made, "JPEG", exif=told)
    return made.getvalue()
