"""Pictures are upright, dated, small, and say no place; what cannot be shown is refused by name."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from core import pictures
from core.errors import FileRefused
from tests.attached import photograph

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, raw: bytes, name: str = "a.jpg") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_a_photograph_on_its_side_is_shown_upright_and_dated(tmp_path: Path) -> None:
    raw = photograph((64, 48), taken="2025:02:03 10:11:12", orientation=6)
    path = written(tmp_path, raw)
    assert pictures.facts(path, "a.jpg") == pictures.Facts(48, 64, dt.date(2025, 2, 3))
    small = Image.open(io.BytesIO(pictures.small(path, "a.jpg", 32)))
    assert small.size == (24, 32)
    assert not small.getexif()


@pytest.mark.parametrize("said", ["0000:00:00 00:00:00", "yesterday", "9999:99:99", ""])
def test_a_date_that_is_none_is_left_out(tmp_path: Path, said: str) -> None:
    path = written(tmp_path, photograph(taken=said))
    assert pictures.facts(path, "a.jpg").taken is None


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "I;16", "1"])
def test_every_kind_of_colours_becomes_small(tmp_path: Path, mode: str) -> None:
    suffix = ".tif" if mode in {"CMYK", "I;16"} else ".png"
    path = tmp_path / f"a{suffix}"
    Image.new(mode, (500, 300)).save(path)
    assert Image.open(io.BytesIO(pictures.small(path, path.name, 100))).size == (100, 60)


def test_a_photograph_given_away_says_no_place_and_keeps_every_pixel(tmp_path: Path) -> None:
    raw = photograph(gps=True, orientation=6, taken="2025:02:03 10:11:12")
    path = written(tmp_path, raw)
    before = Image.open(io.BytesIO(raw))
    assert 0x8825 in before.getexif()
    left = Image.open(io.BytesIO(pictures.without_place(path, "a.jpg")))
    assert dict(left.getexif()) == {0x0112: 6}
    assert left.tobytes() == before.tobytes()
    assert pictures.without_place(written(tmp_path, photograph()), "b.jpg")


def test_a_png_with_a_place_loses_it(tmp_path: Path) -> None:
    told = Image.Exif()
    told.get_ifd(0x8825)[2] = (51.0, 10.0, 0.0)
    path = tmp_path / "a.png"
    Image.new("RGB", (4, 4), "red").save(path, exif=told)
    left = Image.open(io.BytesIO(pictures.without_place(path, "a.png")))
    assert not left.getexif()
    assert left.getpixel((0, 0)) == (255, 0, 0)


def bomb(width: int, height: int) -> bytes:
    """Return the head of a PNG that claims to be so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + head + data + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (bomb(60_000, 60_000), "megapixels"),
        (bomb(12_000, 12_000), "megapixels"),
        (bomb(300, 300), "not whole"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        (b"just words", "no picture"),
        (b"", "no picture"),
        (photograph((600, 400))[:400], "picture"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_name(tmp_path: Path, raw: bytes, why: str) -> None:
    path = written(tmp_path, raw, "DSC 1.jpg")
    with pytest.raises(FileRefused, match=why) as caught:
        pictures.small(path, "DSC 1.jpg", 100)
    assert "DSC 1.jpg" in str(caught.value)


def test_thumbnails_are_kept_by_content_and_a_broken_cache_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "cache_folder", lambda: tmp_path / "cache")
    path = written(tmp_path, photograph((900, 600)))
    made = pictures.thumbnail(path, "a.jpg", "ab" * 32)
    path.unlink()
    assert pictures.thumbnail(path, "a.jpg", "ab" * 32) == made
    monkeypatch.setattr(pictures, "cache_folder", lambda: tmp_path / "a.jpg" / "no folder")
    path.write_bytes(photograph((900, 600)))
    assert pictures.thumbnail(path, "a.jpg", "ab" * 32) == made
