"""A broken or hostile workbook costs a message that says what it is and what to do, nothing more."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from core.errors import FileMissing, ImportProblems
from core.exchange.workbook import CHANGED, BookChoices, read
from core.operations.register import add_row
from tests.builders import project_in, started
from tests.workbooks import Filled, differences, filled_table, sent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.workspace import Workspace

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return filled_table(tmp_path / "list.xlsx", [["Code", "Equipment"], ["E-1", "Robot"]])


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook anew with one part changed."""
    with ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[name] = change(parts.get(name, b""))
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for each, raw in parts.items():
            archive.writestr(each, raw)
    return path


def reason(path: Path) -> str:
    with pytest.raises(ImportProblems) as caught:
        read(path, "")
    [problem] = caught.value.problems
    return problem.reason


def test_a_plain_list_is_read(plain: Path) -> None:
    assert read(plain, "").sheets[0].register == "equipment"


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read(tmp_path / "none.xlsx", "")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "kind xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"<html><table>", "kind html/xml"),
        (b"Code;Name\nE-1;Robot\n", "kind csv"),
        (b"\0\1\2\3", "no Excel workbook"),
        (b"PK\x03\x04 cut off", "damaged or cut off"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "named.xlsx"
    path.write_bytes(raw)
    assert said in reason(path)


@pytest.mark.parametrize(
    ("part", "said"),
    [("xl/workbook.bin", "kind xlsb"), ("content.xml", "kind ods"), ("a", "no Excel")],
)
def test_other_archives_are_named(tmp_path: Path, part: str, said: str) -> None:
    path = tmp_path / "named.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr(part, b"x")
    assert said in reason(path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_cut_off_is_refused(plain: Path, share: float) -> None:
    raw = plain.read_bytes()
    plain.write_bytes(raw[: int(len(raw) * share)])
    assert "damaged or cut off" in reason(plain)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b"<!DOCTYPE x>",
    ],
)
def test_f38_document_types_are_refused_in_every_part(
    plain: Path, part: str, declared: bytes
) -> None:
    assert "document type" in reason(changed(plain, part, lambda raw: declared + raw))


def test_a_part_in_another_encoding_is_refused(plain: Path) -> None:
    path = changed(plain, SHEET, lambda raw: raw.decode().encode("utf-16"))
    assert "UTF-8" in reason(path)


def test_f40_a_bomb_is_refused_before_it_goes_off(plain: Path) -> None:
    path = changed(plain, SHEET, lambda _raw: b"<row/>" * 5_000_000)
    assert path.stat().st_size < 2**20
    assert "larger inside" in reason(path)


def test_f40_a_size_that_lies_is_found_out(plain: Path) -> None:
    raw = bytearray(plain.read_bytes())
    with ZipFile(plain) as archive:
        info = archive.getinfo(SHEET)
    size = info.file_size.to_bytes(4, "little")
    at = raw.rindex(size, info.header_offset + 200)
    raw[at : at + 4] = (10).to_bytes(4, "little")
    plain.write_bytes(raw)
    assert "damaged" in reason(plain)


def test_names_that_lead_outside_are_refused(plain: Path) -> None:
    assert "damaged" in reason(changed(plain, "../../etc/x", lambda _raw: b"x"))


def test_f41_a_cell_at_the_end_of_the_world_is_refused(plain: Path) -> None:
    path = changed(
        plain,
        SHEET,
        lambda raw: raw.replace(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
    )
    assert "200000 rows or 200 columns" in reason(path)


def test_macros_are_not_run_but_the_cells_are_read(plain: Path) -> None:
    found = read(changed(plain, "xl/vbaProject.bin", lambda _raw: b"\0"), "")
    assert "not run" in found.notices[0]


def test_heads_that_nobody_knows_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = filled_table(tmp_path / "list.xlsx", [["Foo", "Bar"], [1, 2]])
    assert "Write the names of the fields" in reason(path)


def test_f46_dates_from_1904_are_read_as_what_they_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    project_in(started(workspace))
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet: Any = book.worksheets[0]
    sheet.append(["Code", "Title", "Due"])
    sheet.append(["A-9", "Call", dt.date(2025, 2, 28)])
    book.save(tmp_path / "mac.xlsx")
    found = differences(workspace, tmp_path / "mac.xlsx", BookChoices(project="P-1"))
    assert "1904" in found.notices[0]
    due = next(cell for cell in found.rows[0].cells if cell.key == "due")
    assert (due.state, due.new) == (CHANGED, dt.date(2025, 2, 28))


def test_f46_the_day_that_never_was_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    project_in(started(workspace))
    path = filled_table(tmp_path / "list.xlsx", [["Code", "Title", "Due"], ["A-9", "Call", 60]])
    book = load_workbook(path)
    book.worksheets[0]["C2"].number_format = "yyyy-mm-dd"
    book.save(path)
    found = differences(workspace, path, BookChoices(project="P-1"))
    due = next(cell for cell in found.rows[0].cells if cell.key == "due")
    assert "March 1900" in due.reason


def test_f43_whatever_is_broken_in_it_only_one_kind_of_error_comes_of_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    project = project_in(started(workspace))
    for number in range(5):
        workspace.run("Add", add_row, "risks", project, {"title": f"Risk {number}"})
    whole = sent(workspace, tmp_path / "out.xlsx", "risks").read_bytes()
    dice = random.Random(7)  # noqa: S311  the same every time
    path = tmp_path / "broken.xlsx"
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        path.write_bytes(raw)
        _read_or_refuse(workspace, path)


def test_f43_broken_words_inside_are_refused_too(workspace: Workspace, tmp_path: Path) -> None:
    project = project_in(started(workspace))
    workspace.run("Add", add_row, "risks", project, {"title": "Risk"})
    dice = random.Random(11)  # noqa: S311  the same every time
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet3.xml"):
        for number in range(25):
            path = sent(workspace, tmp_path / f"{number}.xlsx", "risks")

            def spoil(raw: bytes) -> bytes:
                spoilt = bytearray(raw)
                for _ in range(dice.randint(1, 6)):
                    spoilt[dice.randrange(len(raw))] = dice.choice(b'<>"/=&0Az ')
                return bytes(spoilt)

            _read_or_refuse(workspace, changed(path, part, spoil))


def _read_or_refuse(workspace: Workspace, path: Path) -> None:
    try:
        differences(workspace, path)
    except ImportProblems:
        return  # any other kind of error fails the test


def test_a_workbook_of_ours_without_its_hidden_sheet_is_read_by_codes(
    workspace: Workspace, tmp_path: Path
) -> None:
    project = project_in(started(workspace))
    workspace.run("Add", add_row, "risks", project, {"title": "Risk"})
    filling = Filled(sent(workspace, tmp_path / "out.xlsx", "risks", project_id=project))
    del filling.book["handover"]
    filling.put(0, "title", "Other")
    found = differences(workspace, filling.save(), BookChoices(project="P-1"))
    [row] = found.rows
    assert [(cell.key, cell.new) for cell in row.cells] == [("title", "Other")]
