"""What a file is by its name and first bytes, and whether opening it may run something."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.file_names import suffix_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

HEAD: Final = 4096
"""So many first bytes tell what a file is."""

PROGRAM, SCRIPT, SHORTCUT, MACROS = "program", "script", "shortcut", "macros"
PAGE, IMAGE = "page", "image"
DANGERS: Final[Mapping[str, str]] = {
    PROGRAM: mark("This is a program. Opening it runs it, with everything you may do."),
    SCRIPT: mark("This is a script. Opening it may run it, with everything you may do."),
    SHORTCUT: mark("This is a shortcut. Opening it may run or load something else."),
    MACROS: mark("This document holds macros, which may run when it is opened."),
    PAGE: mark("This is a web page, which may run scripts and load things from the network."),
    IMAGE: mark("This is a disk image or a package, which may install or start programs."),
}
"""What to say of a file that may do more than be looked at."""

_SUFFIXES: Final[Mapping[str, str]] = {
    PROGRAM: "exe com scr pif cpl msi msp mst msix appx dll ocx sys drv jar jnlp apk app bin run elf "
    "out appimage gadget xll xlam ppa ppam wll class action workflow",
    SCRIPT: "bat cmd js jse mjs vbs vbe vb wsf wsh wsc ws sct hta ps1 ps1xml psm1 psd1 psc1 psc2 msh "
    "reg inf sh bash zsh csh ksh fish command tool terminal py pyw pyc pyo pyz pl pm rb php lua tcl "
    "r ahk au3 applescript scpt scptd scf msc ade adp mde accde chm hlp",
    SHORTCUT: "lnk url desktop webloc website appref-ms library-ms search-ms searchconnector-ms "
    "settingcontent-ms rdp theme themepack iqy oqy rqy slk udl application manifest",
    MACROS: "docm dotm xlsm xltm xlsb xlm pptm potm ppsm sldm mdb accdb",
    PAGE: "htm html xht xhtml shtml mht mhtml svg svgz xml.html",
    IMAGE: "iso img vhd vhdx dmg pkg mpkg deb rpm snap flatpak cab crx xpi vsix",
}
_BY_SUFFIX: Final = {
    f".{suffix}": danger for danger, suffixes in _SUFFIXES.items() for suffix in suffixes.split()
}
_HEADS: Final = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xfe\xed\xfa\xce", PROGRAM),
    (b"\xfe\xed\xfa\xcf", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"dex\n", PROGRAM),
    (b"#!", SCRIPT),
    (b"\x4c\x00\x00\x00\x01\x14\x02\x00", SHORTCUT),
)
_SHORTCUTS: Final = (b"[desktop entry]", b"[internetshortcut]", b"[shell]\r\ncommand")
_PAGES: Final = re.compile(rb"<\s*(!doctype\s+html|html|script|svg|iframe|body)\b", re.IGNORECASE)
_MACRO_PARTS: Final = re.compile(
    r"(^|/)(vbaproject\.bin|macrosheets/.*|vbadata\.xml)$", re.IGNORECASE
)
VBA: Final = "_VBA_PROJECT".encode("utf-16-le")
"""Stands in the directory of an older Office file that holds macros."""
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = b"PK\x03\x04"

_MARKS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_BOXES: Final[Mapping[bytes, str]] = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}
UNKNOWN: Final = "application/octet-stream"
_KNOWN: Final = mimetypes.MimeTypes(filenames=()).types_map[1] | {
    ".heic": "image/heic",
    ".heif": "image/heic",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".md": "text/markdown",
    ".dwg": "image/vnd.dwg",
    ".dxf": "image/vnd.dxf",
    ".msg": "application/vnd.ms-outlook",
    ".eml": "message/rfc822",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@dataclass(frozen=True, slots=True)
class Inside:
    """What was seen of a file: its first bytes, the names within an archive, macros of older Office."""

    head: bytes = b""
    parts: Collection[str] = ()
    has_vba: bool = False


def danger_of(name: str, inside: Inside) -> str:
    """Return the key in `DANGERS` of what opening a file may do; nothing where it is only looked at.

    What it holds counts before its name: `invoice.pdf` that begins as a program is one.
    """
    for start, danger in _HEADS:
        if inside.head.startswith(start):
            return danger
    plain = inside.head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if plain.startswith(_SHORTCUTS):
        return SHORTCUT
    if inside.has_vba or any(_MACRO_PARTS.search(part) for part in inside.parts):
        return MACROS
    if any(part.endswith(".class") for part in inside.parts):
        return PROGRAM
    found = _BY_SUFFIX.get(suffix_of(name), "")
    return found or (PAGE if _PAGES.match(plain) else "")


def media_type(name: str, head: bytes) -> str:
    """Return the media type of a file: pictures and PDF by what they hold, the rest by name."""
    for start, found in _MARKS:
        if head.startswith(start):
            return found
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and (found := _BOXES.get(head[8:12], "")):
        return found
    return _KNOWN.get(suffix_of(name), UNKNOWN)
