"""The blocks of a cover: facts, verdict, key figures, matrix, short lists, on twelve columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.report.blocks import Cell, Kind
from core.report.excel.measure import lines
from core.report.excel.sheet import GRID, LINE
from core.report.excel.styles import BODY

if TYPE_CHECKING:
    from core.report.blocks import (
        Facts,
        KeyFigure,
        KeyFigures,
        Line,
        Listings,
        Matrix,
        MatrixRow,
        Notes,
        Verdict,
    )
    from core.report.excel.sheet import Sheet

_HALF = GRID // 2
_LABEL, _REASONS = 2, 9


def put_facts(sheet: Sheet, facts: Facts) -> None:
    """Set names and values in two columns, filled from top to bottom."""
    half = (len(facts.items) + 1) // 2
    for n, fact in enumerate(facts.items):
        row, column = sheet.row + n % half, 1 + n // half * _HALF
        sheet.text(row, column, fact.label, "label", _LABEL)
        sheet.put(row, column + _LABEL, fact.cell, "fact", _HALF - _LABEL)
        text = fact.cell.value if isinstance(fact.cell.value, str) else ""
        taken = lines(text, sheet.room(column + _LABEL, _HALF - _LABEL), 9)
        known = sheet.work.row_dimensions[row].height or 0
        sheet.high(row, max(known, LINE * taken + 2.5))
    sheet.row += half + 1


def put_verdict(sheet: Sheet, verdict: Verdict) -> None:
    """Set shape, word and reasons on the ground of their colour."""
    reasons, room = "\n".join(verdict.reasons), sheet.room(GRID - _REASONS + 1, _REASONS)
    sheet.put(sheet.row, 1, Cell(verdict.text, tone=verdict.tone), "verdict", GRID - _REASONS)
    sheet.put(
        sheet.row,
        GRID - _REASONS + 1,
        Cell(reasons or None, tone=verdict.tone),
        "reasons",
        _REASONS,
    )
    sheet.high(sheet.row, max(LINE * lines(reasons, room, 9) + 8, 24))
    sheet.row += 2


def put_key_figures(sheet: Sheet, figures: KeyFigures) -> None:
    """Set each figure under its name and over what it is compared with."""
    share = GRID // len(figures.items)
    for n, figure in enumerate(figures.items):
        _put_figure(sheet, figure, 1 + n * share, share)
    for n, height in enumerate((15, 22, 15)):
        sheet.high(sheet.row + n, height)
    sheet.row += 4


def _put_figure(sheet: Sheet, figure: KeyFigure, column: int, share: int) -> None:
    sheet.text(sheet.row, column, figure.label, "figure label", share)
    sheet.put(sheet.row + 1, column, figure.cell, "figure", share)
    sheet.put(sheet.row + 2, column, figure.note, "figure note", share)


def put_matrix(sheet: Sheet, matrix: Matrix) -> None:
    """Set phases across and two lines a row: the days of the gates, then state and slip."""
    _put_heading(sheet, matrix.title)
    for n, (phase, gate) in enumerate(matrix.heads, start=_LABEL + 1):
        sheet.text(sheet.row, n, phase, "phase")
        sheet.text(sheet.row + 1, n, gate, "gate")
    sheet.text(sheet.row + 1, 1, "", "gate", _LABEL)
    sheet.repeated = (sheet.row, sheet.row + 1)
    sheet.row += 2
    for row in matrix.rows:
        _put_matrix_row(sheet, matrix, row)
    sheet.text(sheet.row, 1, matrix.legend, "legend", GRID)
    sheet.row += 2


def _put_matrix_row(sheet: Sheet, matrix: Matrix, row: MatrixRow) -> None:
    top, below = sheet.row, sheet.row + 1
    sheet.text(top, 1, row.label, "row", _LABEL)
    sheet.put(below, 1, Cell(row.actual, Kind.PERCENT), "share")
    sheet.put(below, 2, Cell(row.planned, Kind.PERCENT, f"{matrix.planned} "), "share")
    sheet.high(top, LINE * lines(row.label, sheet.room(1, _LABEL), 9.5) + 2.5)
    for n, cell in enumerate(row.cells, start=_LABEL + 1):
        due = "due " if cell.is_due else ""
        sheet.put(top, n, Cell(cell.day, Kind.DATE, tone=cell.tone), f"{due}day")
        slip = Cell(cell.slip, Kind.SLIP, f"{cell.mark} ", tone=cell.tone)
        bare = Cell(cell.mark or None, tone=cell.tone)
        sheet.put(below, n, bare if cell.slip is None else slip, f"{due}state")
    sheet.row += 2


def put_listings(sheet: Sheet, listings: Listings) -> None:
    """Set short lists side by side: the day, how late, what it is."""
    share = GRID // len(listings.items)
    top, deepest = sheet.row, 0
    heights: dict[int, float] = {}
    for n, listing in enumerate(listings.items):
        column = 1 + n * share
        sheet.text(top, column, listing.title, "heading", share)
        for k, line in enumerate(listing.lines, start=1):
            height = _put_line(sheet, line, top + k, column, share)
            heights[top + k] = max(heights.get(top + k, 0), height)
        if not listing.lines:
            sheet.text(top + 1, column, listing.empty, "note", share)
        deepest = max(deepest, len(listing.lines), 1)
    sheet.high(top, 20)
    for row, height in heights.items():
        sheet.high(row, height)
    sheet.row = top + deepest + 2


def _put_line(sheet: Sheet, line: Line, row: int, column: int, share: int) -> float:
    """Set an event of a list, and return how high its row is to be."""
    sheet.put(row, column, Cell(line.day, Kind.DATE), "event")
    sheet.put(row, column + 1, Cell(line.slip, Kind.SLIP), "event")
    sheet.text(row, column + 2, line.text, "event text", share - 2)
    return LINE * lines(line.text, sheet.room(column + 2, share - 2) - 1.5, BODY) + 3


def put_notes(sheet: Sheet, notes: Notes) -> None:
    """Set sentences, each over the whole width."""
    room = sheet.room(1, sheet.broad)
    for line in notes.lines:
        sheet.put(sheet.row, 1, Cell(line, tone=notes.tone), "note", sheet.broad)
        sheet.high(sheet.row, LINE * lines(line, room, 9) + 3)
        sheet.row += 1
    sheet.row += 1


def _put_heading(sheet: Sheet, title: str) -> None:
    sheet.text(sheet.row, 1, title, "heading", GRID)
    sheet.high(sheet.row, 20)
    sheet.row += 1
