"""What a workbook says of itself: its sheets, its date system, cells that show percentages."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.utils import column_index_from_string

from core.exchange._workbook_gate import DAMAGED, refused
from core.language import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.exchange._workbook_gate import Gate

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 200_000, 200, 10_000_000
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_PERCENTS: Final = frozenset({9, 10})
"""Number formats of percentages that every Excel knows without being told."""
# Every run is bounded: a file from outside may go on for ever without a closing bracket.
_FORMULA: Final = re.compile(
    rb"<c\b([^>]{0,300})>\s{0,99}<f\b[^>]{0,300}(?:/>|>[^<]{0,9000}</f>)\s{0,99}(<v>[^<]|)"
)
_ERROR: Final = re.compile(
    rb"""<c\b(?=[^>]{0,300}?\bt="e")([^>]{0,300})>(?:<f\b[^>]{0,300}(?:/>|>[^<]{0,9000}</f>))?<v>([^<]{0,40})"""
)
_PLACE: Final = re.compile(rb"""\br="([A-Z]{1,3})(\d{1,7})\"""")
_HIDDEN_ROW: Final = re.compile(
    rb"""<row\b(?=[^>]{0,300}?\bhidden="(?:1|true)")[^>]{0,300}?\br="(\d{1,7})\""""
)
_HIDDEN_COLUMN: Final = re.compile(
    rb"""<col\b(?=[^>]{0,300}?\bhidden="(?:1|true)")([^>]{0,300})>"""
)
_FAR: Final = re.compile(
    rb""" r="(?:(?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z])\d|[A-Z]{1,3}(?:\d{7}|[2-9]\d{5}))[^>]{0,300}>"""
)
_SHARE: Final = rb"""<c\b(?=[^>]{0,300}?\bs="(?:%s)")([^>/]{0,300})>"""
_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MERGED: Final = re.compile(rb"""<mergeCell\b[^>]{0,300}?\bref="([A-Z0-9:]{3,20})\"""")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook names it, and the part it is in."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class Odd:
    """What is unusual in a sheet; lines and columns are counted from 1.

    Attributes:
        uncalculated: cells with a formula that was never calculated.
        calculated: how many cells hold a formula with what it gives.
        errors: cells that hold an error, and which.
        covered: cells under a merged one, and the cell that holds their value.
        shares: cells that show a percentage.
        hidden_rows: lines that are not shown.
        hidden_columns: columns that are not shown.
    """

    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    calculated: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    covered: dict[tuple[int, int], str] = field(default_factory=dict)
    shares: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a workbook says of itself as a whole."""

    sheets: tuple[SheetPart, ...]
    is_1904: bool
    percent_styles: frozenset[int]


def parts_of(gate: Gate) -> Parts:
    """Return what a workbook says of itself.

    Raises:
        ImportProblems: it does not say what it is, or not in words that can be read.
    """
    main = _main_part(gate)
    root = _tree(gate.part(main))
    folder, name = posixpath.split(main)
    relations = _tree(gate.part(f"{folder}/_rels/{name}.rels"))
    targets = {each.get("Id"): _inside(folder, each.get("Target") or "") for each in relations}
    sheets = []
    for each in _all(root, "sheet"):
        target = targets.get(each.get(_RELATION) or each.get(_STRICT))
        if target is not None and target in gate and "worksheet" in target:
            sheets.append(
                SheetPart(each.get("name") or "", target, each.get("state", "visible") != "visible")
            )
    properties = next(_all(root, "workbookPr"), None)
    is_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    style_part = next((each for each in targets.values() if each.endswith("styles.xml")), "")
    styles = _percent_styles(gate.part(style_part)) if style_part in gate else frozenset()
    if not sheets:
        raise refused(mark("The workbook has no sheet with cells."))
    return Parts(tuple(sheets), is_1904, styles)


def odd(raw: bytes, percent_styles: frozenset[int]) -> Odd:
    """Return what is unusual in a sheet.

    Raises:
        ImportProblems: it reaches further than a list does.
    """
    if any(not each[0].endswith(b"/>") for each in _FAR.finditer(raw)):
        why = mark("A sheet has more than {rows} rows or {columns} columns.")
        raise refused(why, rows=MAX_ROWS, columns=MAX_COLUMNS)
    found = Odd()
    if _has_formula(raw):
        _formulas(raw, found)
    if b't="e"' in raw:
        found.errors = dict(_errors(raw))
    found.shares = set(_shares(raw, percent_styles))
    found.covered = dict(_covered(raw))
    found.hidden_rows = {int(each[1]) for each in _HIDDEN_ROW.finditer(raw)}
    found.hidden_columns = set(_hidden_columns(raw))
    return found


def _has_formula(raw: bytes) -> bool:
    at = raw.find(b"<f")
    while at >= 0 and raw[at + 2 : at + 3] not in (b">", b" ", b"/"):
        at = raw.find(b"<f", at + 2)  # a rule of a column has <formula1>
    return at >= 0


def _formulas(raw: bytes, found: Odd) -> None:
    for each in _FORMULA.finditer(raw):
        if each[2] or b't="str"' in each[1]:
            found.calculated += 1
        elif place := _place(each[1]):
            found.uncalculated.add(place)


def _errors(raw: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for each in _ERROR.finditer(raw):
        if place := _place(each[1]):
            yield place, each[2].decode("utf-8", "replace")


def _main_part(gate: Gate) -> str:
    for each in _tree(gate.part("[Content_Types].xml")):
        kind = each.get("ContentType") or ""
        if kind.endswith("main+xml") and ("sheet" in kind):
            return (each.get("PartName") or "").lstrip("/")
    raise refused(mark("This is an archive, but no Excel workbook."))


def _tree(raw: bytes) -> Any:
    try:
        return fromstring(raw, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refused(DAMAGED) from error


def _all(root: Any, tag: str) -> Iterator[Any]:
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == tag)


def _inside(folder: str, target: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
    )


def _percent_styles(raw: bytes) -> frozenset[int]:
    """Return the numbers of the cell styles that show a percentage."""
    root = _tree(raw)
    formats = set(_PERCENTS)
    for each in _all(root, "numFmt"):
        code = re.sub(r'"[^"]*"|\\.', "", each.get("formatCode") or "")
        if "%" in code:
            formats.add(_number(each.get("numFmtId")))
    cells = next(_all(root, "cellXfs"), None)
    styles = [] if cells is None else list(cells)
    return frozenset(
        number for number, each in enumerate(styles) if _number(each.get("numFmtId")) in formats
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else -1  # noqa: PLR2004


def _shares(raw: bytes, styles: frozenset[int]) -> Iterator[tuple[int, int]]:
    if not styles:
        return
    wanted = b"|".join(str(each).encode() for each in sorted(styles))
    for each in re.finditer(_SHARE % wanted, raw):
        if place := _place(each[1]):
            yield place


def _covered(raw: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for each in _MERGED.finditer(raw):
        found = _RANGE.fullmatch(each[1].decode())
        if found is None:
            continue
        left, right = column_index_from_string(found[1]), column_index_from_string(found[3])
        top, bottom = int(found[2]), int(found[4])
        if (bottom - top + 1) * (right - left + 1) > MAX_ROWS:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    yield (row, column), f"{found[1]}{found[2]}"


def _hidden_columns(raw: bytes) -> Iterator[int]:
    for each in _HIDDEN_COLUMN.finditer(raw):
        ends = [re.search(rb'\b%s="(\d{1,5})"' % name, each[1]) for name in (b"min", b"max")]
        if all(ends):
            first, last = (int(end[1]) for end in ends if end is not None)
            yield from range(first, min(last, MAX_COLUMNS) + 1)


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _PLACE.search(attributes)
    return None if found is None else (int(found[2]), column_index_from_string(found[1].decode()))
