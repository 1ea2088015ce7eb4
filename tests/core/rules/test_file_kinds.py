"""What a file is counts, not only what it is called."""

from __future__ import annotations

import pytest

from core.rules.file_kinds import (
    DANGERS,
    IMAGE,
    MACROS,
    PAGE,
    PROGRAM,
    SCRIPT,
    SHORTCUT,
    VBA,
    Inside,
    danger_of,
    media_type,
)


@pytest.mark.parametrize(
    ("name", "danger"),
    [
        ("setup.exe", PROGRAM),
        ("invoice.pdf.exe", PROGRAM),
        ("invoice.exe. ", PROGRAM),
        ("run.BAT", SCRIPT),
        ("a.hta", SCRIPT),
        ("a.ps1", SCRIPT),
        ("a.js", SCRIPT),
        ("a.lnk", SHORTCUT),
        ("a.url", SHORTCUT),
        ("a.desktop", SHORTCUT),
        ("plan.xlsm", MACROS),
        ("page.html", PAGE),
        ("disk.iso", IMAGE),
        ("drawing.pdf", ""),
        ("plan.xlsx", ""),
        ("photo.jpg", ""),
        ("no ending", ""),
    ],
)
def test_by_name(name: str, danger: str) -> None:
    assert danger_of(name, Inside()) == danger
    assert not danger or danger in DANGERS


@pytest.mark.parametrize(
    ("inside", "danger"),
    [
        (Inside(b"MZ\x90\x00"), PROGRAM),
        (Inside(b"\x7fELF\x02"), PROGRAM),
        (Inside(b"#!/bin/sh\nrm -rf ~"), SCRIPT),
        (Inside(b"\x4c\x00\x00\x00\x01\x14\x02\x00"), SHORTCUT),
        (Inside(b"\xef\xbb\xbf\r\n[InternetShortcut]\nURL=x"), SHORTCUT),
        (Inside("[Desktop Entry]".encode("utf-16")), SHORTCUT),
        (Inside(b"PK\x03\x04", ("xl/workbook.xml", "xl/vbaProject.bin")), MACROS),
        (Inside(b"PK\x03\x04", ("xl/macrosheets/sheet1.xml",)), MACROS),
        (Inside(b"PK\x03\x04", ("com/a/Main.class",)), PROGRAM),
        (Inside(b"\xd0\xcf\x11\xe0", has_vba=True), MACROS),
        (Inside(b"<!DOCTYPE html><script>"), PAGE),
        (Inside(b"%PDF-1.7"), ""),
        (Inside(b"PK\x03\x04", ("word/document.xml",)), ""),
    ],
)
def test_by_what_it_holds_whatever_it_is_called(inside: Inside, danger: str) -> None:
    assert danger_of("invoice.pdf", inside) == danger


def test_the_mark_of_macros_is_that_of_the_directory_of_an_older_office_file() -> None:
    assert VBA.startswith(b"_\x00V\x00B\x00A\x00")


@pytest.mark.parametrize(
    ("name", "head", "found"),
    [
        ("x", b"%PDF-1.4", "application/pdf"),
        ("x.pdf", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("x.jpg", b"\x00\x00\x00\x18ftypheic", "image/heic"),
        ("x.webp", b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        ("x.docx", b"PK\x03\x04", media_type("y.docx", b"")),
        ("x.unknown", b"", "application/octet-stream"),
    ],
)
def test_the_media_type_of_pictures_is_that_of_their_bytes(
    name: str, head: bytes, found: str
) -> None:
    assert media_type(name, head) == found
