"""Pictures: what they are, when they were taken, small copies of them, copies that tell no place."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from core.errors import AppError, FileRefused
from core.language import mark, tr
from core.paths import atomic_path, cache_folder
from core.terms import EARLIEST, LATEST

if TYPE_CHECKING:
    from pathlib import Path

FORMATS: Final = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    TiffImagePlugin.TiffImageFile.format,
    GifImagePlugin.GifImageFile.format,
    BmpImagePlugin.BmpImageFile.format,
)
"""Named by their readers, which are loaded so; no other reader is tried."""
MOST_PIXELS: Final = 100_000_000
THUMB, LARGE = 360, 2560
"""The longer edge of a picture in the gallery, and of one that fills the window."""
_ORIENTATION, _GPS, _EXIF, _TAKEN, _CHANGED = 0x0112, 0x8825, 0x8769, 0x9003, 0x0132
_QUALITY, _HEAD = 86, 16
_MODES: Final = frozenset({"RGB", "L"})
_GROUND: Final = (255, 255, 255)
_START, _APP1, _SCAN = b"\xff\xd8", 0xE1, 0xDA
_TOLD: Final = (b"Exif\x00", b"http://ns.adobe.com/")
"""What begins the parts of a JPEG that may say where it was taken."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a picture says of itself: its size as it is seen, and the day it was taken."""

    width: int
    height: int
    taken: dt.date | None


def facts(path: Path, name: str) -> Facts:
    """Return what a picture says of itself.

    Raises:
        FileRefused: it is no picture that can be shown; the message names it.
    """
    with _opened(path, name) as image:
        width, height = image.size
        exif = _exif(image)
        if exif.get(_ORIENTATION, 1) in {5, 6, 7, 8}:
            width, height = height, width
        return Facts(width, height, _taken(exif))


def small(path: Path, name: str, edge: int) -> bytes:
    """Return a picture as a JPEG of at most so many pixels an edge, upright and without its EXIF.

    Raises:
        FileRefused: it cannot be shown; the message names it.
    """
    with _opened(path, name) as image:
        image.draft("RGB", (edge, edge))
        try:
            deep = image.mode.startswith("I")
            seen = image.convert("I").point(_from_sixteen_bits) if deep else image
            seen.thumbnail((edge, edge))
            upright = ImageOps.exif_transpose(seen)
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            raise _broken(name) from error
        made = io.BytesIO()
        _plain(upright).save(made, "JPEG", quality=_QUALITY)
        return made.getvalue()


def thumbnail(path: Path, name: str, sha256: str, edge: int = THUMB) -> bytes:
    """Return `small` of a content, kept in the user's cache by its hash."""
    kept = cache_folder() / "thumbnails" / sha256[:2] / f"{sha256}-{edge}.jpg"
    try:
        return kept.read_bytes()
    except OSError:
        made = small(path, name, edge)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with atomic_path(kept) as part:
            part.write_bytes(made)
    except (OSError, AppError):
        return made  # a cache that cannot be written costs time, nothing else
    return made


def without_place(path: Path, name: str) -> bytes:
    """Return a picture as it is, but without what says where it was taken.

    A JPEG keeps every pixel: only the parts that describe it are left out, but for which way up it
    is. Other pictures are written anew.

    Raises:
        FileRefused: it is no picture that can be read.
    """
    raw = path.read_bytes()
    with _opened(path, name) as image:
        exif = _exif(image)
        tells = _GPS in exif or "xmp" in image.info or "XML:com.adobe.xmp" in image.info
        if image.format in {"JPEG", "MPO"}:
            return _without_parts(raw, _upright_only(exif))
        if not tells:
            return raw
        try:
            image.load()
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            raise _broken(name) from error
        made = io.BytesIO()
        image.info = {}
        image.save(made, image.format, exif=_upright_only(exif))
        return made.getvalue()


def _opened(path: Path, name: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Its size is looked at below; the library only warns.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path, formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except UnidentifiedImageError:
        raise _unknown(path, name) from None
    except (OSError, ValueError, SyntaxError) as error:
        raise _broken(name) from error
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise _too_large(name)
    return image


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        return Image.Exif()


def _taken(exif: Image.Exif) -> dt.date | None:
    try:
        inner: Any = exif.get_ifd(_EXIF)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        inner = {}
    for said in (inner.get(_TAKEN), exif.get(_CHANGED)):
        try:
            found = dt.datetime.strptime(str(said)[:10], "%Y:%m:%d").date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
        if EARLIEST < found <= LATEST:
            return found
    return None


def _from_sixteen_bits(shade: Any) -> Any:
    return shade * (1 / 256)


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in plain colours; what is see-through lies on white."""
    if image.mode in _MODES:
        return image
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        ground = Image.new("RGB", seen.size, _GROUND)
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return image.convert("RGB")


def _upright_only(exif: Image.Exif) -> bytes:
    kept = Image.Exif()
    if exif.get(_ORIENTATION, 1) != 1:
        kept[_ORIENTATION] = exif[_ORIENTATION]
        return kept.tobytes()
    return b""


def _without_parts(raw: bytes, exif: bytes) -> bytes:
    """Return a JPEG without its describing parts; what is no JPEG part by part is left as it is."""
    out = [_START]
    if exif:
        told = exif if exif.startswith(b"Exif") else b"Exif\x00\x00" + exif
        out.append(bytes((0xFF, _APP1)) + (len(told) + 2).to_bytes(2, "big") + told)
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF and raw[at + 1] != _SCAN:  # noqa: PLR2004  every part begins so
        size = int.from_bytes(raw[at + 2 : at + 4], "big")
        if not (raw[at + 1] == _APP1 and raw[at + 4 :].startswith(_TOLD)):
            out.append(raw[at : at + 2 + size])
        at += 2 + size
    out.append(_first_picture(raw[at:]))
    return b"".join(out)


def _first_picture(scan: bytes) -> bytes:
    """Return the pixels alone: a second picture behind them would have an EXIF of its own."""
    end = scan.find(b"\xff\xd9\xff\xd8")
    return scan if end < 0 else scan[: end + 2]


def _too_large(name: str) -> FileRefused:
    why = mark("{name} has more than {count} megapixels.")
    return FileRefused(tr(why, name=name, count=MOST_PIXELS // 10**6))


def _broken(name: str) -> FileRefused:
    return FileRefused(tr(mark("{name} is a picture that is not whole."), name=name))


def _unknown(path: Path, name: str) -> FileRefused:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head[4:8] == b"ftyp":
        why = mark(
            "{name} is a HEIC or AVIF picture, which cannot be shown. Save it as JPEG first."
        )
    else:
        why = mark("{name} is no picture of a known kind: JPEG, PNG, WebP, TIFF, GIF or BMP.")
    return FileRefused(tr(why, name=name))
